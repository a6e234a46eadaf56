// @ts-check
import { forget as forgetMine } from "./mine-kept.js";
import { CHANNEL, DONE, NO_ANSWER, forget, owner, remember, send, usable, waiting } from "./queue.js";

const SYNC = "dardar-queue";
/** Milliseconds until the first new try after the server gave no answer; each next waits twice as long. */
const FIRST_PAUSE = 4000;
const LONGEST_PAUSE = 5 * 60 * 1000;

/**
 * The phone's side of a page: it starts the service worker, remembers whose phone this is, and
 * sends what waits as soon as it can. The link inside tells how many wait.
 *
 * On the offline page it knows no account and stays with the one it remembers.
 */
class Phone extends HTMLElement {
  #channel = new BroadcastChannel(CHANNEL);
  #gone = new AbortController();
  #pause = FIRST_PAUSE;
  #timer = 0;

  async connectedCallback() {
    const { signal } = (this.#gone = new AbortController());
    if (!(await usable()) || signal.aborted) return;
    this.#channel.addEventListener("message", (event) => this.#heard(event.data), { signal });
    window.addEventListener("online", () => this.#send(), { signal });
    document.addEventListener("visibilitychange", () => document.hidden || this.#send(), { signal });
    document.addEventListener("submit", (event) => this.#leave(event), { signal });
    const { account, zone, ticket, worker } = this.dataset;
    if (account) await remember({ account, zone: zone ?? "", ticket: ticket ?? "" });
    if (worker) this.#start(worker);
    await this.#show();
    await this.#send();
  }

  disconnectedCallback() {
    this.#gone.abort();
    clearTimeout(this.#timer);
  }

  /** @param {string} worker */
  #start(worker) {
    const options = /** @type {const} */ ({ scope: "/", type: "module", updateViaCache: "none" });
    // A browser without module workers still sends; it only lacks the offline page.
    navigator.serviceWorker?.register(worker, options).catch(() => {});
  }

  /** @param {{kept?: string, sending?: string, ended?: string, arrived?: object}} what */
  async #heard(what) {
    if (what.arrived) document.dispatchEvent(new CustomEvent("dardar:arrived", { detail: what.arrived }));
    if (what.kept) await this.#askForSync();
    if (!what.sending && !what.ended) await this.#show();
  }

  async #send() {
    clearTimeout(this.#timer);
    const ended = await send();
    if (ended === DONE) this.#pause = FIRST_PAUSE;
    if (ended !== NO_ANSWER || this.#gone.signal.aborted) return;
    this.#timer = setTimeout(() => this.#send(), this.#pause);
    this.#pause = Math.min(2 * this.#pause, LONGEST_PAUSE);
  }

  async #show() {
    const { mine } = await waiting();
    const isSomebody = Boolean((await owner()).account);
    for (const part of document.querySelectorAll("[data-nobody]")) part.toggleAttribute("hidden", isSomebody);
    for (const part of document.querySelectorAll("[data-somebody]")) part.toggleAttribute("hidden", !isSomebody);
    const mark = this.querySelector("a");
    if (!mark) return;
    mark.hidden = mine.length === 0;
    const words = (mine.length === 1 ? this.dataset.one : this.dataset.other) ?? "{}";
    for (const number of mark.querySelectorAll("[data-number]")) number.textContent = String(mine.length);
    for (const said of mark.querySelectorAll("[data-words]")) said.textContent = words.replace("{}", String(mine.length));
  }

  /** Where the browser can, it sends even when all pages are closed. */
  async #askForSync() {
    const registration = await navigator.serviceWorker?.getRegistration();
    if (!registration?.active || !("sync" in registration)) return;
    // Some browsers have it and don't allow it.
    await /** @type {any} */ (registration.sync).register(SYNC).catch(() => {});
  }

  /**
   * Who signs out is forgotten before they have left.
   *
   * @param {SubmitEvent} event
   */
  #leave(event) {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.getAttribute("action") !== this.dataset.signOut) return;
    if (event.defaultPrevented) return;
    event.preventDefault();
    forgetMine();
    forget().finally(() => form.submit());
  }
}

customElements.define("dd-phone", Phone);
