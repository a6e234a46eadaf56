// @ts-check
import { forget, keep, kept } from "./mine-kept.js";
import { owner } from "./queue.js";

/**
 * My card, held out to somebody: it keeps the codes for where there is no network, remembers which
 * of them was shown, offers to send the link, and keeps the screen lit.
 *
 * With `data-none` there is no card, and what was kept is forgotten.
 */
class Mine extends HTMLElement {
  #gone = new AbortController();

  connectedCallback() {
    if ("none" in this.dataset) return forget();
    const { signal } = (this.#gone = new AbortController());
    const before = kept();
    if (before?.account === this.dataset.account) this.#choose(before?.shown);
    this.#keep();
    this.addEventListener("change", () => this.#keep(), { signal });
    document.addEventListener("visibilitychange", () => this.#stayLit(), { signal });
    this.#offerToShare();
    this.#stayLit();
  }

  disconnectedCallback() {
    this.#gone.abort();
  }

  /** @returns {NodeListOf<HTMLInputElement>} */
  get #radios() {
    return this.querySelectorAll("[name=show]");
  }

  /** @param {string | undefined} value */
  #choose(value) {
    for (const radio of this.#radios) if (radio.value === value) radio.checked = true;
  }

  #keep() {
    const codes = [...this.#radios].flatMap((radio) => {
      const code = this.querySelector(`[data-pane="${radio.value}"] img`);
      if (!(code instanceof HTMLImageElement)) return [];
      const words = radio.closest("label")?.textContent?.trim() ?? "";
      return [{ value: radio.value, words, picture: code.src, alt: code.alt }];
    });
    const shown = [...this.#radios].find((radio) => radio.checked)?.value ?? "";
    keep({ account: this.dataset.account ?? "", name: this.dataset.name ?? "", shown, codes });
  }

  #offerToShare() {
    const button = this.querySelector("[data-share]");
    if (!(button instanceof HTMLButtonElement) || !(navigator.share || navigator.clipboard)) return;
    button.hidden = false;
    button.addEventListener("click", () => this.#share(button), { signal: this.#gone.signal });
  }

  /** @param {HTMLButtonElement} button */
  async #share(button) {
    const url = button.dataset.share ?? "";
    // Whoever closes the sheet without choosing is not told that something failed.
    if (navigator.share) return navigator.share({ title: this.dataset.name, url }).catch(() => {});
    await navigator.clipboard.writeText(url);
    const label = button.querySelector("span");
    if (!label) return;
    const said = label.textContent;
    label.textContent = button.dataset.done ?? said;
    setTimeout(() => (label.textContent = said), 2000);
  }

  /** While a code is held out the screen must not go dark. A phone low on battery refuses. */
  async #stayLit() {
    if (document.hidden || !this.isConnected) return;
    await navigator.wakeLock?.request("screen").catch(() => {});
  }
}

/** The codes that were kept, for a page that knows no account; hidden where there are none. */
class MineKept extends HTMLElement {
  async connectedCallback() {
    const card = kept();
    const isMine = card !== null && card.account === (await owner()).account;
    for (const part of document.querySelectorAll("[data-mine]")) part.toggleAttribute("hidden", !isMine);
    if (!isMine) return;
    const name = document.createElement("p");
    name.className = "mine-role";
    name.textContent = card.name;
    this.replaceChildren(name, ...card.codes.map((code) => shown(code)));
  }
}

/** @param {import("./mine-kept.js").Code} code */
function shown(code) {
  const details = document.createElement("details");
  details.name = "mine";
  const summary = document.createElement("summary");
  summary.textContent = code.words;
  const plate = document.createElement("div");
  plate.className = "qr";
  const picture = new Image();
  picture.src = code.picture;
  picture.alt = code.alt;
  plate.append(picture);
  details.append(summary, plate);
  return details;
}

customElements.define("dd-mine", Mine);
customElements.define("dd-mine-kept", MineKept);
