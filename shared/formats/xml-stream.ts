/**
 * Reads XML piece by piece and hands over chosen elements as whole nodes, so that a file of any allowed size needs the
 * memory of one such element only. No DTD: a DOCTYPE is refused, entities are never expanded, nothing is fetched.
 * The first fault ends the reading; what was handed over before it must then be thrown away by the caller.
 */
import { SaxesParser } from 'saxes';
import { type Problem, problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import type { XmlNode } from './xml-node';

/** Real files nest 14 deep; a file that goes on nesting is an attack, not a qualification file. */
const maxDepth = 100;

export type XmlStreamOptions = {
  /** The only name the root may have, and the problem when it has another. */
  readonly root: string;
  readonly wrongRoot: (line: number) => Problem;
  /** What to do with an element, by its path (`/sbb/dossiers/dossier`); asked outside and inside collected elements. */
  readonly decide: (path: string) => 'enter' | 'collect' | 'skip';
  readonly onNode: (path: string, node: XmlNode) => void;
};

type Open = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
  readonly line: number;
  text: string;
  laterText: string;
};

/** Thrown inside the parser's callbacks to leave it at once; never seen outside this file. */
class ReadingStopped extends Error {
  readonly problem: Problem;
  constructor(reason: Problem) {
    super(reason.code);
    this.problem = reason;
  }
}

/** A reader for one document: write all pieces, then end. */
export function createXmlStream(options: XmlStreamOptions): {
  readonly write: (text: string) => Result<null>;
  readonly end: () => Result<null>;
} {
  const parser = new SaxesParser();
  const paths: string[] = [];
  /** Elements being collected, from the collected one inwards. */
  const open: Open[] = [];
  let skippedDepth = 0;

  const stop = (reason: Problem): never => {
    throw new ReadingStopped(reason);
  };

  parser.on('error', () => stop(problem('xml-malformed', { line: parser.line })));
  parser.on('doctype', () => stop(problem('xml-has-doctype', { line: parser.line })));
  parser.on('opentag', (tag) => {
    if (paths.length === 0 && tag.name !== options.root) stop(options.wrongRoot(parser.line));
    if (paths.length + skippedDepth >= maxDepth) stop(problem('xml-malformed', { line: parser.line }));
    if (skippedDepth > 0) {
      skippedDepth++;
      return;
    }
    const path = `${paths.at(-1) ?? ''}/${tag.name}`;
    const decision = options.decide(path);
    if (decision === 'skip') {
      skippedDepth = 1;
      return;
    }
    paths.push(path);
    if (decision === 'collect' || open.length > 0) {
      const attributes: Record<string, string> = { ...tag.attributes };
      open.push({ name: tag.name, attributes, children: [], line: parser.line, text: '', laterText: '' });
    }
  });
  const addText = (text: string) => {
    const node = open.at(-1);
    if (!node || skippedDepth > 0) return;
    if (node.children.length === 0) node.text += text;
    else node.laterText += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    if (skippedDepth > 0) {
      skippedDepth--;
      return;
    }
    const path = paths.pop() ?? '';
    const node = open.pop();
    if (!node) return;
    const whole: XmlNode = { ...node, laterText: node.laterText.trim() };
    const parent = open.at(-1);
    if (parent) parent.children.push(whole);
    else options.onNode(path, whole);
  });

  let stopped: Problem | null = null;
  const guarded = (step: () => void): Result<null> => {
    if (stopped) return err(stopped);
    try {
      step();
      return ok(null);
    } catch (thrown) {
      if (!(thrown instanceof ReadingStopped)) throw thrown;
      stopped = thrown.problem;
      return err(stopped);
    }
  };

  return {
    write: (text) => guarded(() => parser.write(text)),
    end: () => guarded(() => parser.close()),
  };
}
