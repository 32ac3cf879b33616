/**
 * What we write beside an item for ourselves, where its own fields have to suit others: systems that take packages know an
 * item by its identifier under one document only, and throw a blank statement away.
 */
import { isRecord } from './reading-notes';

/** Our id, where the item has another identifier. */
export const ownIdMark = 'vakproef:id';
/** True: the statement is blank with us, and stands there for others. */
export const blankMark = 'vakproef:blank';

type Given = Readonly<Record<string, unknown>>;

/** An item as it is with us; one of others as it is. */
export function asOurs(given: Given): { readonly given: Given; readonly ownId: string | null } {
  if (!isRecord(given.extensions)) return { given, ownId: null };
  const { [ownIdMark]: id, [blankMark]: blank, ...extensions } = given.extensions;
  if (id === undefined && blank === undefined) return { given, ownId: null };
  return {
    given: { ...given, extensions, ...(blank === true ? { fullStatement: '' } : {}) },
    ownId: typeof id === 'string' ? id : null,
  };
}
