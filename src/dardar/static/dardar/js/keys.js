// @ts-check
/** Single-key shortcuts: which key counts, and the switch that turns them all off. */

const SWITCH = "dardar-keys";

/** @returns {boolean} whether this browser uses single-key shortcuts */
export function keysAreOn() {
  return localStorage.getItem(SWITCH) !== "off";
}

/** @param {boolean} on */
export function switchKeys(on) {
  localStorage.setItem(SWITCH, on ? "on" : "off");
}

/**
 * The key of a shortcut: "" while somebody types, holds a modifier, has a dialog open, or has
 * switched the shortcuts off.
 *
 * @param {KeyboardEvent} event
 * @returns {string}
 */
export function shortcut(event) {
  const target = /** @type {Element} */ (event.target);
  const typing = target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], dialog");
  const held = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
  return typing || held || event.defaultPrevented || !keysAreOn() ? "" : event.key;
}
