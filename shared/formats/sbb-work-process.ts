/** Reads one `werkproces` of an SBB file: texts, behaviour lines as indicators, competences by letter. */
import type { Behaviour, FileWorkProcess, ListPerProfile } from '../domain/qualification-file';
import { parseBehaviour } from './behaviour';
import { excerpt, readAdditions, readKey, type SbbScope, theOne, warn, warnOfOthers } from './sbb-scope';
import {
  odditiesOf,
  readSource,
  readTextPerProfile,
  readTitle,
  textLimits,
  warnOfReading,
  withinLimit,
} from './sbb-text';
import { readLines } from './text-lines';
import { attribute, childrenNamed, type XmlNode } from './xml-node';

const expected = new Set([
  'werkprocesomschrijving',
  'werkprocesresultaat',
  'werkprocesgedrag',
  'werkprocescompetenties',
]);

/** `code` is derived from the serial numbers (`B1-K1-W2`); the file itself does not hold it. */
export function readWorkProcess(outer: SbbScope, node: XmlNode, code: string): FileWorkProcess {
  const scope: SbbScope = { ...outer, at: code };
  warnOfOthers(scope, node, expected);
  const behaviourNode = theOne(scope, node, 'werkprocesgedrag');
  const behaviour = behaviourNode ? readBehaviour(scope, behaviourNode) : { intro: '', lines: [] };
  const behaviourAdditions = behaviourNode
    ? readAdditions(scope, behaviourNode, 'werkprocesgedragperprofiel', 'omschrijving').map(
        ({ profileKey, content }) => ({
          profileKey,
          behaviour: readBehaviour({ ...scope, profileKey }, content),
        }),
      )
    : [];
  return {
    key: readKey(scope, node, code),
    code,
    name: readTitle(scope, node, textLimits.name),
    description: readTextPerProfile(scope, node, 'werkprocesomschrijving', 'omschrijving'),
    desiredResult: readTextPerProfile(scope, node, 'werkprocesresultaat', 'omschrijving'),
    behaviour,
    behaviourAdditions,
    competenceCodes: readCompetences(scope, node),
    line: node.line,
  };
}

function readBehaviour(scope: SbbScope, node: XmlNode): Behaviour {
  const source = readSource(node, 'werkprocesgedragperprofiel');
  const { lines, ...read } = readLines(source.raw);
  const whole = lines.map(({ text }) => text).join('\n');
  if (read.hadMarkup) warn(scope, 'markup-removed', node.line, excerpt(whole));
  const { behaviour, oddities } = parseBehaviour(lines);
  warnOfReading(
    scope,
    node.line,
    [
      ...source.oddities,
      ...odditiesOf(read, whole),
      ...oddities.map(({ kind, about }) => ({ code: `behaviour-${kind}`, about: excerpt(about) }) as const),
    ],
    { source: source.raw, reading: [behaviour.intro, ...behaviour.lines.map((line) => `• ${line}`)] },
  );
  return {
    intro: withinLimit(scope, behaviour.intro, textLimits.intro, node.line),
    lines: behaviour.lines.map((line) => withinLimit(scope, line, textLimits.indicator, node.line)),
  };
}

function readCompetences(scope: SbbScope, workProcess: XmlNode): ListPerProfile {
  const node = theOne(scope, workProcess, 'werkprocescompetenties');
  if (!node) return { items: [], additions: [] };
  warnOfOthers(scope, node, new Set(['competentie', 'werkprocescompetentiesperprofiel']));
  const items = resolve(scope, childrenNamed(node, 'competentie'), new Set());
  const additions = readAdditions(scope, node, 'werkprocescompetentiesperprofiel', 'omschrijving').map(
    ({ profileKey, content }) => {
      const inner: SbbScope = { ...scope, profileKey };
      warnOfOthers(inner, content, new Set(['competentie']));
      return { profileKey, items: resolve(inner, childrenNamed(content, 'competentie'), new Set(items)) };
    },
  );
  return { items, additions };
}

function resolve(scope: SbbScope, references: readonly XmlNode[], seen: Set<string>): readonly string[] {
  return references.flatMap((reference) => {
    const key = attribute(reference, 'referentie');
    warnOfOthers(scope, reference, new Set());
    const code = scope.competenceCodesByKey.get(key);
    if (code === undefined) {
      warn(scope, 'competence-unknown', reference.line, key);
      return [];
    }
    if (seen.has(code)) {
      warn(scope, 'competence-repeated', reference.line, code);
      return [];
    }
    seen.add(code);
    return [code];
  });
}
