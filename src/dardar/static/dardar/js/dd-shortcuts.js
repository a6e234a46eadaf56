// @ts-check
import { keysAreOn, shortcut, switchKeys } from "./keys.js";

const CARD = "[data-card]";

/**
 * Keys for the whole page: `?` shows them, letters and arrows press what bears them in `data-key`,
 * in the card in hand or outside of all cards; where nothing bears them, j and k walk over the cards.
 */
class Shortcuts extends HTMLElement {
  /** @type {AbortController | null} */
  #gone = null;
  /** Where the card stood that a request is about to replace; -1 if the focus was elsewhere. */
  #swapped = -1;

  connectedCallback() {
    this.#gone = new AbortController();
    const signal = this.#gone.signal;
    document.addEventListener("keydown", (event) => this.#key(event), { signal });
    document.addEventListener("htmx:beforeSwap", () => this.#remember(), { signal });
    document.addEventListener("htmx:afterSettle", () => this.#goOn(), { signal });
    this.#dialog?.addEventListener("click", (event) => {
      const target = /** @type {Element} */ (event.target);
      if (target.closest("[data-close]")) this.#dialog?.close();
    });
    const on = this.querySelector("[data-switch]");
    if (on instanceof HTMLInputElement) {
      on.checked = keysAreOn();
      on.addEventListener("change", () => switchKeys(on.checked));
    }
    for (const opener of document.querySelectorAll("[data-opens-keys]")) {
      opener.addEventListener("click", () => this.#dialog?.showModal());
    }
  }

  disconnectedCallback() {
    this.#gone?.abort();
  }

  get #dialog() {
    return this.querySelector("dialog");
  }

  /** @returns {HTMLElement[]} */
  get #cards() {
    return [...document.querySelectorAll(CARD)].filter((card) => card instanceof HTMLElement);
  }

  get #inHand() {
    const card = document.activeElement?.closest(CARD);
    return card instanceof HTMLElement ? card : null;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const key = shortcut(event);
    if (event.repeat && key !== "j" && key !== "k") return; // a key held down decides once
    if (key === "?") {
      event.preventDefault();
      this.#dialog?.showModal();
    } else if (/^(\p{L}|Arrow(Left|Right))$/u.test(key) && this.#press(key, event)) {
      return;
    } else if (key === "j" || key === "k") {
      this.#walk(key === "j" ? 1 : -1);
    }
  }

  /** @param {number} step */
  #walk(step) {
    const cards = this.#cards;
    const at = this.#inHand ? cards.indexOf(this.#inHand) : -1;
    const next = cards[Math.max(0, at + step)];
    next?.focus();
    next?.scrollIntoView({ block: "center" });
  }

  /**
   * @param {string} key
   * @param {KeyboardEvent} event
   * @returns {boolean} whether something bears the key
   */
  #press(key, event) {
    const bearer = `[data-key="${key}"]`;
    const inCard = this.#inHand?.querySelector(bearer);
    const outside = [...document.querySelectorAll(bearer)].filter((e) => !e.closest(CARD)).at(-1);
    const found = inCard ?? outside;
    if (!(found instanceof HTMLElement)) return false;
    event.preventDefault();
    found.click();
    const opened = found.closest("details[open]")?.querySelector(".menu-list :is(a, button, input:not([type=hidden]))");
    if (opened instanceof HTMLElement) opened.focus();
    return true;
  }

  #remember() {
    this.#swapped = this.#inHand ? this.#cards.indexOf(this.#inHand) : -1;
  }

  /** The card in hand is gone: the next one comes into the hand, so that the keys go on. */
  #goOn() {
    const at = this.#swapped;
    this.#swapped = -1;
    // Whoever has gone elsewhere meanwhile stays there.
    if (at < 0 || document.activeElement !== document.body) return;
    const cards = this.#cards;
    const next = cards[Math.min(at, cards.length - 1)] ?? document.querySelector("main");
    if (next instanceof HTMLElement) next.focus();
  }
}

customElements.define("dd-shortcuts", Shortcuts);
