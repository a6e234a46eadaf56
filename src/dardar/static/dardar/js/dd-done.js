// @ts-check
/**
 * Done tells how: once a way to reach somebody is used, the button of the same card stands for it.
 *
 * Ways bear `data-contact` (the kind of contact); this element has the button's words for each kind
 * in `data-call`, `data-mail` and `data-message`.
 */
class Done extends HTMLElement {
  /** @type {AbortController | null} */
  #gone = null;

  connectedCallback() {
    this.#gone = new AbortController();
    const card = this.closest("[data-card]");
    card?.addEventListener("click", (event) => this.#used(event), { signal: this.#gone.signal });
  }

  disconnectedCallback() {
    this.#gone?.abort();
  }

  /** @param {Event} event */
  #used(event) {
    const way = /** @type {Element} */ (event.target).closest("[data-contact]");
    const kind = way instanceof HTMLElement ? way.dataset.contact : undefined;
    const words = kind && this.dataset[kind];
    const button = this.querySelector("button");
    const label = button?.querySelector("span");
    if (!kind || !words || !button || !label) return;
    button.value = kind;
    label.textContent = words;
  }
}

customElements.define("dd-done", Done);
