/** The catalogue of a hub in memory: files by pieces, read by the same reader, looked up without a database. */
import { createHash, randomUUID } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { cohortOfYear, isOpenForCohort } from '../../shared/domain/cohort';
import type { FileCode, QualificationFile } from '../../shared/domain/qualification-file';
import { createSbbReader } from '../../shared/formats/sbb-xml';
import type { DeviceId, SessionId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok } from '../../shared/kernel/result';
import { type CatalogueFile, cataloguePieceBytes } from '../../shared/protocol/catalogue-api';
import type { HandlersOf } from '../../shared/protocol/http-contract';
import type { HubContract } from '../../shared/protocol/hub-contract';

type Coming = { readonly name: string; readonly bytes: number; readonly pieces: Map<number, Buffer> };
type Held = {
  readonly file: CatalogueFile;
  readonly dossiers: readonly QualificationFile[];
  readonly contents: Buffer[];
};

const codesOf = ({ codes, profiles }: QualificationFile): readonly FileCode[] => [
  ...codes,
  ...profiles.flatMap((profile) => profile.codes),
];

function hold(name: string, digest: string, bytes: Buffer) {
  const dossiers: QualificationFile[] = [];
  const contents: Buffer[] = [];
  const deflate = (content: object) => deflateRawSync(JSON.stringify(content));
  let warnings = 0;
  const reader = createSbbReader((file, own) => {
    dossiers.push(file);
    contents.push(deflate({ files: [file], warnings: own }));
    warnings += own.length;
  });
  const written = reader.write(bytes);
  const ended = written.ok ? reader.end() : written;
  if (!ended.ok) return ended;
  const general = ended.value.warnings;
  contents.unshift(deflate({ files: [], warnings: general }));
  const codes = new Set(dossiers.flatMap((d) => d.profiles.flatMap((p) => p.codes.map(({ code }) => code))))
    .size;
  if (codes === 0) return err(problem('xml-not-qualification-file', { line: 1 }));
  const counts = {
    bytes: bytes.length,
    dossiers: dossiers.length,
    codes,
    warnings: warnings + general.length,
  };
  const addedAt = new Date().toISOString();
  const file = { fileId: randomUUID(), name, digest, addedAt, isForAll: false, ...counts };
  return ok<Held>({ file, dossiers, contents });
}

function lookUp(held: readonly Held[], codes: readonly string[], cohortYear: number | null) {
  const seen = new Set<string>();
  const current = held.flatMap(({ file, dossiers }) => {
    const counts = dossiers.map((dossier, index) => ({ file, dossier, number: index + 1 }));
    const those = counts.filter(({ dossier }) => dossier.key === '' || !seen.has(dossier.key));
    for (const { dossier } of those) seen.add(dossier.key);
    return those;
  });
  const ids = codes.flatMap((code) => {
    const places = current.flatMap((one) =>
      codesOf(one.dossier).flatMap((dated) => (dated.code === code ? [{ ...one, dated }] : [])),
    );
    const isOpen = (dated: FileCode) =>
      cohortYear === null || dated.unread !== undefined || isOpenForCohort(dated, cohortOfYear(cohortYear));
    const open = places.filter(({ dated }) => isOpen(dated));
    return (open.length > 0 ? open : places).map(({ file, number }) => `${file.fileId}.${number}`);
  });
  return [...new Set([...ids, ...ids.map((id) => `${id.slice(0, 36)}.0`)])];
}

type Calls =
  | 'catalogue'
  | 'cataloguePiece'
  | 'catalogueReading'
  | 'catalogueRemoval'
  | 'catalogueLookup'
  | 'catalogueDossier';

/** @param isAtWork whether an administrator works on that device in that session */
export function fakeCatalogue(
  isAtWork: (sessionId: SessionId, deviceId: DeviceId) => boolean,
): Pick<HandlersOf<HubContract, DeviceId>, Calls> {
  const coming = new Map<string, Coming>();
  let held: readonly Held[] = [];
  const refused = err(problem('administrator-needed'));
  const list = () => ok({ files: held.map(({ file }) => file) });
  return {
    catalogue: async ({ sessionId }, deviceId) => (isAtWork(sessionId, deviceId) ? list() : refused),
    cataloguePiece: async ({ sessionId, digest, name, bytes, number, content }, deviceId) => {
      if (!isAtWork(sessionId, deviceId)) return refused;
      const file = coming.get(digest) ?? { name, bytes, pieces: new Map() };
      coming.set(digest, file);
      const piece = Buffer.from(content, 'base64');
      const length = Math.min(cataloguePieceBytes, bytes - number * cataloguePieceBytes);
      try {
        if (inflateRawSync(piece, { maxOutputLength: Math.max(1, length) }).length !== length)
          throw new Error();
      } catch {
        return err(problem('invalid-input', { at: 'content' }));
      }
      file.pieces.set(number, inflateRawSync(piece));
      let next = 0;
      while (file.pieces.has(next)) next += 1;
      return ok({ next });
    },
    catalogueReading: async ({ sessionId, digest }, deviceId) => {
      if (!isAtWork(sessionId, deviceId)) return refused;
      const file = coming.get(digest);
      if (!file) return err(problem('invalid-input', { at: 'digest' }));
      const pieces = [...file.pieces].sort(([a], [b]) => a - b).map(([, piece]) => piece);
      const bytes = Buffer.concat(pieces);
      if (bytes.length !== file.bytes) return err(problem('invalid-input', { at: 'pieces' }));
      coming.delete(digest);
      if (createHash('sha256').update(bytes).digest('hex') !== digest)
        return err(problem('hash-wrong', { at: 'file' }));
      const read = hold(file.name, digest, bytes);
      if (!read.ok) return read;
      held = [read.value, ...held.filter((one) => one.file.digest !== digest)];
      return ok({ file: read.value.file });
    },
    catalogueRemoval: async ({ sessionId, fileId }, deviceId) => {
      if (!isAtWork(sessionId, deviceId)) return refused;
      held = held.filter(({ file }) => file.fileId !== fileId);
      return list();
    },
    catalogueLookup: async ({ sessionId, codes, cohortYear }, deviceId) => {
      if (!isAtWork(sessionId, deviceId)) return refused;
      if (held.length === 0) return err(problem('catalogue-empty'));
      const fileOf = (dossierId: string) => held.find(({ file }) => dossierId.startsWith(file.fileId))?.file;
      const dossiers = lookUp(held, codes, cohortYear).flatMap((dossierId) => {
        const file = fileOf(dossierId);
        return file ? [{ dossierId, fileName: file.name, addedAt: file.addedAt }] : [];
      });
      return ok({ dossiers });
    },
    catalogueDossier: async ({ sessionId, dossierId }, deviceId) => {
      if (!isAtWork(sessionId, deviceId)) return refused;
      const [fileId, number] = dossierId.split('.');
      const bytes = held.find(({ file }) => file.fileId === fileId)?.contents[Number(number)];
      if (!bytes) return err(problem('catalogue-changed'));
      return ok({ bytes, digest: createHash('sha256').update(bytes).digest('hex') });
    },
  };
}
