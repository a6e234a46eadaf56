// @ts-check
import { shortcut } from "./keys.js";
import { Proposals } from "./proposals.js";

/** Find anyone from anywhere: `/` goes to the field, a proposal goes to its page. */
class Search extends HTMLElement {
  /** @type {AbortController | null} */
  #gone = null;

  connectedCallback() {
    const input = this.querySelector("input");
    if (!input) return;
    if (!this.querySelector(".proposals")) {
      const proposals = new Proposals(input, {
        url: this.dataset.url ?? "",
        none: this.dataset.none ?? "",
        first: false,
        choose: (option) => window.location.assign(option.dataset.href ?? "#"),
      });
      this.append(proposals.box, proposals.status);
    }
    this.#gone = new AbortController();
    document.addEventListener(
      "keydown",
      (event) => {
        if (shortcut(event) !== "/") return;
        event.preventDefault();
        input.focus();
        input.select();
      },
      { signal: this.#gone.signal },
    );
  }

  disconnectedCallback() {
    this.#gone?.abort();
  }
}

customElements.define("dd-search", Search);
