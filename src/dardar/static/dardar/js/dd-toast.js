// @ts-check
/** A message that stays until it is closed: nobody is hurried to press Undo. */
class Toast extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      const target = /** @type {Element} */ (event.target);
      if (target.closest("[data-close]")) this.remove();
    });
    this.#announce();
  }

  /** Screen readers tell what changes in a live region, not what a page arrives with. */
  #announce() {
    const words = this.querySelector("p");
    const text = words?.textContent ?? "";
    if (!words || this.hasAttribute("data-told")) return;
    this.setAttribute("data-told", "");
    requestAnimationFrame(() => {
      words.textContent = "";
      requestAnimationFrame(() => {
        words.textContent = text;
      });
    });
  }
}

customElements.define("dd-toast", Toast);
