/**
 * The qualification files of the journeys: real ones from the shared data folder where it is, and our own small one
 * where it is not. Work processes are counted here from the raw text, apart from the product's reader.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const shared = path.resolve(root, '../shared/data/sbb-kwalificatiedossiers');

export type QualificationFile = {
  readonly file: string;
  readonly cohort: string;
  /** Code of the qualification that is examined. */
  readonly code: string;
  /** A code with a date that cannot be read: the import waits until it is answered or left out. */
  readonly leaveOut?: string;
};

const real: readonly QualificationFile[] = [
  { file: path.join(shared, '2755_Dienstverlening.xml'), cohort: '2016', code: '25499' },
  { file: path.join(shared, '2635_Pedagogisch_Werk.xml'), cohort: '2016', code: '25486' },
];
const own: readonly QualificationFile[] = [
  { file: path.join(root, 'test/data/sbb-small.xml'), cohort: '2026', code: '25991', leaveOut: '25992' },
];

export const hasRealFiles = real.every(({ file }) => existsSync(file));
export const qualificationFiles = hasRealFiles ? real : own;
