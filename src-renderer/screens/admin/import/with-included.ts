/** What was left out, with one of it in again or one more out. */
export function withIncluded(
  left: ReadonlySet<string>,
  key: string,
  isIncluded: boolean,
): ReadonlySet<string> {
  const next = new Set(left);
  if (isIncluded) next.delete(key);
  else next.add(key);
  return next;
}
