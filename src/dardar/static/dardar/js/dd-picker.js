// @ts-check
import { Proposals } from "./proposals.js";

/**
 * Pick people: a text area with one name a line becomes a field of known and new people.
 *
 * Known people are sent as hidden fields named by data-person ("person"), new ones by data-new
 * ("new"); an empty data-new takes known people only. data-max bounds how many.
 */
class Picker extends HTMLElement {
  /** @type {Proposals | null} */
  #proposals = null;
  #picks = document.createElement("ul");
  #required = false;

  connectedCallback() {
    const plain = this.querySelector("textarea, input[type=text]");
    const isField = plain instanceof HTMLTextAreaElement || plain instanceof HTMLInputElement;
    if (this.#proposals || !isField) return;
    this.#required = plain.required;
    const input = this.#build(plain);
    for (const known of this.querySelectorAll(`:scope > input[type=hidden][name="${this.#personName}"]`)) {
      if (known instanceof HTMLInputElement) this.#add(known.dataset.name ?? "", known.value);
      known.remove();
    }
    for (const line of plain.value.split("\n")) this.#add(line);
    plain.remove();
    this.#listen(input);
  }

  get #personName() {
    return this.dataset.person ?? "person";
  }

  get #newName() {
    return this.dataset.new ?? "new";
  }

  get #input() {
    return /** @type {Proposals} */ (this.#proposals).input;
  }

  /**
   * @param {HTMLTextAreaElement | HTMLInputElement} plain
   * @returns {HTMLInputElement}
   */
  #build(plain) {
    const input = document.createElement("input");
    input.type = "text";
    input.maxLength = 200;
    for (const name of ["id", "aria-describedby", "aria-invalid", "placeholder", "autofocus", "autocapitalize"]) {
      const value = plain.getAttribute(name);
      if (value !== null) input.setAttribute(name, value);
    }
    plain.removeAttribute("id");
    this.#proposals = new Proposals(input, {
      url: this.dataset.url ?? "",
      none: this.#newName ? "" : (this.dataset.none ?? ""),
      first: true,
      choose: (option) => this.#choose(option),
      extend: (list, text) => this.#offerNew(list, text),
    });
    const field = document.createElement("div");
    field.className = "picker";
    this.#picks.setAttribute("role", "list");
    field.append(this.#picks, input);
    field.addEventListener("click", (event) => {
      if (event.target === field) input.focus();
    });
    this.append(field, this.#proposals.box, this.#proposals.status);
    if (plain.hasAttribute("autofocus")) input.focus();
    return input;
  }

  /** @param {HTMLInputElement} input */
  #listen(input) {
    input.addEventListener("keydown", (event) => {
      const last = this.#picks.lastElementChild;
      if (event.key === "Backspace" && input.value === "" && last) this.#remove(last);
    });
    input.addEventListener("paste", (event) => {
      const lines = (event.clipboardData?.getData("text") ?? "").split("\n");
      if (lines.length < 2 || !this.#newName) return;
      event.preventDefault();
      for (const line of lines) this.#add(line);
    });
    // A name typed and not yet taken from the list is sent all the same.
    input.form?.addEventListener("formdata", (event) => {
      const text = input.isConnected ? input.value.trim() : "";
      if (text && this.#newName) event.formData.append(this.#newName, text);
    });
  }

  /**
   * @param {HTMLElement} list
   * @param {string} text
   */
  #offerNew(list, text) {
    const taken = new Set([...this.#picks.querySelectorAll("input")].map((field) => field.value));
    for (const option of list.querySelectorAll("[role=option]")) {
      if (option instanceof HTMLElement && taken.has(option.dataset.id ?? "")) option.remove();
    }
    if (!this.#newName) return;
    const option = document.createElement("li");
    option.setAttribute("role", "option");
    option.dataset.name = text;
    option.textContent = (this.dataset.labelNew ?? "{}").replace("{}", () => text);
    list.append(option);
  }

  /** @param {HTMLElement} option */
  #choose(option) {
    this.#input.value = "";
    this.#add(option.dataset.name ?? "", option.dataset.id ?? "");
    this.#say(this.dataset.labelAdded, option.dataset.name ?? "");
  }

  /**
   * @param {string} name
   * @param {string} [id] of a known person; without it they are new
   */
  #add(name, id = "") {
    const shown = name.trim();
    if (shown === "") return;
    const pick = document.createElement("li");
    pick.className = "pick";
    pick.toggleAttribute("data-new", id === "");
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = id ? this.#personName : this.#newName;
    field.value = id || shown;
    const text = document.createElement("span");
    text.textContent = shown;
    const remove = document.createElement("button");
    remove.type = "button";
    remove.setAttribute("aria-label", (this.dataset.labelRemove ?? "{}").replace("{}", () => shown));
    remove.addEventListener("click", () => this.#remove(pick));
    pick.append(field, text, remove);
    this.#picks.append(pick);
    this.#changed();
  }

  /** @param {Element} pick */
  #remove(pick) {
    const name = pick.querySelector("span")?.textContent ?? "";
    pick.remove();
    this.#changed();
    this.#input.focus();
    this.#say(this.dataset.labelRemoved, name);
  }

  #changed() {
    const picked = this.#picks.childElementCount;
    const most = Number(this.dataset.max ?? Infinity);
    this.#input.required = this.#required && picked === 0;
    this.#input.hidden = picked >= most;
    if (picked > 0) this.#input.removeAttribute("placeholder");
  }

  /**
   * @param {string | undefined} words
   * @param {string} name
   */
  #say(words, name) {
    /** @type {Proposals} */ (this.#proposals).status.textContent = (words ?? "{}").replace("{}", () => name);
  }
}

customElements.define("dd-picker", Picker);
