/**
 * Asks the hub for what answers a request: which dossiers, and each that is not here yet. A line that breaks costs the
 * dossier that was on its way; the next try goes on behind it.
 */
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import type { CataloguePart } from '../../shared/contract/catalogue-contract';
import type { QualificationFileReadout } from '../../shared/domain/qualification-file';
import type { SessionId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { catalogueMaxBytes } from '../../shared/protocol/catalogue-api';
import { dossierContentSchema } from '../../shared/protocol/dossier-content';
import type { HubClient } from '../../shared/protocol/hub-contract';
import type { CatalogueFiles } from './catalogue-files';

const inflate = promisify(inflateRaw);

export type CatalogueHub = Pick<
  HubClient,
  | 'catalogue'
  | 'cataloguePiece'
  | 'catalogueReading'
  | 'catalogueRemoval'
  | 'catalogueLookup'
  | 'catalogueDossier'
>;

/** What was read of a dossier; null where these bytes are none. */
export async function readDossierContent(bytes: Uint8Array): Promise<QualificationFileReadout | null> {
  try {
    const text = (await inflate(bytes, { maxOutputLength: 2 * catalogueMaxBytes })).toString('utf8');
    const parsed = dossierContentSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

async function findDossiers(
  hub: CatalogueHub,
  sessionId: SessionId,
  parts: readonly CataloguePart[],
): Promise<Result<readonly string[]>> {
  const found = new Set<string>();
  for (const part of parts) {
    const answer = await hub.catalogueLookup({ sessionId, ...part });
    if (!answer.ok) return answer;
    for (const { dossierId } of answer.value.dossiers) found.add(dossierId);
  }
  return ok([...found]);
}

async function fetchOne(
  hub: CatalogueHub,
  files: CatalogueFiles,
  sessionId: SessionId,
  dossierId: string,
): Promise<Result<null>> {
  if ((await files.readDossier(dossierId)) !== null) return ok(null);
  const answer = await hub.catalogueDossier({ sessionId, dossierId });
  if (!answer.ok) return answer;
  // What the page gets has been looked at here, once.
  if ((await readDossierContent(answer.value.bytes)) === null)
    return err(problem('hub-answer-not-understood', { status: 200 }));
  await files.writeDossier(dossierId, answer.value.bytes);
  return ok(null);
}

/** The dossiers that answer it, all of them on disk. Rejects with what the disk says. */
export async function fetchDossiers(
  hub: CatalogueHub,
  files: CatalogueFiles,
  sessionId: SessionId,
  parts: readonly CataloguePart[],
): Promise<Result<readonly string[]>> {
  const dossierIds = await findDossiers(hub, sessionId, parts);
  if (!dossierIds.ok) return dossierIds;
  for (const dossierId of dossierIds.value) {
    const fetched = await fetchOne(hub, files, sessionId, dossierId);
    if (!fetched.ok) return fetched;
  }
  return dossierIds;
}
