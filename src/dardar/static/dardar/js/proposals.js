// @ts-check
/**
 * The list of proposals below a text field: the ARIA combobox pattern with a listbox popup.
 *
 * The server answers GET {url}?q={text} with a fragment of HTML:
 *
 *     <ul role="listbox"><li role="option" data-id="…" data-name="…" data-href="…">…</li></ul>
 */

const PAUSE = 120; // ms of silence before the server is asked

let count = 0;

/**
 * @typedef {object} Options
 * @property {string} url where proposals are asked for
 * @property {string} none what to say when there are none
 * @property {boolean} first whether the first proposal is chosen already
 * @property {(option: HTMLElement) => void} choose called with the proposal taken
 * @property {(list: HTMLElement, text: string) => void} [extend] adds proposals of its own
 */

export class Proposals {
  /** @type {AbortController | null} */
  #asking = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer = undefined;
  #active = -1;

  /**
   * @param {HTMLInputElement} input
   * @param {Options} options
   */
  constructor(input, options) {
    this.input = input;
    this.options = options;
    this.box = document.createElement("div");
    this.box.className = "proposals";
    this.box.hidden = true;
    this.status = document.createElement("div");
    this.status.className = "hush";
    this.status.setAttribute("role", "status");
    count += 1;
    this.id = `proposals-${count}`;
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": this.id,
      "aria-haspopup": "listbox",
      autocomplete: "off",
    })) {
      input.setAttribute(name, value);
    }
    this.#listen();
  }

  #listen() {
    this.input.addEventListener("input", () => this.#soon());
    this.input.addEventListener("keydown", (event) => this.#key(event));
    this.input.addEventListener("blur", () => this.close());
    // A press on the list must not take the focus from the field.
    this.box.addEventListener("pointerdown", (event) => event.preventDefault());
    this.box.addEventListener("click", (event) => {
      const target = /** @type {Element} */ (event.target);
      const option = target.closest("[role=option]");
      if (option instanceof HTMLElement) this.#take(option);
    });
  }

  /** @returns {HTMLElement[]} */
  get #found() {
    return [...this.box.querySelectorAll("[role=option]")].filter((e) => e instanceof HTMLElement);
  }

  #soon() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    if (this.input.value.trim() === "") this.close();
    else this.#timer = setTimeout(() => void this.ask(), PAUSE);
  }

  /** Ask the server; an answer overtaken by more typing is dropped. */
  async ask() {
    const text = this.input.value.trim();
    const asking = new AbortController();
    this.#asking = asking;
    const url = new URL(this.options.url, document.baseURI);
    url.searchParams.set("q", text);
    let html = "";
    try {
      const answer = await fetch(url, { headers: { "HX-Request": "true" }, signal: asking.signal });
      html = answer.ok ? await answer.text() : "";
    } catch {
      // Overtaken, or no network: what was typed stays, and the form can still be sent.
    }
    if (!asking.signal.aborted && document.activeElement === this.input) this.#show(html, text);
  }

  /**
   * @param {string} html
   * @param {string} text
   */
  #show(html, text) {
    // Parsed apart from the page: nothing in it loads or runs before the list is taken out.
    const list = new DOMParser().parseFromString(html, "text/html").querySelector("[role=listbox]");
    const shown = list instanceof HTMLElement ? list : document.createElement("ul");
    shown.setAttribute("role", "listbox");
    shown.setAttribute("aria-label", this.input.labels?.[0]?.textContent?.trim() ?? "");
    shown.id = this.id;
    this.options.extend?.(shown, text);
    this.box.replaceChildren(shown);
    const options = this.#found;
    for (const [index, option] of options.entries()) option.id = `${this.id}-${index}`;
    const none = options.length === 0;
    if (none) {
      const words = document.createElement("p");
      words.className = "proposals-none";
      words.textContent = this.options.none;
      this.box.replaceChildren(words);
    }
    this.status.textContent = none ? this.options.none : "";
    this.box.hidden = none && this.options.none === "";
    this.input.setAttribute("aria-expanded", String(!none));
    this.#mark(this.options.first && !none ? 0 : -1);
  }

  close() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.box.hidden = true;
    this.box.replaceChildren();
    this.status.textContent = "";
    this.input.setAttribute("aria-expanded", "false");
    this.#mark(-1);
  }

  /** @param {number} index */
  #mark(index) {
    this.#active = index;
    for (const [at, option] of this.#found.entries()) {
      option.setAttribute("aria-selected", String(at === index));
      if (at === index) {
        this.input.setAttribute("aria-activedescendant", option.id);
        option.scrollIntoView({ block: "nearest" });
      }
    }
    if (index < 0) this.input.removeAttribute("aria-activedescendant");
  }

  /**
   * @param {number} step
   * @param {number} many
   */
  #step(step, many) {
    const start = this.#active < 0 && step < 0 ? 0 : this.#active;
    this.#mark((start + step + many) % many);
  }

  /** @param {HTMLElement} option */
  #take(option) {
    this.close();
    this.options.choose(option);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing) return;
    const options = this.#found;
    const active = options[this.#active];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (options.length === 0) void this.ask();
      else this.#step(step, options.length);
    } else if (event.key === "Enter" && active) {
      event.preventDefault();
      this.#take(active);
    } else if (event.key === "Escape" && !this.box.hidden) {
      event.preventDefault();
      this.close();
    }
  }
}
