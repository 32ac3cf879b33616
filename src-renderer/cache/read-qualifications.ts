/** Qualifications with their trees: each head joined with the version it names. One that was taken back is none. */
import { joinQualification } from '../../shared/domain/qualification';
import type { ReadCache, StoredQualification } from './read-cache';

/** The part of a read cache about qualifications, over the others. */
export const readQualifications = (
  cache: Pick<ReadCache, 'documents' | 'content'>,
): Pick<ReadCache, 'qualifications'> => ({
  qualifications: async (isChosen, { isRemovedToo = false } = {}) => {
    const heads = (await cache.documents('qualification')).filter(
      ({ document }) => (isRemovedToo || document.isRemoved !== true) && isChosen(document),
    );
    const joined = await Promise.all(
      heads.map(async ({ document: head, revision }): Promise<StoredQualification | null> => {
        const version = await cache.content('qualification-version', head.versionDigest);
        return version && { qualification: joinQualification(head, version), head, version, revision };
      }),
    );
    return joined.filter((one) => one !== null);
  },
});
