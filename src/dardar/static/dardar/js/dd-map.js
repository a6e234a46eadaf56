// @ts-check
import { draw } from "./map-pen.js";
import { NARROW } from "./map-words.js";
import { COLOURS, ahead, arrange, nearest } from "./map-people.js";

/** @typedef {import("./map-people.js").Scene} Scene */
const CLOSEST = 1;
const NEAREST = 24;
const ZOOM = 1.5;
/** How far a press may move and still be one. */
const STEADY = 6;
/** So much room the names of groups take around the map, in parts of it. */
const EDGE = 1.3;
/** Without them so much. */
const NARROW_EDGE = 1.06;
const NOBODY = "00000000-0000-0000-0000-000000000000";

/**
 * A map of my people that can be moved, drawn on a canvas: thousands of dots are a few fills.
 *
 * `data-url` answers with where everybody stands. Arrow keys go to the nearest person in that
 * direction, Enter opens whoever is in hand, plus, minus and 0 zoom. Who is in hand is told below
 * and announced. Without script the picture inside stays, and the table below says the same.
 */
class PeopleMap extends HTMLElement {
  /** @type {Scene | undefined} */
  #scene;
  /** @type {import("./map-pen.js").Look | undefined} */
  #look;
  #canvas = document.createElement("canvas");
  #said = document.createElement("output");
  #bar = document.createElement("div");
  #open = document.createElement("a");
  #swatch = document.createElement("span");
  #gone = new AbortController();
  #scale = 1;
  #x = 0;
  #y = 0;
  #inHand = -1;
  #isWaiting = false;
  /** @type {Map<number, {x: number, y: number}>} */
  #fingers = new Map();
  #moved = 0;
  /** @type {ResizeObserver | undefined} */
  #sizes;

  connectedCallback() {
    this.#gone = new AbortController();
    this.#begin().catch(() => {
      // The picture stays.
    });
  }

  disconnectedCallback() {
    this.#gone.abort();
    this.#sizes?.disconnect();
  }

  async #begin() {
    const { signal } = this.#gone;
    const answer = await fetch(this.dataset.url ?? "", { redirect: "error", signal });
    if (!answer.ok) return;
    this.#scene = arrange(await answer.json());
    this.#build();
    this.#listen();
    this.#sizes = new ResizeObserver(() => this.#draw());
    this.#sizes.observe(this.#canvas);
    const dark = matchMedia("(prefers-color-scheme: dark)");
    dark.addEventListener("change", () => this.#repaint(), { signal });
    // Its letters may come later than the map.
    document.fonts.ready.then(() => signal.aborted || this.#repaint());
  }

  #build() {
    const canvas = this.#canvas;
    canvas.tabIndex = 0;
    canvas.setAttribute("role", "application");
    canvas.setAttribute("aria-label", this.dataset.name ?? "");
    this.#said.setAttribute("aria-live", "polite");
    this.#bar.className = "map-bar";
    this.#open.className = "button";
    this.#open.dataset.size = "s";
    this.#open.dataset.kind = "tonal";
    this.#open.hidden = true;
    this.#open.textContent = this.dataset.open ?? "";
    this.#swatch.hidden = true;
    this.#bar.append(
      this.#button("+", this.dataset.closer, () => this.#zoom(ZOOM)),
      this.#button("−", this.dataset.further, () => this.#zoom(1 / ZOOM)),
      this.#button("⤢", this.dataset.whole, () => this.#whole()),
      this.#said,
      this.#open,
    );
    this.replaceChildren(canvas, this.#bar, this.#swatch);
  }

  /**
   * @param {string} sign
   * @param {string | undefined} name
   * @param {() => void} act
   */
  #button(sign, name, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.dataset.iconOnly = "";
    button.textContent = sign;
    button.setAttribute("aria-label", name ?? "");
    button.addEventListener("click", act);
    return button;
  }

  #listen() {
    const canvas = this.#canvas;
    canvas.addEventListener("keydown", (event) => this.#key(event));
    canvas.addEventListener("focus", () => {
      // Who comes by the keyboard begins in the middle; a press says itself whom it means.
      if (this.#inHand < 0 && canvas.matches(":focus-visible")) this.#take(this.#nearest(0, 0));
    });
    canvas.addEventListener("pointerdown", (event) => this.#down(event));
    canvas.addEventListener("pointermove", (event) => this.#move(event));
    canvas.addEventListener("pointerup", (event) => this.#up(event));
    canvas.addEventListener("pointercancel", (event) => this.#fingers.delete(event.pointerId));
    canvas.addEventListener("dblclick", () => this.#follow());
    canvas.addEventListener(
      "wheel",
      (event) => {
        // The page scrolls unless somebody means the map, as by pinching on a touchpad.
        if (!event.ctrlKey && document.activeElement !== canvas) return;
        event.preventDefault();
        this.#zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15, this.#at(event));
      },
      { passive: false },
    );
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    /** @type {Record<string, () => void>} */
    const acts = {
      ArrowUp: () => this.#go(0, -1),
      ArrowDown: () => this.#go(0, 1),
      ArrowLeft: () => this.#go(-1, 0),
      ArrowRight: () => this.#go(1, 0),
      Enter: () => this.#follow(),
      Home: () => this.#take(this.#nearest(0, 0)),
      "+": () => this.#zoom(ZOOM),
      "-": () => this.#zoom(1 / ZOOM),
      0: () => this.#whole(),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  /**
   * Go to the nearest person in a direction.
   *
   * @param {number} right
   * @param {number} down
   */
  #go(right, down) {
    const people = this.#scene?.people ?? [];
    this.#take(ahead(people, people[this.#inHand], right, down));
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  #nearest(x, y) {
    return nearest(this.#scene?.people ?? [], x, y);
  }

  /**
   * Take somebody in hand: tell who it is, and bring them into sight.
   *
   * @param {number} number
   */
  #take(number) {
    const scene = this.#scene;
    const person = scene?.people[number];
    if (!scene || !person) return;
    this.#inHand = number;
    const group = scene.groups[String(person[4])]?.name ?? this.dataset.none ?? "";
    this.#said.textContent = [person[0], scene.rings[person[3]], group].join(" · ");
    this.#open.href = scene.page.replace(NOBODY, person[5]);
    this.#open.hidden = false;
    const { unit, width, height } = this.#room();
    const [x, y] = [this.#x + person[1] * unit, this.#y + person[2] * unit];
    if (Math.abs(x) > width / 2 - 20) this.#x -= x;
    if (Math.abs(y) > height / 2 - 20) this.#y -= y;
    this.#draw();
  }

  #follow() {
    if (!this.#open.hidden) this.#open.click();
  }

  #whole() {
    [this.#scale, this.#x, this.#y] = [1, 0, 0];
    this.#draw();
  }

  /**
   * @param {number} by
   * @param {{x: number, y: number}} [at] what stays where it is: else whoever is in hand
   */
  #zoom(by, at) {
    const person = this.#scene?.people[this.#inHand];
    const { unit } = this.#room();
    const around =
      at ?? (person ? { x: this.#x + person[1] * unit, y: this.#y + person[2] * unit } : { x: 0, y: 0 });
    const scale = Math.min(NEAREST, Math.max(CLOSEST, this.#scale * by));
    const grown = scale / this.#scale;
    this.#scale = scale;
    this.#x = around.x - (around.x - this.#x) * grown;
    this.#y = around.y - (around.y - this.#y) * grown;
    if (scale === CLOSEST) [this.#x, this.#y] = [0, 0];
    this.#draw();
  }

  /**
   * Where a pointer is, from the middle of the canvas.
   *
   * @param {{clientX: number, clientY: number}} event
   */
  #at(event) {
    const box = this.#canvas.getBoundingClientRect();
    return { x: event.clientX - box.left - box.width / 2, y: event.clientY - box.top - box.height / 2 };
  }

  /** @param {PointerEvent} event */
  #down(event) {
    this.#canvas.setPointerCapture(event.pointerId);
    if (!this.#fingers.size) this.#moved = 0;
    this.#fingers.set(event.pointerId, this.#at(event));
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const before = this.#fingers.get(event.pointerId);
    if (!before) return;
    const now = this.#at(event);
    const other = [...this.#fingers].find(([id]) => id !== event.pointerId)?.[1];
    this.#fingers.set(event.pointerId, now);
    this.#moved += Math.hypot(now.x - before.x, now.y - before.y);
    if (other) {
      const by = Math.hypot(now.x - other.x, now.y - other.y) / Math.hypot(before.x - other.x, before.y - other.y);
      this.#zoom(by, { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
      return;
    }
    this.#x += now.x - before.x;
    this.#y += now.y - before.y;
    this.#draw();
  }

  /** @param {PointerEvent} event */
  #up(event) {
    this.#fingers.delete(event.pointerId);
    if (this.#moved > STEADY) return;
    const { unit } = this.#room();
    const { x, y } = this.#at(event);
    this.#take(this.#nearest((x - this.#x) / unit, (y - this.#y) / unit));
  }

  #room() {
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    const edge = width < NARROW ? NARROW_EDGE : EDGE;
    return { width, height, unit: (Math.min(width, height) / 2 / edge) * this.#scale };
  }

  /** Draw before the next frame, once however often it is asked for. */
  #draw() {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    requestAnimationFrame(() => {
      this.#isWaiting = false;
      this.#paint();
    });
  }

  #paint() {
    const [pen, scene] = [this.#canvas.getContext("2d"), this.#scene];
    if (!pen || !scene) return;
    const room = this.#room();
    const { width, height } = room;
    const fine = Math.min(2, devicePixelRatio);
    const [wide, high] = [Math.round(width * fine), Math.round(height * fine)];
    if (this.#canvas.width !== wide || this.#canvas.height !== high) {
      [this.#canvas.width, this.#canvas.height] = [wide, high];
    }
    pen.setTransform(fine, 0, 0, fine, 0, 0);
    pen.clearRect(0, 0, width, height);
    pen.translate(width / 2 + this.#x, height / 2 + this.#y);
    this.#look ??= this.#lookNow();
    const view = { ...room, x: this.#x, y: this.#y, scale: this.#scale, inHand: this.#inHand };
    draw(pen, scene, view, this.#look);
  }

  /** Draw with other colours or letters than before. */
  #repaint() {
    this.#look = undefined;
    this.#scene?.halves.clear();
    this.#draw();
  }

  /** @returns {import("./map-pen.js").Look} */
  #lookNow() {
    return {
      font: `13px ${getComputedStyle(this).fontFamily}`,
      ink: this.#colour("--ink"),
      rule: this.#colour("--rule"),
      paper: this.#colour("--paper-raised"),
      focus: this.#colour("--focus"),
      none: this.#colour("--rule-strong"),
      tints: Array.from({ length: COLOURS }, (_none, tint) => this.#colour(`--map-${tint}`)),
    };
  }

  /**
   * Return a colour of the look as it is in the theme now.
   *
   * @param {string} role
   */
  #colour(role) {
    // Through the object model, which a strict policy allows.
    this.#swatch.style.color = `var(${role})`;
    return getComputedStyle(this.#swatch).color;
  }
}

customElements.define("dd-map", PeopleMap);
