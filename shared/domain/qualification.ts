/**
 * A qualification with its tree inside, as imports, exams and editors work with it. It is recorded as two things: a small
 * head that lists show, and a version of the tree, by digest.
 */
import type { QualificationHead } from '../records/qualification';
import type { QualificationVersion } from '../records/qualification-version';
import { contentDigestOf } from './content-digest';
import { countQualification } from './count-qualification';

export type Qualification = Omit<QualificationHead, 'versionDigest' | 'about'> &
  Pick<QualificationVersion, 'coreTasks'>;

/** @param version the one that its `versionDigest` names */
export function joinQualification(head: QualificationHead, version: QualificationVersion): Qualification {
  const { versionDigest: _digest, about: _about, ...own } = head;
  return { ...own, coreTasks: version.coreTasks };
}

/** The two records that a qualification is made of. */
export type QualificationRecords = {
  readonly head: QualificationHead;
  readonly version: QualificationVersion;
};

/** @param before what it was made from: what this program does not know of them is carried along, at every depth */
export function splitQualification(
  { coreTasks, ...own }: Qualification,
  before: QualificationRecords | null,
): QualificationRecords {
  const version = { ...before?.version, coreTasks };
  const about = { ...before?.head.about, ...countQualification(version) };
  return { version, head: { ...own, versionDigest: contentDigestOf(version), about } };
}
