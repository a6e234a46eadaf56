// @ts-check
import { texts, withCircumstances } from "./drafts.js";
import { owner, send, usable } from "./queue.js";
import { keepSmall } from "./shrink.js";

/** Milliseconds between two looks; the server gets about two pictures a second. */
const PAUSE = 450;
/** Pixels of the longest side of what the server gets. */
const LONGEST = 1280;
const QUALITY = 0.8;

/**
 * Codes before the live camera: what one says is shown, and kept when the owner says so.
 *
 * The browser reads them itself where it can (BarcodeDetector); else the server looks at the
 * pictures, where `data-url` tells how. The address in a code is never opened. With `data-into`,
 * the id of a field, what a code says is sent with the form of that field instead, one after the
 * other.
 */
class Scan extends HTMLElement {
  #gone = new AbortController();
  /** @type {MediaStream | null} */
  #stream = null;
  /** @type {((frame: HTMLVideoElement) => Promise<string[]>) | null} */
  #read = null;
  #timer = 0;
  /** What has been shown already, so that the same code is not asked about twice. */
  #seen = new Set();
  #found = "";

  async connectedCallback() {
    const { signal } = (this.#gone = new AbortController());
    if (!navigator.mediaDevices?.getUserMedia || !(await usable())) return;
    this.#read = (await inBrowser()) ?? (this.dataset.url ? (video) => this.#onServer(video) : null);
    if (!this.#read || signal.aborted) return;
    this.hidden = false;
    this.addEventListener("click", (event) => this.#click(/** @type {Element} */ (event.target)), { signal });
    document.addEventListener("visibilitychange", () => document.hidden && this.#stop(), { signal });
  }

  disconnectedCallback() {
    this.#gone.abort();
    this.#stop();
  }

  /** @param {Element} target */
  #click(target) {
    if (target.closest("[data-start]")) this.#start();
    else if (target.closest("[data-stop]")) this.#stop();
    else if (target.closest("[data-keep]")) this.#keep();
    else if (target.closest("[data-next]")) this.#next();
  }

  async #start() {
    const video = this.querySelector("video");
    if (!video) return;
    this.#show("[data-view]", true);
    this.#show("[data-start]", false);
    this.#show("video", true);
    try {
      const camera = { facingMode: "environment", width: { ideal: LONGEST } };
      this.#stream = await navigator.mediaDevices.getUserMedia({ video: camera });
      video.srcObject = this.#stream;
      await video.play();
    } catch {
      this.#stop();
      this.#show("[data-view]", true);
      this.#show("video", false);
      this.#say(this.dataset.denied);
      return;
    }
    this.#seen.clear();
    this.#next();
    this.querySelector("[data-stop]")?.scrollIntoView({ block: "nearest" });
  }

  #stop() {
    clearTimeout(this.#timer);
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = null;
    this.#say("");
    this.#show("[data-found]", false);
    this.#show("[data-view]", false);
    this.#show("[data-start]", true);
  }

  #next() {
    this.#found = "";
    this.#show("[data-found]", false);
    this.#say(this.dataset.looking);
    this.#look();
  }

  async #look() {
    const video = this.querySelector("video");
    if (!video || !this.#stream || !this.#read) return;
    /** @type {string[]} */
    const found = video.readyState < video.HAVE_CURRENT_DATA ? [] : await this.#read(video).catch(() => []);
    const text = found.find((one) => one && !this.#seen.has(one));
    if (!this.#stream) return;
    if (text) this.#offer(text);
    else this.#timer = setTimeout(() => this.#look(), PAUSE);
  }

  /** @param {string} text */
  #offer(text) {
    this.#seen.add(text);
    if (this.dataset.into) {
      this.#send(text);
      return;
    }
    this.#found = text;
    const words = this.querySelector("[data-found] [data-words]");
    if (words) words.textContent = says(text);
    this.#say(this.dataset.says);
    this.#show("[data-found]", true);
    const keep = this.querySelector("[data-keep]");
    if (keep instanceof HTMLElement) keep.focus();
  }

  /** @param {string} text */
  #send(text) {
    const field = document.getElementById(this.dataset.into ?? "");
    if (!(field instanceof HTMLInputElement)) return;
    field.value = text;
    field.form?.requestSubmit();
    this.#next();
  }

  async #keep() {
    const data = new FormData();
    data.set("kind", "code");
    data.set("text", this.#found);
    withCircumstances(data);
    try {
      await keepSmall({ kind: "code", url: this.dataset.capture ?? "", fields: texts(data) });
    } catch {
      this.#say((await owner()).account ? this.dataset.full : this.dataset.signedOut);
      return;
    }
    this.#next();
    this.#say(this.dataset.one);
    send();
  }

  /**
   * @param {HTMLVideoElement} video
   * @returns {Promise<string[]>}
   */
  async #onServer(video) {
    const scale = Math.min(1, LONGEST / Math.max(video.videoWidth, video.videoHeight));
    const canvas = new OffscreenCanvas(video.videoWidth * scale, video.videoHeight * scale);
    canvas.getContext("2d")?.drawImage(video, 0, 0, canvas.width, canvas.height);
    const data = new FormData();
    data.set("picture", await canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY }), "frame.jpg");
    try {
      const headers = { Accept: "application/json", "X-CSRFToken": await this.#token() };
      const response = await fetch(this.dataset.url ?? "", { method: "POST", body: data, headers, redirect: "error" });
      const { codes = [] } = await response.json();
      return codes.map((/** @type {{text: string}} */ code) => code.text);
    } catch {
      this.#say(this.dataset.unreachable);
      return [];
    }
  }

  /** @returns {Promise<string>} what the server wants to see with a form */
  async #token() {
    const field = document.querySelector("[name=csrfmiddlewaretoken]");
    if (field instanceof HTMLInputElement) return field.value;
    const { ticket } = await owner();
    return (await (await fetch(ticket, { cache: "no-store" })).json()).token;
  }

  /**
   * @param {string} where
   * @param {boolean} isShown
   */
  #show(where, isShown) {
    this.querySelector(where)?.toggleAttribute("hidden", !isShown);
  }

  /** @param {string | undefined} words */
  #say(words) {
    const status = this.querySelector("[data-status]");
    if (status && status.textContent !== words) status.textContent = words ?? "";
  }
}

/** @returns {Promise<((video: HTMLVideoElement) => Promise<string[]>) | null>} null where it can't */
async function inBrowser() {
  const Detector = /** @type {any} */ (globalThis).BarcodeDetector;
  /** @type {string[]} */
  const formats = (await Detector?.getSupportedFormats().catch(() => [])) ?? [];
  if (!formats.includes("qr_code")) return null;
  const detector = new Detector({ formats });
  return async (video) => (await detector.detect(video)).map((/** @type {{rawValue: string}} */ code) => code.rawValue);
}

/**
 * Of a contact its name, of everything else the beginning: enough to see that it is the right one.
 *
 * @param {string} text
 * @returns {string}
 */
function says(text) {
  const name = /^FN[^:\n]*:(.+)$/im.exec(text) ?? /^(?:MECARD|BIZCARD):(?:.*?;)?N:([^;]+)/i.exec(text);
  return (name?.[1] ?? text).trim().slice(0, 120);
}

customElements.define("dd-scan", Scan);
