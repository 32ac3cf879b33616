/** Under which name is kept what is typed in the form of a plan: one of its own for each cell of the week grid. */
import { hashText } from '../../../../shared/kernel/hash-text';
import type { CellSearch } from '../../../ui/search-params';

/**
 * A place as its fingerprint: it may be longer than the name of anything that is kept, and stands in no name in the clear.
 * @param about ids of what the form is about
 */
export const planFormName = (
  about: readonly (string | undefined)[],
  { day, time, place, examiner }: CellSearch,
): string => [...about, day, time, place && hashText(place), examiner].filter(Boolean).join(' ');
