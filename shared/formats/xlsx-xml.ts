/** Reads one XML part of a spreadsheet while it is inflated. No DTD, no entities of its own, nothing nested for ever. */
import { SaxesParser } from 'saxes';
import { type Problem, problem } from '../kernel/problem';
import { inflateEntry, type ZipEntry } from './read-zip';

export type XlsxHandlers = {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
};

const mostDepth = 60;

/** Thrown by a handler to leave the part at once, with the reason. */
export class PartStopped extends Error {
  readonly problem: Problem;
  constructor(reason: Problem) {
    super(reason.code);
    this.problem = reason;
  }
}

const plainName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** @returns what is wrong with the part; null when it was read to its end */
export function readXlsxPart(entry: ZipEntry, most: number, handlers: XlsxHandlers): Problem | null {
  const parser = new SaxesParser();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let depth = 0;
  let wrong: Problem | null = null;
  const stop = (): never => {
    throw new PartStopped(problem('xlsx-unreadable', { part: entry.name.slice(0, 100) }));
  };
  parser.on('error', stop);
  parser.on('doctype', stop);
  parser.on('opentag', (tag) => {
    if (++depth > mostDepth) stop();
    handlers.open(plainName(tag.name), tag.attributes);
  });
  parser.on('text', handlers.text);
  parser.on('cdata', handlers.text);
  parser.on('closetag', (tag) => {
    depth--;
    handlers.close(plainName(tag.name));
  });
  const decode = (piece?: Uint8Array): string => {
    try {
      return decoder.decode(piece, { stream: piece !== undefined });
    } catch {
      // Not UTF-8, and a spreadsheet writes nothing else.
      return stop();
    }
  };
  const guarded = (step: () => void): void => {
    if (wrong) return;
    try {
      step();
    } catch (thrown) {
      if (!(thrown instanceof PartStopped)) throw thrown;
      wrong = thrown.problem;
    }
  };
  const failed = inflateEntry(entry, most, (piece) => guarded(() => void parser.write(decode(piece))));
  if (failed) return failed;
  guarded(() => {
    parser.write(decode());
    parser.close();
  });
  return wrong;
}
