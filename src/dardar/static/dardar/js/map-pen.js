// @ts-check
import { words } from "./map-words.js";

/**
 * The drawing of the map of people: rings, dots and words.
 *
 * While somebody pulls the map all of it is drawn anew for each frame. So nothing is reckoned here
 * that can be before: not the order of names, nor colours, nor how wide a name is.
 *
 * @typedef {import("./map-people.js").Person} Person
 * @typedef {import("./map-people.js").Scene} Scene
 * @typedef {{
 *   font: string, ink: string, rule: string, paper: string, focus: string,
 *   none: string, tints: string[],
 * }} Look
 * @typedef {{
 *   width: number, height: number, unit: number, x: number, y: number, scale: number, inHand: number,
 * }} View what is seen: where the middle of the map is, and how many pixels its radius takes
 */

/**
 * Draw what is seen of a map.
 *
 * @param {CanvasRenderingContext2D} pen whose origin is the middle of the map
 * @param {Scene} scene
 * @param {View} view
 * @param {Look} look
 */
export function draw(pen, scene, view, look) {
  const { unit } = view;
  const radius = Math.max(1.5, scene.width * unit * 0.45);
  [pen.lineWidth, pen.strokeStyle] = [1, look.rule];
  for (const band of scene.bands) circle(pen, 0, 0, band * unit);
  dots(pen, scene, view, look, radius);
  const person = scene.people[view.inHand];
  if (person) {
    [pen.lineWidth, pen.strokeStyle] = [3, look.focus];
    circle(pen, person[1] * unit, person[2] * unit, radius + 4);
  }
  words(pen, scene, view, look, radius);
}

/**
 * Tell whether a place is seen, or so near the edge that what is drawn there is.
 *
 * @param {View} view
 * @param {number} x
 * @param {number} y
 * @param {number} near
 */
function isInSight(view, x, y, near) {
  return Math.abs(view.x + x) < view.width / 2 + near && Math.abs(view.y + y) < view.height / 2 + near;
}

/**
 * Draw everybody, those of one colour in one go.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {Scene} scene
 * @param {View} view
 * @param {Look} look
 * @param {number} radius
 */
function dots(pen, scene, view, look, radius) {
  const { unit } = view;
  for (const [tint, people] of scene.tinted) {
    pen.fillStyle = look.tints[tint] ?? look.none;
    pen.beginPath();
    for (const [, x, y] of people) {
      if (!isInSight(view, x * unit, y * unit, radius)) continue;
      pen.moveTo(x * unit + radius, y * unit);
      pen.arc(x * unit, y * unit, radius, 0, 2 * Math.PI);
    }
    pen.fill();
  }
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 */
function circle(pen, x, y, radius) {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.stroke();
}
