// @ts-check
/** A <details> that behaves as a menu: closed by Escape, by a press elsewhere, by leaving it. */
class Menu extends HTMLElement {
  /** @type {AbortController | null} */
  #gone = null;

  connectedCallback() {
    this.#gone = new AbortController();
    const signal = this.#gone.signal;
    this.addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "Escape" || !this.#details?.open) return;
        event.preventDefault();
        this.#details.open = false;
        this.querySelector("summary")?.focus();
      },
      { signal },
    );
    this.addEventListener("focusout", (event) => this.#left(event.relatedTarget), { signal });
    document.addEventListener("pointerdown", (event) => this.#left(event.target), { signal });
  }

  disconnectedCallback() {
    this.#gone?.abort();
  }

  get #details() {
    return this.querySelector("details");
  }

  /** @param {EventTarget | null} to */
  #left(to) {
    const inside = to instanceof Node && this.contains(to);
    if (to && !inside && this.#details) this.#details.open = false;
  }
}

customElements.define("dd-menu", Menu);
