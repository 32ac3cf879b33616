/** What may be recorded while a candidate has the device: their own portfolio, and as theirs. */
import type { StaffId } from '../../shared/kernel/ids';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, type Result } from '../../shared/kernel/result';
import type { Draft } from '../../shared/protocol/change';
import type { Handed } from './handed-over';

/** Kinds that a candidate writes, and the field that says who added it. */
const kinds: Readonly<Record<string, 'addedBy' | 'linkedBy'>> = {
  'portfolio-entry': 'addedBy',
  'portfolio-evidence': 'addedBy',
  'portfolio-link': 'linkedBy',
};

const fieldOf = (value: unknown, field: string): unknown =>
  typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[field]
    : undefined;

/**
 * A new one says that the candidate added it, in whose session; of what was there they change what they added themselves, at
 * whatever device, as on their own page.
 */
function isTheirs({ kind, type, upon, body }: Draft, { ids }: Handed, staffId: StaffId): boolean {
  const field = kind === 'document' && Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  if (field === undefined || !ids.some((id) => id === fieldOf(body, 'participantId'))) return false;
  const by = fieldOf(body, field);
  return fieldOf(by, 'by') === 'candidate' && (upon !== null || fieldOf(by, 'staffId') === staffId);
}

type RecordDrafts<Kept> = (drafts: readonly Draft[], by?: StaffId) => Promise<Result<Kept, Problem>>;

/**
 * The same recording, where nobody but staff has the device; else of this candidate's portfolio only.
 * @param handed asked at the moment of recording
 * @param worker who answers for what is recorded now
 */
export const recordTheirsOnly =
  <Kept>(
    record: RecordDrafts<Kept>,
    handed: () => Handed | null,
    worker: () => StaffId | null,
  ): RecordDrafts<Kept> =>
  async (drafts, by) => {
    const to = handed();
    const staffId = worker();
    const isAll = to === null || (staffId !== null && drafts.every((one) => isTheirs(one, to, staffId)));
    return isAll ? record(drafts, by) : err(problem('device-handed-over'));
  };
