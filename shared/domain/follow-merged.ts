/** Which document an id means after some were merged into others. */

type Mergeable<Name extends string> = { readonly [K in Name]: string } & {
  readonly mergedInto?: string | null | undefined;
};

/**
 * The one that this id means: itself, or what it was merged into, as often as that happened. Two devices without
 * contact may merge two of them into each other: then the one with the smaller id counts, on every device. Undefined for
 * an id that is not known here; one that was merged into an unknown one is itself.
 * @param idField the field that holds the id
 */
export function followMerged<Name extends string, T extends Mergeable<Name>>(
  byId: ReadonlyMap<string, T>,
  id: string,
  idField: Name,
): T | undefined {
  const passed: T[] = [];
  let at = byId.get(id);
  while (at) {
    const next: T | undefined = at.mergedInto ? byId.get(at.mergedInto) : undefined;
    if (!next) return at;
    const round = passed.indexOf(next);
    if (next === at || round !== -1)
      return [at, ...passed.slice(Math.max(round, 0))].reduce((a, b) => (b[idField] < a[idField] ? b : a));
    passed.push(at);
    at = next;
  }
  return undefined;
}
