// @ts-check
/**
 * What was captured on this phone and has not arrived yet.
 *
 * Whatever is captured gets its key here and lies in IndexedDB before anything is sent. It leaves
 * the phone's queue only once the server has answered with that key; the server knows a key that
 * comes twice, so all arrives exactly once. Pages and the service worker share this module.
 */

/**
 * @typedef {object} Draft what is to be sent
 * @property {string} kind "photo", "code", "text", "encounter" or "file"
 * @property {string} url where to, on this server
 * @property {string[][]} fields names and values of a form
 * @property {Blob} [file] a picture or a file
 * @property {string} [name] of the file
 * @property {string} [field] of the form, which holds the file
 * @property {string} [key] if it has one already
 * @property {number} [ago] how many days ago it was, where no field tells the day
 */
/**
 * @typedef {object} State
 * @property {string} key a UUID: what arrives under a key known already is not kept twice
 * @property {string} account whose it is; it is sent to nobody else
 * @property {number} at when it was captured, in milliseconds since 1970
 * @property {string} refused why the server will never take it, in the owner's words; "" if it may
 * @property {string} why the code of that reason
 * @property {number} tries how often the server failed with it
 */
/** @typedef {Draft & State} Item */
/** @typedef {{account: string, zone: string, ticket: string}} Owner */
/** @typedef {{account: string, token: string}} Ticket */

export const CHANNEL = "dardar-queue";
const DATABASE = "dardar";
const ITEMS = "items";
const PHONE = "phone";
const OWNER = "owner";
const NOBODY = { account: "", zone: "", ticket: "" };
/** Milliseconds after which a question is given up; slow networks take long for a picture. */
const PATIENCE = 120_000;

/** How sending ended. */
export const DONE = "done";
export const SIGNED_OUT = "signed-out";
export const NO_ANSWER = "no-answer";
/** The code of a refusal that is a question to the owner. */
export const UNCLEAR = "unclear";

/** Whether this browser could keep a queue here: it needs a secure address, https or localhost. */
const able = globalThis.isSecureContext && "indexedDB" in globalThis && "locks" in navigator;

/** @type {Promise<IDBDatabase> | null} */
let opened = null;

/** @returns {Promise<IDBDatabase>} */
function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(ITEMS, { keyPath: "key" });
      request.result.createObjectStore(PHONE);
    };
    request.onsuccess = () => {
      const database = request.result;
      database.onversionchange = () => database.close();
      database.onclose = () => (opened = null);
      resolve(database);
    };
    request.onerror = () => {
      opened = null;
      reject(request.error);
    };
  });
  return opened;
}

/**
 * Do one thing in one store; what is written is on the disk when this returns.
 *
 * @template T
 * @param {string} store
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} act
 * @returns {Promise<T>}
 */
async function inStore(store, mode, act) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(store, mode, { durability: "strict" });
    const request = act(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? request.error);
  });
}

/** @returns {Promise<boolean>} whether a queue can be kept here; some private windows keep nothing */
export async function usable() {
  return able && owner().then(() => true, () => false);
}

/** @param {object} [what] */
function tell(what = {}) {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(what);
  channel.close();
}

/** @returns {Promise<Owner>} who uses this phone; an account of "" once they have signed out */
export async function owner() {
  return (await inStore(PHONE, "readonly", (store) => store.get(OWNER))) ?? NOBODY;
}

/** @param {Owner} who */
export async function remember(who) {
  const known = await owner();
  if (known.account === who.account && known.zone === who.zone && known.ticket === who.ticket) return;
  await inStore(PHONE, "readwrite", (store) => store.put(who, OWNER));
  tell();
}

/** Forget who uses this phone; what they captured waits until they sign in again. */
export async function forget() {
  await inStore(PHONE, "readwrite", (store) => store.put(NOBODY, OWNER));
  tell();
}

/** @returns {Promise<Item[]>} everybody's, the oldest first */
async function items() {
  /** @type {Item[]} */
  const all = await inStore(ITEMS, "readonly", (store) => store.getAll());
  return all.sort((one, other) => one.at - other.at);
}

/** @returns {Promise<{mine: Item[], others: number}>} what waits here */
export async function waiting() {
  const { account } = await owner();
  const all = await items();
  const mine = all.filter((item) => item.account === account);
  return { mine, others: all.length - mine.length };
}

/**
 * Keep something until it has arrived. Throws what the browser does if it has no room.
 *
 * @param {Draft} draft
 * @returns {Promise<string>} its key
 */
export async function keep(draft) {
  const { account, zone } = await owner();
  if (!account) throw new DOMException("nobody is signed in", "NotAllowedError");
  const key = draft.key || crypto.randomUUID();
  const told = draft.fields.filter(([name, value]) => name !== "on" || value);
  const fields = told.some(([name]) => name === "on") ? told : [...told, ["on", day(zone, draft.ago)]];
  const state = { key, account, at: Date.now(), refused: "", why: "", tries: 0 };
  await inStore(ITEMS, "readwrite", (store) => store.put({ ...draft, fields, ...state }));
  tell({ kept: key });
  return key;
}

/**
 * @param {string} zone the time zone of the book, which may not be that of the phone
 * @param {number} [ago] days
 * @returns {string} the day it was there, in ISO 8601
 */
function day(zone, ago = 0) {
  const options = /** @type {const} */ ({ year: "numeric", month: "2-digit", day: "2-digit" });
  const format = new Intl.DateTimeFormat("sv", { ...options, timeZone: zone || undefined });
  return format.format(Date.now() - ago * 24 * 60 * 60 * 1000);
}

/** @param {string} key */
export async function drop(key) {
  await inStore(ITEMS, "readwrite", (store) => store.delete(key));
  tell();
}

/**
 * Let something that the server refused be tried again.
 *
 * @param {string} key
 */
export async function retry(key) {
  const item = await inStore(ITEMS, "readonly", (store) => store.get(key));
  if (item) await put({ ...item, refused: "", why: "" });
}

/** @param {Item} item */
async function put(item) {
  await inStore(ITEMS, "readwrite", (store) => store.put(item));
  tell();
}

/** @type {Promise<string> | null} */
let sending = null;
let wanted = false;

/**
 * Send what waits, the oldest first, one by one; only one tab or worker sends at a time.
 *
 * @returns {Promise<string>} how it ended
 */
export function send() {
  wanted = true;
  sending ??= sendWhileWanted().finally(() => (sending = null));
  return sending;
}

async function sendWhileWanted() {
  let ended = DONE;
  while (wanted) {
    wanted = false;
    ended = await navigator.locks.request(CHANNEL, sendAll);
    tell({ ended });
  }
  return ended;
}

async function sendAll() {
  const { account, ticket: url } = await owner();
  if (!account || !(await items()).some((item) => item.account === account && canBeSent(item))) return DONE;
  const ticket = await ask(url);
  if (!ticket) return NO_ANSWER;
  if (!ticket.account) return SIGNED_OUT;
  const tried = new Set();
  let ended = DONE;
  for (;;) {
    const item = (await items()).find((one) => one.account === ticket.account && canBeSent(one) && !tried.has(one.key));
    if (!item) return ended;
    tried.add(item.key);
    tell({ sending: item.key });
    const outcome = await sendOne(item, ticket, url);
    if (outcome === FAILED) ended = NO_ANSWER;
    else if (outcome !== DONE) return outcome;
  }
}

/**
 * @param {Item} item
 * @returns {boolean} whether the server may take it: a question may have been answered meanwhile
 */
function canBeSent(item) {
  return !item.refused || item.why === UNCLEAR;
}

/** The server is there and failed with this one: the others are tried all the same. */
const FAILED = "failed";

/**
 * Ask who is signed in, and for a token without which no form is taken.
 *
 * The token ends with the sign-in it was given to, so nothing is sent to whoever signs in meanwhile.
 *
 * @param {string} url
 * @returns {Promise<Ticket | null>}
 */
async function ask(url) {
  const options = { cache: /** @type {const} */ ("no-store"), signal: AbortSignal.timeout(PATIENCE) };
  try {
    const response = await fetch(url, options);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

/**
 * @param {Item} item
 * @param {Ticket} ticket
 * @param {string} ticketUrl
 * @returns {Promise<string>}
 */
async function sendOne(item, ticket, ticketUrl) {
  let response;
  try {
    response = await fetch(item.url, {
      method: "POST",
      body: form(item),
      headers: { Accept: "application/json", "X-CSRFToken": ticket.token },
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    return NO_ANSWER;
  }
  const said = await answer(response);
  if (response.ok && said.key === item.key) {
    await drop(item.key);
    tell({ arrived: { key: item.key, kind: item.kind, url: said.url ?? "" } });
    return DONE;
  }
  if (isRefusal(response, said)) {
    // A server that signs out in the middle refuses large bodies for that reason, not for theirs.
    const now = said.error ? ticket : await ask(ticketUrl);
    if (now?.account !== ticket.account) return now ? SIGNED_OUT : NO_ANSWER;
    await put({ ...item, refused: said.text || String(response.status), why: said.error ?? "" });
    return DONE;
  }
  if (response.status < 500) return response.type === "opaqueredirect" ? SIGNED_OUT : NO_ANSWER;
  await put({ ...item, tries: item.tries + 1 });
  return FAILED;
}

/**
 * @param {Item} item
 * @returns {FormData}
 */
function form(item) {
  const data = new FormData();
  for (const [name, value] of item.fields) data.append(name, value);
  data.set("key", item.key);
  if (item.file) data.append(item.field ?? "picture", item.file, item.name ?? "picture");
  return data;
}

/**
 * @param {Response} response
 * @returns {Promise<{key?: string, url?: string, error?: string, text?: string}>}
 */
async function answer(response) {
  const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
  try {
    return isJson ? await response.json() : {};
  } catch {
    return {};
  }
}

/**
 * @param {Response} response
 * @param {{error?: string}} said
 * @returns {boolean} whether it would be refused the next time, too
 */
function isRefusal(response, said) {
  if (said.error) return response.status >= 400 && response.status < 500;
  return [400, 404, 405, 413, 415, 422].includes(response.status);
}

/**
 * @param {unknown} error
 * @returns {boolean} whether the phone has no room for it
 */
export function isFull(error) {
  return error instanceof DOMException && error.name === "QuotaExceededError";
}
