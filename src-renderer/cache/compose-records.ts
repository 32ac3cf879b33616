/** The small records that lists are made of, composed from the rows that changed. Pure. */
import { type AssessmentRecords, recordsOf, signatureIn } from '../../shared/domain/assessment-record';
import { readEvent } from '../../shared/domain/read-event';
import type { AssessmentId } from '../../shared/kernel/ids';
import { summarise } from './hand-in-row';
import { type LeanHandIn, leanOf } from './lean-hand-in';
import type { Rows } from './projection';

export type Records = {
  readonly assessments: ReadonlyMap<string, AssessmentRecords>;
  readonly streamHandIns: ReadonlyMap<string, LeanHandIn>;
  readonly documentHandIns: ReadonlyMap<string, LeanHandIn>;
};

/** Entries that are other than before. */
export const changedOf = <T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
): (readonly [string, T])[] => [...after].filter(([key, value]) => before.get(key) !== value);

/**
 * @param known the records of an assessment as it stands, for those whose stream did not change
 * @param isNewEpoch then what was received counts anew, for every subject
 */
export function composeRecords(
  before: Rows,
  after: Rows,
  known: (assessmentId: string) => AssessmentRecords | undefined,
  epoch: string | null,
  isNewEpoch: boolean,
): Records {
  const assessments = new Map(
    changedOf(before.streams, after.streams).map(([id, stream]) => [
      id,
      recordsOf(id as AssessmentId, stream.map(readEvent)),
    ]),
  );
  const rows = isNewEpoch ? [...after.handIns] : changedOf(before.handIns, after.handIns);
  const streamHandIns = new Map<string, LeanHandIn>();
  const documentHandIns = new Map<string, LeanHandIn>();
  for (const [id, row] of rows) {
    const records = assessments.get(id) ?? known(id);
    const lean = leanOf(summarise(row, epoch, records ? signatureIn(records) : null));
    (row.kind === 'event' ? streamHandIns : documentHandIns).set(id, lean);
  }
  return { assessments, streamHandIns, documentHandIns };
}
