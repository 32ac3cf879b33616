/**
 * Reads qualification files as SBB publishes them (XML, one or many dossiers), streaming, in the page's worker or in
 * Node alike. A file that is too large is refused by its size before a byte is read, and by its real length while it
 * is read. Any fault gives a problem and nothing else: half a file is never handed out.
 */

import {
  type FileWarning,
  fileLanguage,
  type QualificationFile,
  type QualificationFileReadout,
} from '../domain/qualification-file';
import { type Problem, problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import { standardCompetences } from '../records/standard-competences';
import { textIn } from '../values/text-in';
import { createHeldDecoder } from './decode-text';
import { readDossier } from './sbb-dossier';
import { attribute, wholeText, type XmlNode } from './xml-node';
import { createXmlStream } from './xml-stream';

/** The whole national list is about 30 MB; twice that is room enough. */
export const sbbMaxBytes = 64 * 1024 * 1024;

/** A file to read: its size as the system tells it, and its bytes in pieces. A browser's `File` fits through `blobSource`. */
export type ByteSource = { readonly size: number; readonly chunks: () => AsyncIterable<Uint8Array> };

export const blobSource = (blob: Blob): ByteSource => ({
  size: blob.size,
  async *chunks() {
    const reader = blob.stream().getReader();
    try {
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
    } finally {
      await reader.cancel();
    }
  },
});

const skipped = new Set([
  '/sbb/domeinen',
  '/sbb/sectorkamers',
  '/sbb/dossiers/dossier/inleiding',
  '/sbb/dossiers/dossier/basis/typeringberoepengroep',
  '/sbb/dossiers/dossier/basis/basistaken/generieke_onderdelen',
  '/sbb/dossiers/dossier/profielen/profiel/omschrijving',
  '/sbb/dossiers/dossier/verantwoordingsinformatie',
]);
const entered = new Set(['/sbb', '/sbb/competenties', '/sbb/dossiers']);

/** Reads the file to its end, or gives the first problem it meets. */
export async function readSbbXml(source: ByteSource): Promise<Result<QualificationFileReadout>> {
  const tooLarge = problem('file-too-large', { bytes: source.size, maxBytes: sbbMaxBytes });
  if (source.size > sbbMaxBytes) return err(tooLarge);
  const reader = createSbbReader();
  let readBytes = 0;
  for await (const chunk of source.chunks()) {
    readBytes += chunk.length;
    if (readBytes > sbbMaxBytes) return err(tooLarge);
    const written = reader.write(chunk);
    if (!written.ok) return written;
  }
  return reader.end();
}

/** Takes a dossier as soon as it is read, with what is odd in it; the reader then keeps nothing of it. */
export type TakeDossier = (file: QualificationFile, warnings: readonly FileWarning[]) => void;

/**
 * The reader behind `readSbbXml`, for callers that hold the bytes already.
 * @param take for a file that is too large to be held whole; the readout then says what stands outside the dossiers.
 *   What was taken counts for nothing when the reader ends with a problem
 */
export function createSbbReader(take?: TakeDossier): {
  readonly write: (bytes: Uint8Array) => Result<null>;
  readonly end: () => Result<QualificationFileReadout>;
} {
  const files: QualificationFile[] = [];
  const warnings: FileWarning[] = [];
  const competenceCodesByKey = new Map<string, string>();
  let blankLines = 0;
  const takeDossier = (node: XmlNode): void => {
    const own: FileWarning[] = [];
    const file = readDossier(node, competenceCodesByKey, own);
    if (take) {
      take(file, own);
      return;
    }
    files.push(file);
    warnings.push(...own);
  };
  const xml = createXmlStream({
    root: 'sbb',
    linesBefore: () => blankLines,
    onText: (text, line) =>
      warnings.push({ ...outsideNotice('text-out-of-place', line, text), guess: notTakenAt(text) }),
    wrongRoot: (line) => problem('xml-not-qualification-file', { line }),
    decide: (path) => (skipped.has(path) ? 'skip' : entered.has(path) ? 'enter' : 'collect'),
    onNode: (path, node) => {
      if (path === '/sbb/dossiers/dossier') takeDossier(node);
      else if (path === '/sbb/competenties/competentie') readCompetence(node, competenceCodesByKey, warnings);
      else warnings.push(skippedWarning(node));
    },
  });
  const text = createHeldDecoder();
  let hasText = false;

  const feed = (piece: Result<string>): Result<null> => {
    if (!piece.ok) return piece;
    if (!hasText) {
      const start = piece.value.trimStart();
      const blank = piece.value.slice(0, piece.value.length - start.length);
      blankLines += blank.replace(/\r\n/g, '\n').split(/[\n\r]/).length - 1;
      if (start === '') return ok(null);
      hasText = true;
      return start.startsWith('<') ? xml.write(inXmlSigns(start)) : err(problem('file-not-xml'));
    }
    return xml.write(inXmlSigns(piece.value));
  };

  let failed: Problem | null = null;
  const keep = <T>(result: Result<T>): Result<T> => {
    if (!result.ok) failed = result.problem;
    return result;
  };
  return {
    write: (bytes) => (failed ? err(failed) : keep(feed(text.decode(bytes)))),
    end: () => {
      if (failed) return err(failed);
      const last = keep(feed(text.decode(null)));
      if (!last.ok) return last;
      if (!hasText) return err(problem('file-empty'));
      const ended = keep(xml.end());
      if (!ended.ok) return ended;
      return ok({ files, warnings: warnings.sort((a, b) => a.line - b.line) });
    },
  };
}

/** Line ends of Word, which XML does not allow, as one that it does. */
const inXmlSigns = (text: string): string => text.replace(/[\v\f]/g, '\u2028');

const notTakenAt = (source: string) => ({ source, reading: [] });

const outsideWarning = (code: FileWarning['code'], node: XmlNode, about: string): FileWarning =>
  outsideNotice(code, node.line, about);

const outsideNotice = (code: FileWarning['code'], line: number, about: string): FileWarning => ({
  code,
  line,
  fileKey: null,
  profileKey: null,
  at: '',
  about,
});

const skippedWarning = (node: XmlNode): FileWarning => {
  const source = wholeText(node);
  const warning = outsideWarning('element-skipped', node, node.name);
  return source === '' ? warning : { ...warning, guess: notTakenAt(source) };
};

/** Quotes, spaces and capitals make no other name. */
const lettersOf = (name: string): string => name.toLowerCase().replace(/[^\p{L}]/gu, '');

function readCompetence(node: XmlNode, codesByKey: Map<string, string>, warnings: FileWarning[]): void {
  const key = attribute(node, 'nr');
  const inside = wholeText({ ...node, attributes: { ...node.attributes, titel: '' } });
  if (inside !== '')
    warnings.push({
      ...outsideWarning('text-out-of-place', node, inside.slice(0, 120)),
      guess: notTakenAt(inside),
    });
  const code = attribute(node, 'code').toUpperCase();
  if (key === '' || code === '') {
    warnings.push({
      ...outsideWarning('key-missing', node, `${node.name} ${attribute(node, 'titel')}`.trim()),
    });
    return;
  }
  if (codesByKey.has(key)) warnings.push(outsideWarning('key-repeated', node, key));
  codesByKey.set(key, code);
  const standard = standardCompetences.find((competence) => competence.code === code);
  const name = attribute(node, 'titel');
  if (standard && lettersOf(textIn(standard.name, fileLanguage)) !== lettersOf(name))
    warnings.push(outsideWarning('competence-renamed', node, `${code} ${name}`.slice(0, 200)));
}
