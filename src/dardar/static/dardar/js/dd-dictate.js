// @ts-check
/**
 * Speak instead of typing, where the browser knows how: what it understood is added to the field
 * named in `data-for`, in the language of the page.
 */
class Dictate extends HTMLElement {
  #gone = new AbortController();
  /** @type {any} */
  #listener = null;

  connectedCallback() {
    const { SpeechRecognition, webkitSpeechRecognition } = /** @type {any} */ (window);
    const Listener = SpeechRecognition ?? webkitSpeechRecognition;
    const button = this.querySelector("button");
    if (!Listener || !button || !window.isSecureContext) return;
    this.#gone = new AbortController();
    this.hidden = false;
    button.addEventListener("click", () => (this.#listener ? this.#listener.stop() : this.#listen(Listener)), {
      signal: this.#gone.signal,
    });
  }

  disconnectedCallback() {
    this.#gone.abort();
    this.#listener?.abort();
  }

  /** @param {any} Listener */
  #listen(Listener) {
    const listener = new Listener();
    listener.lang = document.documentElement.lang;
    listener.continuous = true;
    listener.interimResults = false;
    listener.onresult = (/** @type {any} */ event) => {
      for (const result of [...event.results].slice(event.resultIndex)) this.#write(result[0].transcript);
    };
    listener.onerror = (/** @type {any} */ event) => {
      const isDenied = event.error === "not-allowed" || event.error === "service-not-allowed";
      this.#say(isDenied ? this.dataset.denied : this.dataset.failed);
    };
    listener.onend = () => this.#show(null);
    this.#say("");
    this.#show(listener);
    listener.start();
  }

  /** @param {string} heard */
  #write(heard) {
    const field = document.getElementById(this.dataset.for ?? "");
    if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return;
    field.value = [field.value.trimEnd(), heard.trim()].filter((part) => part).join(" ");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** @param {any} listener */
  #show(listener) {
    this.#listener = listener;
    const button = this.querySelector("button");
    const label = button?.querySelector("span");
    button?.setAttribute("aria-pressed", String(Boolean(listener)));
    if (!label) return;
    this.dataset.start ??= label.textContent ?? "";
    label.textContent = (listener ? this.dataset.stop : this.dataset.start) ?? "";
  }

  /** @param {string | undefined} words */
  #say(words) {
    const status = this.querySelector("[data-status]");
    if (status) status.textContent = words ?? "";
  }
}

customElements.define("dd-dictate", Dictate);
