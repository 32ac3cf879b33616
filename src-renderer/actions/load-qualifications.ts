/** Qualifications with their trees: each head joined with the version it names. One whose version is not here is left out. */
import { joinQualification, type Qualification } from '../../shared/domain/qualification';
import type { ChangeId } from '../../shared/kernel/ids';
import type { QualificationVersion } from '../../shared/records/qualification-version';
import type { ReadCache, StoredDocument } from '../cache/read-cache';

export type StoredQualification = {
  readonly qualification: Qualification;
  readonly version: QualificationVersion;
  /** What the next head goes upon. */
  readonly revision: ChangeId;
};

/** @param chosen which to open; a tree is large, so only these */
export async function loadQualifications(
  cache: Pick<ReadCache, 'documents' | 'content'>,
  chosen: (head: StoredDocument<'qualification'>['document']) => boolean,
): Promise<readonly StoredQualification[]> {
  const heads = (await cache.documents('qualification')).filter(({ document }) => chosen(document));
  const joined = await Promise.all(
    heads.map(async (stored) => {
      const version = await cache.content('qualification-version', stored.document.versionDigest);
      if (!version) return null;
      const { document, revision } = stored;
      return { qualification: joinQualification(document, version), version, revision };
    }),
  );
  return joined.filter((one) => one !== null);
}
