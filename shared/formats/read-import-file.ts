/**
 * Reads whatever file somebody wants to import: told by what is in it, and never by its name. SBB files are read while
 * they come; the others are small enough to be held. A ZIP may hold several files of one kind. Any fault gives a problem and nothing else.
 */
import type { ExchangeReadout, ImportReadout } from '../domain/exchanged-qualification';
import { problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import { isCaseCsv, readCaseCsv } from './case-csv';
import { looksZipped, nameFileKind } from './file-kind';
import { joinReadouts } from './join-readouts';
import { parseJson } from './parse-json';
import { type CaseOptions, isCasePackage, readCase } from './read-case';
import { readCsv } from './read-csv';
import { isQualificationsJson, readQualificationsJson } from './read-qualifications-json';
import { readTable } from './read-table';
import { readXlsx } from './read-xlsx';
import { inflateWhole, mostInflatedBytes, openZip, type ZipEntry } from './read-zip';
import { createNotes } from './reading-notes';
import { type ByteSource, createSbbReader, readSbbXml, sbbMaxBytes } from './sbb-xml';

/** A table or package of a whole school is a few megabytes. */
const mostBytes = 24 * 1024 * 1024;

export type ImportOptions = CaseOptions & {
  /** Name of the file, without its ending it is a title where nothing better is there. */
  readonly name: string;
};

const titleOf = (name: string): string => name.slice(name.lastIndexOf('/') + 1).replace(/\.[^.]{1,5}$/, '');

/** The whole file, or the first problem with it. */
export async function readImportFile(
  source: ByteSource,
  options: ImportOptions,
): Promise<Result<ImportReadout>> {
  if (source.size > sbbMaxBytes)
    return err(problem('file-too-large', { bytes: source.size, maxBytes: sbbMaxBytes }));
  const start = await startOf(source);
  if (start.length === 0) return err(problem('file-empty'));
  if (firstSign(start) === '<') return sbb(await readSbbXml(source));
  const bytes = await readAll(source, looksZipped(start) ? sbbMaxBytes : mostBytes);
  return bytes.ok ? readHeld(bytes.value, options) : bytes;
}

const sbb = (read: Awaited<ReturnType<typeof readSbbXml>>): Result<ImportReadout> =>
  read.ok ? ok({ kind: 'sbb', readout: read.value }) : read;
const exchange = (read: Result<ExchangeReadout>): Result<ImportReadout> =>
  read.ok ? ok({ kind: 'exchange', readout: read.value }) : read;

/** Sign that the text begins with, whatever its encoding; blank where there is none in sight. */
const firstSign = (start: Uint8Array): string => {
  const seen = start.subarray(0, 1024).filter((byte) => byte !== 0 && byte < 0x80 && byte > 0x20);
  return seen.length > 0 ? String.fromCharCode(seen[0] ?? 0) : '';
};

async function startOf(source: ByteSource): Promise<Uint8Array> {
  for await (const chunk of source.chunks()) if (chunk.length > 0) return chunk;
  return new Uint8Array(0);
}

async function readAll(source: ByteSource, most: number): Promise<Result<Uint8Array>> {
  const tooLarge = problem('file-too-large', { bytes: source.size, maxBytes: most });
  if (source.size > most) return err(tooLarge);
  const whole = new Uint8Array(source.size);
  let at = 0;
  for await (const chunk of source.chunks()) {
    if (at + chunk.length > whole.length) return err(tooLarge);
    whole.set(chunk, at);
    at += chunk.length;
  }
  return ok(whole.subarray(0, at));
}

function readHeld(bytes: Uint8Array, options: ImportOptions, isInside = false): Result<ImportReadout> {
  if (looksZipped(bytes)) return readZipped(bytes, options, isInside);
  const sign = firstSign(bytes);
  if (sign === '<') return readHeldXml(bytes);
  const kind = nameFileKind(bytes);
  if (kind !== null && kind !== 'JSON') return err(problem('file-of-other-kind', { kind }));
  if (sign === '{' || sign === '[') {
    const value = parseJson(bytes);
    if (!value.ok) return value;
    if (isQualificationsJson(value.value)) return exchange(readQualificationsJson(value.value));
    return isCasePackage(value.value)
      ? exchange(readCase(value.value, options))
      : err(problem('json-unknown'));
  }
  const notes = createNotes();
  const rows = readCsv(bytes, notes);
  if (!rows.ok) return rows;
  const title = titleOf(options.name);
  if (isCaseCsv(rows.value)) return exchange(readCaseCsv(rows.value, title, options));
  return exchange(readTable([{ name: title, rows: rows.value }], title, notes));
}

function readHeldXml(bytes: Uint8Array): Result<ImportReadout> {
  const reader = createSbbReader();
  const written = reader.write(bytes);
  return sbb(written.ok ? reader.end() : written);
}

function readZipped(bytes: Uint8Array, options: ImportOptions, isInside: boolean): Result<ImportReadout> {
  const opened = openZip(bytes);
  if (!opened.ok) return opened;
  const names = opened.value.map(({ name }) => name.toLowerCase());
  if (names.includes('xl/workbook.xml')) {
    const notes = createNotes();
    const sheets = readXlsx(bytes, notes);
    return sheets.ok ? exchange(readTable(sheets.value, titleOf(options.name), notes)) : sheets;
  }
  if (isInside || names.includes('[content_types].xml') || names.includes('mimetype'))
    return err(problem('file-of-other-kind', { kind: nameFileKind(bytes) ?? 'ZIP' }));
  return readFiles(opened.value, options);
}

/** What systems put beside the files of people. */
const isLitter = (name: string): boolean =>
  /(^|\/)(__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(name);

function readFiles(entries: readonly ZipEntry[], options: ImportOptions): Result<ImportReadout> {
  const found: { readonly name: string; readonly readout: ImportReadout }[] = [];
  const twins: string[] = [];
  let left = mostInflatedBytes;
  for (const [index, entry] of entries.entries()) {
    if (isLitter(entry.name)) continue;
    const bytes = inflateWhole(entry, Math.min(left, sbbMaxBytes));
    if (!bytes.ok) return bytes;
    left -= bytes.value.length;
    if (isTwin(bytes.value, entry, entries.slice(0, index))) {
      twins.push(entry.name);
      continue;
    }
    const read = readHeld(bytes.value, { ...options, name: entry.name }, true);
    // One file of many that cannot be read: then nothing is, and it is named by its problem.
    if (!read.ok) return read;
    found.push({ name: entry.name, readout: read.value });
  }
  const joined = joinReadouts(found);
  return joined.ok ? ok(withTwins(joined.value, twins)) : joined;
}

/** The same bytes as a file before it: read once more it would make everything in it a second time. */
function isTwin(bytes: Uint8Array, { size, sum }: ZipEntry, before: readonly ZipEntry[]): boolean {
  const like = before.find((one) => one.size === size && one.sum === sum && !isLitter(one.name));
  const other = like ? inflateWhole(like, size) : null;
  return other?.ok === true && other.value.every((byte, at) => byte === bytes[at]);
}

function withTwins<Read extends ImportReadout>(read: Read, twins: readonly string[]): Read {
  const told = createNotes();
  for (const name of twins) told.say({ fileKey: null, at: '', line: 0 }, 'file-repeated', name);
  const warnings = [...read.readout.warnings, ...told.warnings];
  return { ...read, readout: { ...read.readout, warnings } };
}
