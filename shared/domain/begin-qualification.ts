/**
 * A qualification that begins here (M2, M13): with a name and a language, or as a copy of another one. It is inactive
 * (M29), and nothing is linked to it. A copy holds the same version of the tree, so that what differs later can be told.
 */
import type { QualificationId } from '../kernel/ids';
import { problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import type { QualificationHead, VersionEntry } from '../records/qualification';
import type { QualificationVersion } from '../records/qualification-version';
import { splitQualification } from './qualification';
import { decideAttributes, type QualificationAttributes } from './qualification-attributes';

/** The version of a tree in which nothing stands. */
export const emptyVersion: QualificationVersion = { coreTasks: [] };

/** The head of a new one; refused without a name. */
export function decideNewQualification(
  qualificationId: QualificationId,
  { name, language }: Pick<QualificationAttributes, 'name' | 'language'>,
): Result<QualificationHead> {
  const { head } = splitQualification(
    {
      qualificationId,
      language,
      name: '',
      code: '',
      cohort: null,
      level: null,
      status: 'inactive',
      isStandard: false,
      source: null,
      coreTasks: emptyVersion.coreTasks,
    },
    null,
  );
  return decideAttributes(head, { ...head, name });
}

/**
 * The head of a copy for another cohort, or under another name. What the program does not know of the one it is made from is
 * carried along. It is no standard link, so that nobody is linked to two by themselves.
 * @param entry who made it and when, with the version it begins with
 */
export function decideCopy(
  from: QualificationHead,
  qualificationId: QualificationId,
  chosen: Pick<QualificationAttributes, 'name' | 'cohort'>,
  entry: Omit<VersionEntry, 'versionDigest'>,
): Result<QualificationHead> {
  const { history: _history, isRemoved: _isRemoved, ...own } = from;
  const begun: QualificationHead = {
    ...own,
    qualificationId,
    status: 'inactive',
    isStandard: false,
    madeFrom: { qualificationId: from.qualificationId, versionDigest: from.versionDigest },
    history: [{ ...entry, versionDigest: from.versionDigest }],
  };
  const decided = decideAttributes(begun, { ...begun, ...chosen });
  if (!decided.ok) return decided;
  const { name, cohort } = decided.value;
  if (cohort !== from.cohort) return decided;
  if (name === from.name) return err(problem('qualification-copy-same'));
  // For the same cohort a file would be read into either of them: only the first is still the file's.
  return ok({ ...decided.value, source: null, origin: null });
}

/** The school year after that of a cohort: `2027-2028` for `2026-2027`; blank when it is no school year. */
export function nextCohort(cohort: string | null): string {
  const year = /^(\d{4})-\d{4}$/.exec(cohort ?? '')?.[1];
  return year === undefined ? '' : `${Number(year) + 1}-${Number(year) + 2}`;
}
