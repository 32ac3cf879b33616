/** What was attached to an assessment, as files of a pack; what does not come along is named with its fingerprint, never left out in silence. */
import { type Evidence, standingEvidence } from '../../shared/domain/evidence';
import { findFileWarning } from '../../shared/domain/files/find-file-warning';
import type { FileToZip } from '../../shared/formats/write-zip';
import { joinBytes } from '../../shared/kernel/join-bytes';
import { describeFile } from '../../shared/report/describe-evidence';
import type { sheetTexts } from '../../shared/report/sheet-texts';
import type { ActionDeps } from './action';
import { readFile } from './read-file';

/** Of one pack, in bytes: it is made in the memory of the page. */
export const mostPacked = 50_000_000;

/** Fetched from the hub where they are not here. One in which a virus scanner found something is named, and goes along with nobody. */
export async function gatherEvidence(
  deps: Pick<ActionDeps, 'host' | 'cache'>,
  evidence: readonly Evidence[],
  texts: ReturnType<typeof sheetTexts>,
): Promise<readonly FileToZip[]> {
  const files: FileToZip[] = [];
  const lacking: string[] = [];
  const folder = texts('sheet:evidence.folder');
  const warnings = await deps.cache.documents('file-warning');
  const byDigest = new Map(warnings.map(({ document }) => [document.digest, document]));
  let packed = 0;
  for (const { file } of standingEvidence(evidence)) {
    const found = findFileWarning(file, (digest) => byDigest.get(digest) ?? null);
    if (found !== null) {
      lacking.push(`${describeFile(file)} · ${texts('sheet:evidence.marked', { found })}`);
      continue;
    }
    const fits = packed + file.bytes <= mostPacked;
    const read = fits ? await readFile(deps, file.digest) : null;
    if (read?.ok) {
      packed += file.bytes;
      files.push({ name: `${folder}/${file.name}`, bytes: joinBytes(read.value) });
    } else lacking.push(describeFile(file));
  }
  if (lacking.length === 0) return files;
  const said = [texts('sheet:evidence.lacking'), ...lacking, ''].join('\n');
  return [
    ...files,
    { name: `${folder}/${texts('sheet:evidence.lacking-file')}.txt`, bytes: new TextEncoder().encode(said) },
  ];
}
