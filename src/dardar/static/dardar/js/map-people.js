// @ts-check
/**
 * Where people stand on the map, and who is next to whom.
 *
 * @typedef {[name: string, x: number, y: number, ring: number, group: number, id: string]} Person
 * @typedef {{
 *   me: string, width: number, bands: number[], rings: string[], page: string, people: Person[],
 *   groups: Record<string, {name: string, tint: number}>,
 * }} Data what the server tells
 * @typedef {Data & {
 *   order: number[], tinted: [number, Person[]][], halves: Map<string, number>,
 *   named: {name: string, tint: number, towards: [number, number]}[],
 * }} Scene what is drawn: the order of names, people by colour, widths of words, names of groups
 */

/** Colours of groups; the last is that of all smaller ones, which are not named on the map. */
export const COLOURS = 12;

/**
 * Arrange everything once as it is drawn again and again.
 *
 * @param {Data} data
 * @returns {Scene}
 */
export function arrange(data) {
  const { people } = data;
  /** @type {Map<number, Person[]>} */
  const tinted = new Map();
  for (const person of people) {
    const tint = data.groups[String(person[4])]?.tint ?? -1;
    const there = tinted.get(tint);
    if (there) there.push(person);
    else tinted.set(tint, [person]);
  }
  const towards = directions(people);
  const named = Object.entries(data.groups).flatMap(([number, { name, tint }]) => {
    const direction = towards.get(Number(number));
    return direction && tint < COLOURS - 1 ? [{ name, tint, towards: direction }] : [];
  });
  return {
    ...data,
    order: [...people.keys()].sort((one, other) => people[one][3] - people[other][3]),
    tinted: [...tinted].sort(([one], [other]) => one - other),
    named,
    halves: new Map(),
  };
}

/**
 * Return the number of whoever stands nearest to a place, -1 if there is nobody.
 *
 * @param {Person[]} people
 * @param {number} x
 * @param {number} y
 */
export function nearest(people, x, y) {
  let best = -1;
  let least = Infinity;
  for (const [number, person] of people.entries()) {
    const away = (person[1] - x) ** 2 + (person[2] - y) ** 2;
    if (away < least) [best, least] = [number, away];
  }
  return best;
}

/**
 * Return the number of the nearest person in a direction, -1 if there is nobody.
 *
 * What lies aside counts double.
 *
 * @param {Person[]} people
 * @param {Person | undefined} from
 * @param {number} right
 * @param {number} down
 */
export function ahead(people, from, right, down) {
  const [x, y] = from ? [from[1], from[2]] : [0, 0];
  let best = -1;
  let least = Infinity;
  for (const [number, person] of people.entries()) {
    const along = (person[1] - x) * right + (person[2] - y) * down;
    const aside = Math.abs((person[1] - x) * down + (person[2] - y) * right);
    if (along > 1e-6 && along + 2 * aside < least) [best, least] = [number, along + 2 * aside];
  }
  return best;
}

/**
 * Return in which direction most people of each group stand, as a step of length one.
 *
 * @param {Person[]} people
 * @returns {Map<number, [number, number]>}
 */
function directions(people) {
  /** @type {Map<number, [number, number]>} */
  const sums = new Map();
  for (const [, x, y, , group] of people) {
    const length = Math.hypot(x, y) || 1;
    const [right, down] = sums.get(group) ?? [0, 0];
    sums.set(group, [right + x / length, down + y / length]);
  }
  for (const [group, [right, down]] of sums) {
    const length = Math.hypot(right, down) || 1;
    sums.set(group, [right / length, down / length]);
  }
  return sums;
}
