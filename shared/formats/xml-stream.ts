/**
 * Reads XML piece by piece and hands over chosen elements as whole nodes, so that a file of any allowed size needs the
 * memory of one such element only. No DTD: a DOCTYPE is refused, entities are never expanded, nothing is fetched.
 * The first fault ends the reading; what was handed over before it must then be thrown away by the caller.
 */
import { SaxesParser } from 'saxes';
import { type Problem, problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import { createAmpersandWatch } from './stray-ampersand';
import { describeXmlFault } from './xml-fault';
import { attributeName, type XmlNode } from './xml-node';

/** Real files nest 14 deep; a file that goes on nesting is an attack, not a qualification file. */
const maxDepth = 100;

export type XmlStreamOptions = {
  /** The only name the root may have, and the problem when it has another. */
  readonly root: string;
  readonly wrongRoot: (line: number) => Problem;
  /** What to do with an element, by its path (`/sbb/dossiers/dossier`); asked outside and inside collected elements. */
  readonly decide: (path: string) => 'enter' | 'collect' | 'skip';
  /** Text right in an element that is entered and not collected; blanks are not handed over. */
  readonly onText: (text: string, line: number) => void;
  /** Lines of the file before what is written here. */
  readonly linesBefore?: () => number;
  readonly onNode: (path: string, node: XmlNode) => void;
};

type Open = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: (string | XmlNode)[];
  readonly line: number;
};

/** Thrown inside the parser's callbacks to leave it at once; never seen outside this file. */
class ReadingStopped extends Error {
  readonly problem: Problem;
  constructor(reason: Problem) {
    super(reason.code);
    this.problem = reason;
  }
}

/** Without its prefix, in small letters; `o:p` is Word's, and no paragraph. */
const elementName = (name: string): string => {
  const small = name.toLowerCase();
  return small === 'o:p' ? small : small.slice(small.indexOf(':') + 1);
};

const readAttributes = (attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
  const read: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) read[attributeName(name)] ||= value;
  return read;
};

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

  const here = (): number => parser.line + (options.linesBefore?.() ?? 0);

  const ampersands = createAmpersandWatch();
  const describe = (message: string): Problem => {
    const fault = describeXmlFault(message, here());
    const mayBeAmpersand = fault.code === 'xml-cut-off' || fault.code === 'xml-entity-unknown';
    const line = mayBeAmpersand ? ampersands.line() : null;
    if (line === null) return fault;
    return problem('xml-entity-unknown', { line: line + (options.linesBefore?.() ?? 0) });
  };

  parser.on('error', (fault) => stop(describe(fault.message)));
  parser.on('doctype', () => stop(problem('xml-has-doctype', { line: here() })));
  parser.on('opentag', (tag) => {
    const name = elementName(tag.name);
    if (paths.length === 0 && name !== options.root) stop(options.wrongRoot(here()));
    if (paths.length + skippedDepth >= maxDepth) stop(problem('xml-malformed', { line: here() }));
    if (skippedDepth > 0) {
      skippedDepth++;
      return;
    }
    const path = `${paths.at(-1) ?? ''}/${name}`;
    const decision = options.decide(path);
    if (decision === 'skip') {
      skippedDepth = 1;
      return;
    }
    paths.push(path);
    if (decision === 'collect' || open.length > 0) {
      open.push({ name, attributes: readAttributes(tag.attributes), content: [], line: here() });
    }
  });
  const addText = (text: string) => {
    if (skippedDepth > 0) return;
    const node = open.at(-1);
    if (node) node.content.push(text);
    else if (text.trim() !== '') options.onText(text.trim(), here());
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
    const parent = open.at(-1);
    if (parent) parent.content.push(node);
    else options.onNode(path, node);
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
    write: (text) =>
      guarded(() => {
        ampersands.keep(text);
        parser.write(text);
      }),
    end: () => guarded(() => parser.close()),
  };
}
