// @ts-check
/** Count the words of the text area inside, as they are written; the server counts them anyway. */
class Words extends HTMLElement {
  connectedCallback() {
    const text = this.querySelector("textarea");
    if (!text) return;
    const shown = document.createElement("output");
    shown.className = "words";
    shown.htmlFor.add(text.id);
    text.after(shown);
    const count = () => {
      const words = text.value.split(/\s+/).filter((word) => word !== "").length;
      shown.textContent = (this.dataset.words ?? "{}").replace("{}", String(words));
      shown.toggleAttribute("data-over", words > Number(this.dataset.most ?? 100));
    };
    text.addEventListener("input", count);
    count();
  }
}

customElements.define("dd-words", Words);
