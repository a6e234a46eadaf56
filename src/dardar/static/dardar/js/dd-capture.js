// @ts-check
import { files, fromForm, texts, withCircumstances } from "./drafts.js";
import { isFull, owner, send, usable, waiting } from "./queue.js";
import { keepSmall } from "./shrink.js";

/** Milliseconds in which a line has been read. */
const READ = 6000;

/**
 * A form whose words and pictures go into the phone's queue instead of straight to the server.
 *
 * `data-kind` is the kind of what is captured. Each picture of a file field becomes one item; a
 * field with `data-at-once` is taken as soon as pictures are chosen. What the phone has no room for
 * is shown with a link to save it. `data-then` is the page to go to once all has arrived. Without
 * a queue the form is sent as any other.
 */
class Capture extends HTMLElement {
  #gone = new AbortController();
  #busy = Promise.resolve();
  #kept = document.createElement("p");
  #news = 0;

  constructor() {
    super();
    this.#kept.className = "kept";
    this.#kept.setAttribute("role", "status");
    this.#kept.setAttribute("data-kept", "");
  }

  async connectedCallback() {
    const { signal } = (this.#gone = new AbortController());
    if (!(await usable()) || signal.aborted) return;
    if (!this.querySelector("[data-kept]")) this.append(this.#kept);
    this.addEventListener("submit", (event) => this.#submit(event), { signal });
    this.addEventListener("change", (event) => this.#chosen(event), { signal });
    document.addEventListener("dardar:arrived", () => this.#forget(), { signal });
  }

  disconnectedCallback() {
    this.#gone.abort();
    clearTimeout(this.#news);
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    if (!(event.target instanceof HTMLFormElement)) return;
    event.preventDefault();
    this.#take(event.target);
  }

  /** @param {Event} event */
  #chosen(event) {
    const field = event.target;
    if (!(field instanceof HTMLInputElement) || !field.hasAttribute("data-at-once") || !field.form) return;
    if (field.files?.length) this.#take(field.form);
  }

  /** @param {HTMLFormElement} form */
  #take(form) {
    const drafts = this.#drafts(form);
    const fields = form.querySelectorAll("input[type=file]");
    for (const field of fields) if (field instanceof HTMLInputElement) field.value = "";
    this.#busy = this.#busy.then(() => this.#keepAll(form, drafts));
  }

  /**
   * @param {HTMLFormElement} form
   * @returns {import("./queue.js").Draft[]}
   */
  #drafts(form) {
    const data = new FormData(form);
    withCircumstances(data);
    const where = { kind: this.dataset.kind ?? "", url: new URL(form.action).pathname };
    if (where.kind !== "photo") return [fromForm(data, where)];
    const fields = texts(data);
    return files(data, "picture").map((file) => ({ ...where, fields, file, field: "picture", name: file.name }));
  }

  /**
   * @param {HTMLFormElement} form
   * @param {import("./queue.js").Draft[]} drafts
   */
  async #keepAll(form, drafts) {
    if (!(await owner()).account) {
      this.#say(this.dataset.signedOut);
      return;
    }
    this.setAttribute("aria-busy", "true");
    window.addEventListener("beforeunload", stay);
    navigator.storage?.persist?.().catch(() => false);
    /** @type {string[]} */
    const kept = [];
    for (const draft of drafts) kept.push(...(await this.#keep(draft)));
    this.removeAttribute("aria-busy");
    window.removeEventListener("beforeunload", stay);
    if (kept.length > 0) this.#say(this.#words(kept.length));
    if (kept.length > 0 && kept.length === drafts.length) empty(form);
    await send();
    if (kept.length > 0) await this.#goOn(kept);
  }

  /**
   * Once it has arrived, go where `data-then` says.
   *
   * @param {string[]} keys
   */
  async #goOn(keys) {
    const { mine } = await waiting();
    if (this.dataset.then && !mine.some((item) => keys.includes(item.key))) location.assign(this.dataset.then);
  }

  /** Once nothing waits any more, what was kept is no news, when it has been read. */
  async #forget() {
    if ((await waiting()).mine.length > 0) return;
    clearTimeout(this.#news);
    this.#news = setTimeout(() => this.#say(""), READ);
  }

  /** @param {number} number */
  #words(number) {
    return number === 1 ? this.dataset.one : this.dataset.other?.replace("{}", String(number));
  }

  /**
   * @param {import("./queue.js").Draft} draft
   * @returns {Promise<string[]>} its key, if there was room for it
   */
  async #keep(draft) {
    try {
      return [await keepSmall(draft)];
    } catch (error) {
      this.#lost(draft, isFull(error));
      return [];
    }
  }

  /**
   * @param {import("./queue.js").Draft} draft
   * @param {boolean} isFull
   */
  #lost(draft, isFull) {
    const template = this.ownerDocument.querySelector("template[data-no-room]");
    this.#say("");
    if (!(template instanceof HTMLTemplateElement)) return;
    const row = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
    const part = (/** @type {string} */ name) => /** @type {HTMLElement | null} */ (row.querySelector(name));
    const words = part("[data-words]");
    if (words) words.textContent = (isFull ? this.dataset.full : this.dataset.failed) ?? "";
    const save = part("a");
    if (save instanceof HTMLAnchorElement && draft.file) {
      save.href = URL.createObjectURL(draft.file);
      save.download = draft.name ?? "picture.jpg";
    } else save?.remove();
    const all = row.firstElementChild;
    part("[data-again]")?.addEventListener("click", () => {
      all?.remove();
      this.#busy = this.#busy.then(async () => {
        if ((await this.#keep(draft)).length > 0) this.#say(this.#words(1));
        await send();
      });
    });
    this.querySelector("[data-kept]")?.after(row);
  }

  /** @param {string | undefined} words */
  #say(words) {
    clearTimeout(this.#news);
    const kept = this.querySelector("[data-kept]");
    if (kept) kept.textContent = words ?? "";
  }
}

/**
 * Nobody leaves by mistake while pictures are being put into the queue.
 *
 * @param {BeforeUnloadEvent} event
 */
function stay(event) {
  event.preventDefault();
}

/**
 * Make room for the next one; where and when stay as they are.
 *
 * @param {HTMLFormElement} form
 */
function empty(form) {
  for (const field of form.querySelectorAll("input, textarea")) {
    const isKept = field.closest("[data-stays]") || field.getAttribute("type") === "hidden";
    if ((field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) && !isKept) {
      if (field.type !== "radio" && field.type !== "checkbox") field.value = "";
    }
  }
}

customElements.define("dd-capture", Capture);
