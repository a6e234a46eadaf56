// @ts-check
/**
 * The words on the map of people: each where it covers no other word and nobody's dot.
 *
 * @typedef {import("./map-people.js").Scene} Scene
 * @typedef {import("./map-pen.js").Look} Look
 * @typedef {import("./map-pen.js").View} View
 * @typedef {{x: number, y: number, half: number}} Box of a line of text: its middle, top, half its width
 */
const LINE = 18;
/** A line leaves so much room to a dot. */
const GAP = 2;
/** Where the names of groups stand, from the middle. */
const AROUND = 1.07;
/** A narrower map has no room for the names of groups: the legend tells them. */
export const NARROW = 520;
/** So many names are written on the whole map; more, the nearer one looks, up to so many. */
const [NAMES, MOST_NAMES] = [14, 60];
/** Dots are looked up in squares so wide. */
const SQUARE = 8;

/** The room there is for words. */
class Room {
  /** @type {Box[]} */
  #lines = [];
  /** @type {Set<number>} */
  #dots = new Set();

  /**
   * @param {number} x
   * @param {number} y
   */
  dot(x, y) {
    this.#dots.add(square(Math.floor(x / SQUARE), Math.floor(y / SQUARE)));
  }

  /** @param {Box} line */
  take(line) {
    this.#lines.push(line);
  }

  /**
   * Tell whether a line covers no other.
   *
   * @param {Box} line
   */
  isFree({ x, y, half }) {
    return this.#lines.every(
      (other) => Math.abs(y - other.y) >= LINE || Math.abs(x - other.x) >= half + other.half,
    );
  }

  /**
   * Tell whether a line covers no dot.
   *
   * @param {Box} line
   * @param {number} radius
   */
  isClear({ x, y, half }, radius) {
    const [left, right] = [x - half - radius, x + half + radius].map((at) => Math.floor(at / SQUARE));
    const [top, foot] = [y - radius, y + LINE - 4 + radius].map((at) => Math.floor(at / SQUARE));
    for (let row = top; row <= foot; row++) {
      for (let column = left; column <= right; column++) {
        if (this.#dots.has(square(column, row))) return false;
      }
    }
    return true;
  }
}

/**
 * @param {number} column
 * @param {number} row
 */
function square(column, row) {
  return column * 65_536 + row;
}

/**
 * Write who is in the middle, who is in hand, groups around, and the names there is room for.
 *
 * @param {CanvasRenderingContext2D} pen whose origin is the middle of the map
 * @param {Scene} scene
 * @param {View} view
 * @param {Look} look
 * @param {number} radius of a dot
 */
export function words(pen, scene, view, look, radius) {
  const { unit } = view;
  const room = new Room();
  [pen.textAlign, pen.textBaseline, pen.lineJoin] = ["center", "top", "round"];
  pen.font = `bold ${look.font}`;
  const me = { x: 0, y: -LINE / 2 + GAP, half: pen.measureText(scene.me).width / 2 + GAP };
  put(pen, room, scene.me, me, look.ink, look.paper);
  pen.font = look.font;
  const person = scene.people[view.inHand];
  if (person) {
    const line = box(pen, scene, person[0], person[1] * unit, person[2] * unit + radius + 8);
    put(pen, room, person[0], line, look.ink, look.paper);
  }
  groups(pen, scene, view, look, room);
  names(pen, scene, view, look, radius, room);
}

/**
 * Write the names of those closest, and of others where there is room.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {Scene} scene
 * @param {View} view
 * @param {Look} look
 * @param {number} radius
 * @param {Room} room
 */
function names(pen, scene, view, look, radius, room) {
  const { unit } = view;
  const seen = scene.order.filter((number) => {
    const [, x, y] = scene.people[number];
    return Math.abs(view.x + x * unit) < view.width / 2 && Math.abs(view.y + y * unit) < view.height / 2;
  });
  for (const number of seen) room.dot(scene.people[number][1] * unit, scene.people[number][2] * unit);
  let left = Math.min(MOST_NAMES, NAMES * view.scale ** 2);
  for (const number of seen) {
    if (left <= 0) return;
    if (number === view.inHand) continue;
    const [name, x, y] = scene.people[number];
    const below = box(pen, scene, name, x * unit, y * unit + radius + GAP);
    const above = { ...below, y: y * unit - radius - GAP - LINE + 4 };
    const place = [below, above].find((line) => room.isClear(line, radius - GAP) && room.isFree(line));
    if (!place) continue;
    left -= 1;
    put(pen, room, name, place, look.ink, look.paper);
  }
}

/**
 * Write the names of the largest groups around the map, each where most of its people are.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {Scene} scene
 * @param {View} view
 * @param {Look} look
 * @param {Room} room
 */
function groups(pen, scene, { width, unit, scale }, look, room) {
  if (width < NARROW) return;
  for (const { name, tint, towards } of scene.named) {
    const [right, down] = towards;
    const place = box(pen, scene, name, right * unit * AROUND, down * unit * AROUND - LINE / 2);
    // Beside the map it stands outside it, as far as there is room.
    const edge = Math.max((width / 2) * scale - place.half, 0);
    place.x = Math.min(edge, Math.max(-edge, place.x + right * place.half));
    while (!room.isFree(place)) place.y += down < 0 ? -LINE : LINE;
    put(pen, room, name, place, look.tints[tint], look.paper);
  }
}

/**
 * Return the room a line of text takes.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {Scene} scene which remembers how wide it is
 * @param {string} text
 * @param {number} x its middle
 * @param {number} y its top
 * @returns {Box}
 */
function box(pen, scene, text, x, y) {
  let half = scene.halves.get(text);
  if (half === undefined) {
    half = pen.measureText(text).width / 2 + 2 * GAP;
    scene.halves.set(text, half);
  }
  return { x, y, half };
}

/**
 * Write a line, on paper so that it reads over what is below, and take its room.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {Room} room
 * @param {string} text
 * @param {Box} line
 * @param {string} ink
 * @param {string} paper
 */
function put(pen, room, text, line, ink, paper) {
  room.take(line);
  [pen.lineWidth, pen.strokeStyle, pen.fillStyle] = [4, paper, ink];
  pen.strokeText(text, line.x, line.y);
  pen.fillText(text, line.x, line.y);
}
