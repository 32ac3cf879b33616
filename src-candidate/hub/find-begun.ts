/**
 * Whether a chosen file is one that another phone began to send to the same place: then it goes on under that id, and is there
 * once. In another place, or chosen here once more, it is evidence of its own.
 */
import type { CandidatePortfolio } from '../../shared/protocol/candidate-api';
import { digestFile } from './digest-file';

type Coming = CandidatePortfolio['coming'][number];
type Id = Coming['portfolioEvidenceId'];

type Chosen = { readonly portfolioEntryId: Coming['portfolioEntryId']; readonly bytes: Blob };

/**
 * Only a file of the same size is read through.
 * @param isOwn whether this phone sends it itself
 */
export async function findBegun(
  coming: readonly Coming[],
  { portfolioEntryId, bytes }: Chosen,
  isOwn: (portfolioEvidenceId: Id) => boolean,
): Promise<Id | null> {
  const alike = coming.filter((one) => one.bytes === bytes.size && one.portfolioEntryId === portfolioEntryId);
  if (alike.length === 0) return null;
  const digest = await digestFile(bytes);
  return (
    alike.find((one) => one.digest === digest && !isOwn(one.portfolioEvidenceId))?.portfolioEvidenceId ?? null
  );
}
