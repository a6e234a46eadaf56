// @ts-check
import { isFull, keep } from "./queue.js";

/** Pictures made small enough for a phone's storage and network; what they tell besides is dropped. */

/** Pixels of the longest side: a card in a table full of them can still be read. */
export const LONGEST = 2400;
/** Pixels of the longest side where there is little room. */
export const SMALLER = 1600;
const QUALITY = 0.85;

/**
 * Draw a picture anew as JPEG: upright as its EXIF says, without the EXIF and so without the place.
 *
 * @param {Blob} file
 * @param {number} [longest] most pixels of the longest side
 * @returns {Promise<Blob>} the file itself if this browser can't open it
 */
export async function shrink(file, longest = LONGEST) {
  if (!file.type.startsWith("image/")) return file;
  let picture;
  try {
    picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    return file;
  }
  try {
    return await draw(picture, longest);
  } finally {
    picture.close();
  }
}

/**
 * @param {ImageBitmap} picture
 * @param {number} longest
 * @returns {Promise<Blob>}
 */
function draw(picture, longest) {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.imageSmoothingQuality = "high";
  // JPEG knows no transparency: what is behind is paper.
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.drawImage(picture, 0, 0, width, height);
  return canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY });
}

/**
 * Keep a draft in the queue, its picture made small; where there is little room, smaller still.
 *
 * @param {import("./queue.js").Draft} draft
 * @returns {Promise<string>} its key
 */
export async function keepSmall(draft) {
  const file = draft.file && (await shrink(draft.file));
  try {
    return await keep({ ...draft, file });
  } catch (error) {
    if (!file || !isFull(error)) throw error;
    return keep({ ...draft, file: await shrink(file, SMALLER) });
  }
}
