// @ts-check
import { forget, isLater, keep, kept, send, sent } from "./taps.js";

/** Milliseconds between two questions whether the page is still true. */
const PAUSE = 20_000;
const CACHE = "guest-pages";

/**
 * A guest's page: it starts the service worker that keeps it, asks whether it is still true, marks
 * what is on now where there is no network to ask, and keeps taps until they can be sent.
 *
 * With `data-forget` (an address) all that was kept of that page is forgotten.
 */
class Place extends HTMLElement {
  #gone = new AbortController();
  #timer = 0;

  connectedCallback() {
    const gone = this.dataset.forget;
    if (gone) return void this.#forget(gone);
    const { signal } = (this.#gone = new AbortController());
    const { worker } = this.dataset;
    const options = /** @type {const} */ ({ scope: "/", type: "module", updateViaCache: "none" });
    if (worker) this.#keepWith(worker, options);
    document.addEventListener("submit", (event) => this.#tap(event), { signal });
    window.addEventListener("online", () => this.#look(), { signal });
    window.addEventListener("offline", () => this.#offline(true), { signal });
    document.addEventListener("visibilitychange", () => document.hidden || this.#look(), { signal });
    this.#mark();
    this.#say();
    this.#look();
  }

  disconnectedCallback() {
    this.#gone.abort();
    clearTimeout(this.#timer);
  }

  /** @returns {string} the address of the page */
  get #place() {
    return location.pathname;
  }

  /**
   * The worker sees no page that was there before it: the first time, it is asked for once more.
   *
   * @param {string} worker
   * @param {RegistrationOptions} options
   */
  async #keepWith(worker, options) {
    const container = navigator.serviceWorker;
    if (!container) return;
    const isFirst = !container.controller;
    await container.register(worker, options).catch(() => {});
    if (!isFirst) return;
    await container.ready;
    const response = await fetch(this.#place).catch(() => null);
    const until = response?.headers.get("Dardar-Keep-Until");
    if (response?.ok && until) await (await caches.open(CACHE)).put(this.#place, response);
  }

  async #look() {
    clearTimeout(this.#timer);
    if (document.hidden || this.#gone.signal.aborted) return;
    const ended = await send(this.#place);
    if (ended.done) return location.reload();
    this.#say(ended.refused ? this.dataset.refused : undefined);
    await this.#ask();
    this.#mark();
    this.#timer = setTimeout(() => this.#look(), PAUSE * (0.75 + Math.random() / 2));
  }

  async #ask() {
    try {
      const response = await fetch(this.dataset.url ?? "", { cache: "no-store" });
      this.#offline(false);
      if (!response.ok) return;
      const { version } = await response.json();
      // Nobody's words are taken from under their fingers.
      if (version !== this.dataset.version && !isWriting()) location.reload();
    } catch {
      this.#offline(true);
    }
  }

  /** @param {boolean} is */
  #offline(is) {
    this.querySelector("[data-offline]")?.toggleAttribute("hidden", !is);
  }

  /** By the clock of the phone, for a page that was kept; the server's word counts otherwise. */
  #mark() {
    const isKept = !this.querySelector("[data-offline]")?.hasAttribute("hidden");
    if (!isKept || "held" in this.dataset) return;
    const now = Date.now();
    let hasNext = false;
    for (const row of document.querySelectorAll("[data-begins]")) {
      if (!(row instanceof HTMLElement)) continue;
      const begins = Date.parse(row.dataset.begins ?? "");
      const ends = Date.parse(row.dataset.ends ?? "");
      const when = ends <= now ? "past" : begins <= now ? "now" : hasNext ? "later" : "next";
      hasNext ||= when === "next";
      row.dataset.when = when;
      row.querySelector("[data-now]")?.remove();
      const words = when === "now" ? this.dataset.now : when === "next" ? this.dataset.next : "";
      if (!words) continue;
      const tag = document.createElement("span");
      tag.className = "tag";
      tag.dataset.now = "";
      tag.textContent = words;
      row.querySelector(".guest-at")?.append(tag);
    }
  }

  /**
   * A tap goes out by itself, so that no network means later and not lost.
   *
   * @param {SubmitEvent} event
   */
  async #tap(event) {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !("tap" in form.dataset) || event.defaultPrevented) return;
    event.preventDefault();
    const data = new FormData(form, event.submitter);
    /** @type {[string, string][]} */
    const fields = [];
    for (const [name, value] of data) if (typeof value === "string") fields.push([name, value]);
    const tap = { place: this.#place, url: form.action, body: new URLSearchParams(fields).toString() };
    try {
      const response = await sent(tap);
      // Each of these forms leads back to its page. What is wrong in one, the server says itself.
      if (response.status === 422) return form.submit();
      if (!isLater(response)) return location.reload();
    } catch {
      this.#offline(true);
    }
    keep(tap);
    this.#say();
  }

  /** @param {string} [words] */
  #say(words) {
    const count = kept(this.#place).length;
    const waits = count === 1 ? this.dataset.waitsOne : this.dataset.waits;
    const said = words ?? (count ? (waits ?? "").replace("{}", String(count)) : "");
    const status = this.querySelector("[data-status]");
    if (status && status.textContent !== said) status.textContent = said;
  }

  /** @param {string} place */
  async #forget(place) {
    forget(place);
    await (await globalThis.caches?.open(CACHE))?.delete(place);
  }
}

/** @returns {boolean} whether somebody is in the middle of writing, or has something open */
function isWriting() {
  const field = document.activeElement;
  return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || document.querySelector(".ask[open]") !== null;
}

customElements.define("dd-place", Place);
