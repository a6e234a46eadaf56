// @ts-check
/** Copy the draft beside it: the button shows itself, as it works with script only. */
class Copy extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    const text = this.closest("details")?.querySelector(".draft-text")?.textContent ?? "";
    if (!button || !navigator.clipboard) return;
    this.hidden = false;
    const label = button.querySelector("span");
    const said = label?.textContent ?? "";
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text);
      if (!label) return;
      label.textContent = this.dataset.done ?? said;
      setTimeout(() => (label.textContent = said), 2000);
    });
  }
}

customElements.define("dd-copy", Copy);
