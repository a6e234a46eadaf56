// @ts-check
/// <reference lib="webworker" />
import { drop, send } from "./queue.js";
import { fromForm, fromShare } from "./drafts.js";
import { keepSmall } from "./shrink.js";

/**
 * The service worker: it keeps the shell and the offline page, and no page of anybody but of guests
 * of an event: theirs, which says itself until when, is their plan where there is no network.
 *
 * @typedef {object} Orders
 * @property {string} cache its name, another one with each release
 * @property {string[]} shell addresses of styles, scripts, letters and icons
 * @property {string} offline the page for when there is no network
 * @property {string} meet where the form of whom I met is sent to
 * @property {string} share where the phone's share sheet sends to
 * @property {string} capture the page to show afterwards, and where pictures and texts are sent to
 */

const PREFIX = "dardar-";
/** Pages of guests. It outlives releases. */
const GUESTS = "guest-pages";
const UNTIL = "Dardar-Keep-Until";
/** Names of files that change with their content hold a hash. */
const HASHED = /\.[0-9a-f]{12}\.\w+$/;

/** @param {Orders} orders */
export function work(orders) {
  const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
  const shell = new Set(orders.shell);
  worker.addEventListener("install", (event) => event.waitUntil(install(worker, orders)));
  worker.addEventListener("activate", (event) => event.waitUntil(activate(worker, orders)));
  worker.addEventListener("sync", (event) => /** @type {ExtendableEvent} */ (event).waitUntil(sync()));
  worker.addEventListener("fetch", (event) => {
    const { method, mode, url } = event.request;
    const { origin, pathname } = new URL(url);
    if (origin !== worker.location.origin) return;
    if (mode === "navigate" && method === "GET") event.respondWith(visit(event.request, orders));
    else if (mode === "navigate" && pathname === orders.share) event.respondWith(share(event.request, orders));
    else if (mode === "navigate" && pathname === orders.meet) event.respondWith(meet(event.request, orders));
    else if (method === "GET" && shell.has(pathname)) event.respondWith(load(event.request, pathname));
  });
}

/**
 * @param {ServiceWorkerGlobalScope} worker
 * @param {Orders} orders
 */
async function install(worker, { cache, shell, offline }) {
  const store = await caches.open(cache);
  // Asked for as a stranger would: what is kept must be true of everybody.
  const ask = /** @type {const} */ ({ cache: "no-cache", credentials: "omit" });
  await store.addAll([...shell, offline].map((address) => new Request(address, ask)));
  // Pages name the files of their own release, so a new one need not wait until all are closed.
  await worker.skipWaiting();
}

/**
 * @param {ServiceWorkerGlobalScope} worker
 * @param {Orders} orders
 */
async function activate(worker, { cache }) {
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== cache);
  await Promise.all(old.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** What ends without having sent all is begun again by the browser, later. */
async function sync() {
  const ended = await send();
  if (ended === "no-answer") throw new Error(ended);
}

/**
 * @param {Request} request
 * @param {Orders} orders
 * @returns {Promise<Response>}
 */
async function visit(request, orders) {
  try {
    const response = await fetch(request);
    await keepForGuest(request, response);
    return response;
  } catch (error) {
    const kept = await keptForGuest(request);
    return kept ?? (await caches.match(orders.offline, { ignoreVary: true })) ?? Promise.reject(error);
  }
}

/**
 * A page that is to be kept is, and one that leads nowhere any more is forgotten.
 *
 * @param {Request} request
 * @param {Response} response
 */
async function keepForGuest({ method, url }, response) {
  const { pathname } = new URL(url);
  const isKept = response.ok && response.headers.has(UNTIL);
  if (method !== "GET" || !(isKept || response.status === 404)) return;
  try {
    const store = await caches.open(GUESTS);
    if (!isKept) return void (await store.delete(pathname));
    await store.put(pathname, response.clone());
    for (const key of await store.keys()) if (isPast(await store.match(key))) await store.delete(key);
  } catch {
    // No room on the phone: the page is shown all the same.
  }
}

/**
 * @param {Request} request
 * @returns {Promise<Response | undefined>}
 */
async function keptForGuest({ url }) {
  const kept = await (await caches.open(GUESTS)).match(new URL(url).pathname, { ignoreVary: true });
  return isPast(kept) ? undefined : kept;
}

/** @param {Response | undefined} response */
function isPast(response) {
  return Number(response?.headers.get(UNTIL) ?? 0) * 1000 < Date.now();
}

/**
 * @param {Request} request
 * @param {string} pathname
 * @returns {Promise<Response>}
 */
async function load(request, pathname) {
  const kept = await caches.match(pathname, { ignoreVary: true });
  if (kept && HASHED.test(pathname)) return kept;
  try {
    return await fetch(request);
  } catch (error) {
    return kept ?? Promise.reject(error);
  }
}

/**
 * What was shared lies in the queue before anything is sent, network or not.
 *
 * @param {Request} request
 * @param {Orders} orders
 * @returns {Promise<Response>}
 */
async function share(request, orders) {
  const copy = request.clone();
  /** @type {string[]} */
  const kept = [];
  try {
    for (const draft of fromShare(await request.formData(), orders)) kept.push(await keepSmall(draft));
  } catch {
    // Signed out, or no room: perhaps the server can take it, all of it or nothing.
    for (const key of kept) await drop(key);
    return visit(copy, orders);
  }
  return Response.redirect(`${orders.capture}#waiting`, 303);
}

/**
 * A form that finds no network is kept instead of lost.
 *
 * @param {Request} request
 * @param {Orders} orders
 * @returns {Promise<Response>}
 */
async function meet(request, orders) {
  const copy = request.clone();
  try {
    return await fetch(request);
  } catch {
    await keepSmall(fromForm(await copy.formData(), { kind: "encounter", url: orders.meet }));
    return Response.redirect(`${orders.capture}#waiting`, 303);
  }
}
