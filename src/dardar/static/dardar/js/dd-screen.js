// @ts-check
/** Milliseconds between two looks whether anything has changed, and between two ticks. */
const LOOK = 2000;
const TICK = 250;

/**
 * A big screen that keeps up: asks now and then, shows what has changed, and counts the clock down.
 *
 * `data-url` answers with the part that changes and an ETag, or that nothing has changed. Where the
 * server can't be reached the screen stays as it was, and the clock goes on.
 */
class Screen extends HTMLElement {
  #gone = new AbortController();
  #mark = "";
  #until = 0;
  #timers = [0, 0];

  connectedCallback() {
    this.#gone = new AbortController();
    this.#wind();
    this.#timers = [setInterval(() => this.#look(), LOOK), setInterval(() => this.#tick(), TICK)];
  }

  disconnectedCallback() {
    this.#gone.abort();
    for (const timer of this.#timers) clearInterval(timer);
  }

  async #look() {
    try {
      const headers = this.#mark ? { "If-None-Match": this.#mark } : undefined;
      const response = await fetch(this.dataset.url ?? "", {
        headers,
        cache: "no-store",
        redirect: "error",
        signal: this.#gone.signal,
      });
      if (response.status !== 200) return;
      const text = await response.text();
      this.#mark = response.headers.get("ETag") ?? "";
      const page = new DOMParser().parseFromString(text, "text/html");
      this.replaceChildren(...page.body.childNodes);
      this.#wind();
    } catch {
      // The next look may reach the server again.
    }
  }

  /** Read how long what is on lasts yet, by the clock of this machine. */
  #wind() {
    const left = this.querySelector("[data-left]");
    this.#until = left instanceof HTMLElement ? Date.now() + Number(left.dataset.left) * 1000 : 0;
    this.#tick();
  }

  #tick() {
    const left = this.querySelector("[data-left]");
    if (!left || !this.#until) return;
    const seconds = Math.max(0, Math.round((this.#until - Date.now()) / 1000));
    const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    if (left.textContent !== text) left.textContent = text;
  }
}

customElements.define("dd-screen", Screen);
