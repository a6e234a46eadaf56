// @ts-check
/** Send the form as soon as a choice in it changes; its own button (`data-submit`) goes away. */
class AutoSubmit extends HTMLElement {
  connectedCallback() {
    for (const button of this.querySelectorAll("[data-submit]")) button.toggleAttribute("hidden", true);
    this.addEventListener("change", this.#send);
  }

  disconnectedCallback() {
    this.removeEventListener("change", this.#send);
  }

  /** @param {Event} event */
  #send = (event) => {
    const field = event.target;
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.form?.requestSubmit();
  };
}

customElements.define("dd-autosubmit", AutoSubmit);
