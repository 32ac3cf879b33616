/** The number by which a sheet is found again: three groups of four, read aloud without a mistake. */

/** The last twelve digits of an id; the same wherever it is made from the same id. */
export const formNumberFrom = (id: string): string =>
  (id.slice(-12).toUpperCase().match(/.{4}/g) ?? []).join('-');
