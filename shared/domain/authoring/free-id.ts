/** An id for a node where the one it comes with is taken: made by counting on, so that it is the same on every device. */

/** The id itself when nobody has it, else the next one that is free, written as ids are (hexadecimal at the end). */
export function freeId(taken: { readonly has: (id: string) => boolean }, id: string): string {
  let free = id;
  for (let step = 1; taken.has(free); step++) free = countOn(id, step);
  return free;
}

/** Only the last twelve signs are counted on, which in our ids are chance. */
function countOn(id: string, step: number): string {
  const last = Number.parseInt(id.slice(-12), 16);
  if (Number.isNaN(last)) return `${id}-${step}`;
  return id.slice(0, -12) + ((last + step) % 2 ** 48).toString(16).padStart(12, '0');
}
