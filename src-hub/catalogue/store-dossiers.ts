/**
 * Reads a qualification file into the catalogue, piece by piece: a dossier is written as soon as it is read, so that the
 * hub never holds more of a file than one dossier, however large it is. All in the transaction of whoever calls: a fault
 * anywhere in the file leaves the catalogue as it was.
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import type { FileWarning, QualificationFile } from '../../shared/domain/qualification-file';
import { createSbbReader } from '../../shared/formats/sbb-xml';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import { catalogueMaxBytes } from '../../shared/protocol/catalogue-api';
import type { DatabaseTransaction } from '../store/open-store';

const deflate = promisify(deflateRaw);

/** What is read in one go, while nobody else is answered: some milliseconds. */
const sliceBytes = 32 * 1024;
/** What stands outside the dossiers is told up to here; the rest is counted. */
const mostGeneralWarnings = 1000;

export type StoredFile = {
  readonly digest: string;
  readonly bytes: number;
  readonly dossiers: number;
  readonly codes: number;
  readonly warnings: number;
};

type Taken = { readonly file: QualificationFile; readonly warnings: readonly FileWarning[] };

const contentOf = (files: readonly QualificationFile[], warnings: readonly FileWarning[]): Promise<Buffer> =>
  deflate(JSON.stringify({ files, warnings }));

const codesOf = ({ codes, profiles }: QualificationFile) => [
  ...codes,
  ...profiles.flatMap((profile) => profile.codes),
];

async function storeDossier(
  transaction: DatabaseTransaction,
  fileId: string,
  number: number,
  { file, warnings }: Taken,
): Promise<void> {
  const content = await contentOf([file], warnings);
  await transaction
    .insertInto('catalogue_dossier')
    .values({
      ...{ file_id: fileId, number, key: withoutNul(file.key), content },
      ...{ established_on: file.establishedOn ?? '', edition: inOrder(withoutNul(file.edition ?? '')) },
    })
    .execute();
  const codes = codesOf(file).map((code, place) => ({
    file_id: fileId,
    number,
    place,
    code: code.code,
    valid_from: code.validFrom,
    intake_end: code.intakeEnd,
    is_unread: code.unread !== undefined,
  }));
  // PostgreSQL takes 65,535 values in a statement.
  for (let at = 0; at < codes.length; at += 5000)
    await transaction
      .insertInto('catalogue_code')
      .values(codes.slice(at, at + 5000))
      .execute();
}

/** A key is text of a file; PostgreSQL keeps no NUL. */
const withoutNul = (text: string): string => text.replaceAll('\0', ' ');

/** `10` sorts behind `9`. */
const inOrder = (edition: string): string => edition.replace(/\d+/g, (digits) => digits.padStart(12, '0'));

function* slicesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += sliceBytes) yield bytes.subarray(at, at + sliceBytes);
}

/** @param chunks the bytes of the file, in pieces of any length */
export async function storeDossiers(
  transaction: DatabaseTransaction,
  world: Pick<World, 'pause'>,
  fileId: string,
  chunks: AsyncIterable<Uint8Array>,
): Promise<Result<StoredFile>> {
  const hash = createHash('sha256');
  const taken: Taken[] = [];
  const distinct = new Set<string>();
  let [bytes, dossiers, warned] = [0, 0, 0];
  const reader = createSbbReader((file, warnings) => taken.push({ file, warnings }));
  const keepTaken = async (): Promise<void> => {
    for (const dossier of taken.splice(0)) {
      dossiers += 1;
      warned += dossier.warnings.length;
      for (const profile of dossier.file.profiles) for (const { code } of profile.codes) distinct.add(code);
      await storeDossier(transaction, fileId, dossiers, dossier);
    }
  };
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > catalogueMaxBytes)
      return err(problem('file-too-large', { bytes, maxBytes: catalogueMaxBytes }));
    hash.update(chunk);
    for (const slice of slicesOf(chunk)) {
      const written = reader.write(slice);
      if (!written.ok) return written;
      await keepTaken();
      await world.pause(0);
    }
  }
  const ended = reader.end();
  if (!ended.ok) return ended;
  await keepTaken();
  if (distinct.size === 0) return err(problem('xml-not-qualification-file', { line: 1 }));
  const general = ended.value.warnings;
  await transaction
    .insertInto('catalogue_dossier')
    .values({
      file_id: fileId,
      number: 0,
      key: '',
      content: await contentOf([], general.slice(0, mostGeneralWarnings)),
    })
    .execute();
  return ok({
    digest: hash.digest('hex'),
    bytes,
    dossiers,
    codes: distinct.size,
    warnings: warned + general.length,
  });
}
