// @ts-check
/**
 * Taps of a guest that found no network: kept on the phone, in their order, until the server has
 * them. What is sent twice counts once there.
 *
 * @typedef {{place: string, url: string, body: string}} Tap
 */

const KEY = "dardar-taps";

/** @returns {Tap[]} */
function all() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "[]");
  } catch {
    return [];
  }
}

/** @param {Tap[]} taps */
function write(taps) {
  try {
    if (taps.length) localStorage.setItem(KEY, JSON.stringify(taps));
    else localStorage.removeItem(KEY);
  } catch {
    // No room, or not allowed here: the tap is not kept, and the page does not say it is.
  }
}

/**
 * @param {string} place the page whose tap it is
 * @returns {Tap[]}
 */
export function kept(place) {
  return all().filter((tap) => tap.place === place);
}

/** @param {Tap} tap */
export function keep(tap) {
  const others = all().filter((one) => one.url !== tap.url || one.body !== tap.body);
  write([...others, tap]);
}

/** @param {string} place */
export function forget(place) {
  write(all().filter((tap) => tap.place !== place));
}

/**
 * What the server leads to is not followed: that page would say what was done to nobody.
 *
 * @param {Tap} tap
 * @returns {Promise<Response>} rejected where there is no network
 */
export function sent({ url, body }) {
  const headers = { "Content-Type": "application/x-www-form-urlencoded" };
  return fetch(url, { method: "POST", body, headers, redirect: "manual" });
}

/**
 * @param {Response} response
 * @returns {boolean} whether to try another time: the server is busy, or we are to be slower
 */
export function isLater({ status }) {
  return status === 429 || status >= 500;
}

/**
 * Sends what waits.
 *
 * @param {string} place
 * @returns {Promise<{done: number, refused: number}>}
 */
export async function send(place) {
  const found = { done: 0, refused: 0 };
  for (const tap of kept(place)) {
    /** @type {Response} */
    let response;
    try {
      response = await sent(tap);
    } catch {
      return found;
    }
    if (isLater(response)) return found;
    write(all().filter((one) => one.url !== tap.url || one.body !== tap.body));
    if (response.type === "opaqueredirect") found.done += 1;
    else found.refused += 1;
  }
  return found;
}
