/** One text per name of a list, as the writers of tables want their words. */
export const textPer = <Name extends string>(
  names: readonly Name[],
  textOf: (name: Name) => string,
): Record<Name, string> =>
  Object.fromEntries(names.map((name) => [name, textOf(name)])) as Record<Name, string>;
