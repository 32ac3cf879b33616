/** Reads one `werkproces` of an SBB file: texts, behaviour lines as indicators, competences by letter. */
import type { Behaviour, FileWorkProcess, ListPerProfile } from '../domain/qualification-file';
import { parseBehaviour } from './behaviour';
import { parsePlainText } from './plain-text';
import {
  excerpt,
  readAdditions,
  readKey,
  readName,
  readTextPerProfile,
  type SbbScope,
  textLimits,
  warn,
  warnOfOthers,
  withinLimit,
} from './sbb-scope';
import { attribute, childNamed, childrenNamed, type XmlNode } from './xml-node';

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
  const behaviourNode = childNamed(node, 'werkprocesgedrag');
  if (behaviourNode) warnOfOthers(scope, behaviourNode, new Set(['werkprocesgedragperprofiel']));
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
    name: readName(scope, node),
    description: readTextPerProfile(scope, node, 'werkprocesomschrijving', 'omschrijving'),
    desiredResult: readTextPerProfile(scope, node, 'werkprocesresultaat', 'omschrijving'),
    behaviour,
    behaviourAdditions,
    competenceCodes: readCompetences(scope, node),
    line: node.line,
  };
}

function readBehaviour(scope: SbbScope, node: XmlNode): Behaviour {
  const { text, hadMarkup } = parsePlainText(node.text);
  if (hadMarkup) warn(scope, 'markup-removed', node.line, excerpt(text));
  if (node.laterText !== '') warn(scope, 'text-after-element-skipped', node.line, excerpt(node.laterText));
  const { behaviour, oddities } = parseBehaviour(text);
  for (const oddity of oddities) warn(scope, `behaviour-${oddity.kind}`, node.line, excerpt(oddity.about));
  return {
    intro: withinLimit(scope, behaviour.intro, textLimits.intro, node.line),
    lines: behaviour.lines.map((line) => withinLimit(scope, line, textLimits.indicator, node.line)),
  };
}

function readCompetences(scope: SbbScope, workProcess: XmlNode): ListPerProfile {
  const node = childNamed(workProcess, 'werkprocescompetenties');
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
