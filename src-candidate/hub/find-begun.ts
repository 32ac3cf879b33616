/** Whether a chosen file is one that another phone began to send: then it goes on under that id, and is there once. */
import type { CandidatePortfolio } from '../../shared/protocol/candidate-api';
import { digestFile } from './digest-file';

type Coming = CandidatePortfolio['coming'][number];

/** Only a file of the same size is read through. */
export async function findBegun(
  coming: readonly Coming[],
  bytes: Blob,
  digestOf: (bytes: Blob) => Promise<string> = digestFile,
): Promise<Coming['portfolioEvidenceId'] | null> {
  const alike = coming.filter((one) => one.bytes === bytes.size);
  if (alike.length === 0) return null;
  const digest = await digestOf(bytes);
  return alike.find((one) => one.digest === digest)?.portfolioEvidenceId ?? null;
}
