// @ts-check
import { CHANNEL, DONE, SIGNED_OUT, UNCLEAR, drop, owner, retry, send, usable, waiting } from "./queue.js";

/** Pixels of the side of a small picture, twice as many as shown: screens are fine. */
const SMALL = 112;

/**
 * What waits on this phone: how many, and each with a picture or its words, and how it stands.
 *
 * The words are attributes and templates of the page. What others captured here is only counted.
 */
class Queue extends HTMLElement {
  #channel = new BroadcastChannel(CHANNEL);
  #gone = new AbortController();
  #sending = "";
  #ended = DONE;
  #arrived = 0;
  #shown = Promise.resolve();

  async connectedCallback() {
    const { signal } = (this.#gone = new AbortController());
    if (!(await usable()) || signal.aborted) return;
    this.#channel.addEventListener("message", (event) => this.#heard(event.data), { signal });
    this.addEventListener("click", (event) => this.#click(event), { signal });
    this.#showNext();
  }

  disconnectedCallback() {
    this.#gone.abort();
  }

  /** @param {{sending?: string, ended?: string, arrived?: object}} what */
  #heard(what) {
    if (what.arrived) this.#arrived += 1;
    if (what.sending) this.#sending = what.sending;
    if (what.ended) {
      this.#ended = what.ended;
      this.#sending = "";
    }
    this.#showNext();
  }

  #showNext() {
    this.#shown = this.#shown.then(() => this.#show());
  }

  async #show() {
    const { mine, others } = await waiting();
    const known = Boolean((await owner()).account);
    this.hidden = mine.length + others + this.#arrived === 0;
    this.#say("[data-count]", this.#counted(mine.length));
    this.#say("[data-others]", others ? this.#number(known ? "others" : "nobodys", others) : "");
    this.#say("[data-how]", mine.length ? this.#how(mine) : "");
    for (const button of this.querySelectorAll("[data-send]")) button.toggleAttribute("hidden", mine.length === 0);
    const list = this.querySelector("[data-list]");
    if (!list) return;
    const rows = new Map([...list.children].map((row) => [row.getAttribute("data-row"), row]));
    for (const item of mine) {
      const row = rows.get(item.key) ?? this.#row(item, list);
      rows.delete(item.key);
      if (row) this.#tell(row, item);
    }
    for (const row of rows.values()) row.remove();
  }

  /**
   * @param {number} left
   * @returns {string} how many wait; once all is there, how many have arrived while the page was open
   */
  #counted(left) {
    if (left > 0) return this.#number("waiting", left);
    return this.#arrived > 0 ? this.#number("arrived", this.#arrived) : "";
  }

  /**
   * @param {import("./queue.js").Item} item
   * @param {Element} list
   * @returns {Element | null}
   */
  #row(item, list) {
    const template = this.querySelector("template[data-row]");
    if (!(template instanceof HTMLTemplateElement)) return null;
    list.append(template.content.cloneNode(true));
    const row = /** @type {Element} */ (list.lastElementChild);
    row.setAttribute("data-row", item.key);
    const words = this.#words(item);
    for (const part of row.querySelectorAll("[data-words]")) part.textContent = words;
    for (const part of row.querySelectorAll("[data-hush-words]")) part.textContent = `: ${words}`;
    if (item.kind === "photo" && item.file) this.#picture(row, item.file);
    return row;
  }

  /**
   * @param {Element} row
   * @param {import("./queue.js").Item} item
   */
  #tell(row, item) {
    const state = item.key === this.#sending ? "sending" : item.refused ? "refused" : item.tries ? "tried" : "waiting";
    row.setAttribute("data-state", state);
    const words = this.#label(`state-${state}`).replace("{}", () => item.refused);
    const shown = row.querySelector("[data-state-words]");
    if (shown && shown.textContent !== words) shown.textContent = words;
    const isQuestion = item.why === UNCLEAR;
    for (const button of row.querySelectorAll("[data-finish]")) button.toggleAttribute("hidden", !isQuestion);
    const isRefused = state === "refused" && !isQuestion;
    for (const button of row.querySelectorAll("[data-again]")) button.toggleAttribute("hidden", !isRefused);
  }

  /**
   * @param {import("./queue.js").Item} item
   * @returns {string}
   */
  #words(item) {
    const said = (/** @type {string} */ name) => item.fields.find(([field]) => field === name)?.[1] ?? "";
    const text = said("who") || said("new") || said("text") || item.name || "";
    const short = text.trim().split("\n").slice(0, 2).join(", ").slice(0, 80);
    const time = new Date(item.at).toLocaleTimeString(document.documentElement.lang, { timeStyle: "short" });
    return this.#label(`kind-${item.kind}`).replace("{time}", time).replace("{}", () => short);
  }

  /**
   * @param {Element} row
   * @param {Blob} file
   */
  async #picture(row, file) {
    const frame = row.querySelector("[data-picture]");
    const picture = await createImageBitmap(file).catch(() => null);
    if (!frame || !picture) return;
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = SMALL;
    const side = Math.min(picture.width, picture.height);
    const [left, top] = [(picture.width - side) / 2, (picture.height - side) / 2];
    canvas.getContext("2d")?.drawImage(picture, left, top, side, side, 0, 0, SMALL, SMALL);
    picture.close();
    frame.replaceChildren(canvas);
  }

  /**
   * @param {import("./queue.js").Item[]} mine
   * @returns {string}
   */
  #how(mine) {
    if (mine.every((item) => item.refused)) return "";
    if (this.#ended === SIGNED_OUT) return this.#label("how-signed-out");
    return this.#label(navigator.onLine && this.#ended === DONE ? "how-online" : "how-offline");
  }

  /** @param {Event} event */
  #click(event) {
    const target = /** @type {Element} */ (event.target);
    const key = target.closest("[data-list] > *")?.getAttribute("data-row") ?? "";
    if (target.closest("[data-send]")) send();
    else if (target.closest("[data-remove]")) drop(key);
    else if (target.closest("[data-again]")) retry(key).then(send);
    else if (target.closest("[data-finish]")) this.#finish(key);
  }

  /**
   * Take a form the server has a question about to its page. Once answered there, it is known under
   * its key, and the next sending finds that it has arrived.
   *
   * @param {string} key
   */
  async #finish(key) {
    const item = (await waiting()).mine.find((one) => one.key === key);
    const token = await this.#token();
    if (!item || !token) return;
    const form = document.createElement("form");
    form.method = "post";
    form.action = item.url;
    for (const [name, value] of [...item.fields, ["key", key], ["csrfmiddlewaretoken", token]]) {
      const field = document.createElement("textarea");
      field.name = name;
      field.value = value;
      form.append(field);
    }
    form.hidden = true;
    document.body.append(form);
    form.submit();
  }

  /** @returns {Promise<string>} "" without a network, or signed out */
  async #token() {
    try {
      const { account, ticket } = await owner();
      const said = await (await fetch(ticket, { cache: "no-store" })).json();
      return said.account === account ? said.token : "";
    } catch {
      return "";
    }
  }

  /**
   * @param {string} name
   * @param {number} number
   */
  #number(name, number) {
    return this.#label(`${name}-${number === 1 ? "one" : "other"}`).replace("{}", String(number));
  }

  /** @param {string} name */
  #label(name) {
    return this.getAttribute(`data-${name}`) ?? "";
  }

  /**
   * @param {string} where
   * @param {string} words
   */
  #say(where, words) {
    for (const place of this.querySelectorAll(where)) {
      if (place.textContent !== words) place.textContent = words;
      place.toggleAttribute("hidden", words === "");
    }
  }
}

customElements.define("dd-queue", Queue);
