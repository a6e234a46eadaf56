// @ts-check
/** What forms and the share sheet hold, as drafts for the queue. */

/** Fields that are of one page, not of what is said. */
const OF_THE_PAGE = new Set(["csrfmiddlewaretoken", "key", "another"]);
/** Days that mean another one tomorrow, and how many days ago they are. */
const DAYS = new Map([["today", 0], ["yesterday", 1]]);

/**
 * @param {FormData} data
 * @param {{kind: string, url: string}} where
 * @returns {import("./queue.js").Draft}
 */
export function fromForm(data, { kind, url }) {
  if (kind !== "encounter") return { kind, url, fields: texts(data) };
  const key = String(data.get("key") ?? "");
  const ago = DAYS.get(String(data.get("when") ?? "today"));
  if (ago !== undefined) data.delete("on");
  data.set("when", "another");
  return { kind, url, key, ago, fields: texts(data) };
}

/**
 * @param {FormData} data
 * @returns {string[][]}
 */
export function texts(data) {
  /** @type {string[][]} */
  const found = [];
  for (const [name, value] of data) {
    if (typeof value === "string" && !OF_THE_PAGE.has(name)) found.push([name, value]);
  }
  return found;
}

/**
 * @param {FormData} data
 * @param {string} field
 * @returns {File[]} the files of a field, without the empty one of a field left empty
 */
export function files(data, field) {
  return data.getAll(field).filter((file) => file instanceof File && file.size > 0).map((file) => /** @type {File} */ (file));
}

/**
 * Pictures are captured one by one, address book files go to the imports, words are read as a text.
 *
 * @param {FormData} data
 * @param {{capture: string, share: string}} where
 * @returns {import("./queue.js").Draft[]}
 */
export function fromShare(data, { capture, share }) {
  const drafts = files(data, "files").map((file) =>
    file.type.startsWith("image/")
      ? { kind: "photo", url: capture, fields: [["kind", "photo"]], file, field: "picture", name: file.name }
      : { kind: "file", url: share, fields: [], file, field: "files", name: file.name },
  );
  const words = ["title", "text", "url"].map((name) => String(data.get(name) ?? "").trim());
  const text = [...new Set(words)].filter((word) => word).join("\n");
  if (!text || drafts.length > 0) return drafts;
  return [{ kind: "text", url: capture, fields: [["kind", "text"], ["text", text]] }];
}

/**
 * Add what the page says once for all that is captured: the day, the gathering, the space.
 *
 * @param {FormData} data
 */
export function withCircumstances(data) {
  const form = document.querySelector("form[data-circumstances]");
  if (!(form instanceof HTMLFormElement)) return;
  for (const [name, value] of new FormData(form)) if (!data.has(name)) data.append(name, value);
}
