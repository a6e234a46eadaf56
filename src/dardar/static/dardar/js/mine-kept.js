// @ts-check
/** The codes of my card that were shown last, as this phone keeps them for where there is no network. */
const KEPT = "dardar-mine";

/** @typedef {{value: string, words: string, picture: string, alt: string}} Code */
/** @typedef {{account: string, name: string, shown: string, codes: Code[]}} Kept */

/** @returns {Kept | null} what is kept; null also where a browser keeps nothing for us */
export function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? "null");
  } catch {
    return null;
  }
}

/** @param {Kept} card */
export function keep(card) {
  try {
    localStorage.setItem(KEPT, JSON.stringify(card));
  } catch {
    // No room, or none given: the page itself still shows the codes.
  }
}

/** Forget them, as when somebody signs out. */
export function forget() {
  try {
    localStorage.removeItem(KEPT);
  } catch {
    // Where nothing may be kept nothing is there.
  }
}
