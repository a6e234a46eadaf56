// @ts-check
/**
 * Choose several rows (boxes with `data-row`): one box for all of them (`data-all`), Shift for a run
 * of them, and the bar of what to do with them (`data-bulk`), shown while anything is chosen, with
 * their number in `data-count`.
 */
class SelectAll extends HTMLElement {
  /** @type {HTMLInputElement | null} */
  #last = null;

  connectedCallback() {
    this.addEventListener("click", this.#run);
    this.addEventListener("change", this.#change);
    // A page come back to keeps its ticks.
    window.addEventListener("pageshow", this.#show);
    this.#show();
  }

  disconnectedCallback() {
    this.removeEventListener("click", this.#run);
    this.removeEventListener("change", this.#change);
    window.removeEventListener("pageshow", this.#show);
  }

  /** @returns {HTMLInputElement[]} */
  get #boxes() {
    const boxes = this.querySelectorAll("input[type=checkbox][data-row]");
    return [...boxes].filter((box) => box instanceof HTMLInputElement);
  }

  /** @param {MouseEvent} event */
  #run = (event) => {
    const boxes = this.#boxes;
    const box = boxes.find((one) => one === event.target);
    if (!box) return;
    if (event.shiftKey && this.#last) {
      const ends = [boxes.indexOf(this.#last), boxes.indexOf(box)];
      for (const between of boxes.slice(Math.min(...ends), Math.max(...ends) + 1)) {
        between.checked = box.checked;
      }
    }
    this.#last = box;
    this.#show();
  };

  /** @param {Event} event */
  #change = (event) => {
    const all = event.target;
    if (all instanceof HTMLInputElement && all.hasAttribute("data-all")) {
      for (const box of this.#boxes) box.checked = all.checked;
    }
    this.#show();
  };

  #show = () => {
    const boxes = this.#boxes;
    const chosen = boxes.filter((box) => box.checked).length;
    const all = this.querySelector("[data-all]");
    if (all instanceof HTMLInputElement) {
      all.checked = chosen > 0 && chosen === boxes.length;
      all.indeterminate = chosen > 0 && chosen < boxes.length;
    }
    const words = (chosen === 1 ? this.dataset.one : this.dataset.other) ?? "{}";
    for (const count of this.querySelectorAll("[data-count]")) {
      const text = words.replace("{}", String(chosen));
      if (count.textContent !== text) count.textContent = text;
    }
    for (const bar of this.querySelectorAll("[data-bulk]")) bar.toggleAttribute("hidden", chosen === 0);
  };
}

customElements.define("dd-select-all", SelectAll);
