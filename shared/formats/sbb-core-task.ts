/** Reads one `kerntaak` of an SBB file, of the base part or of a profile, with its work processes. */
import type { FileCoreTask, ListPerProfile } from '../domain/qualification-file';
import {
  excerpt,
  notTaken,
  readAdditions,
  readKey,
  readNumbers,
  type SbbScope,
  theOne,
  warn,
  warnOfAttributes,
  warnOfOthers,
} from './sbb-scope';
import { readTextPerProfile, readTitle, textLimits } from './sbb-text';
import { readWorkProcess } from './sbb-work-process';
import { attribute, childrenNamed, childrenOf, ownText, wholeText, type XmlNode } from './xml-node';

const expected = new Set([
  'complexiteit',
  'verantwoordelijkheid',
  'vakkennisenvaardigheden',
  'basiswerkprocessen',
  'profielwerkprocessen',
]);

/** `part` is `B1` for the base part and `P` with the number of the profile for a profile. */
export function readCoreTasks(outer: SbbScope, list: XmlNode | null, part: string): readonly FileCoreTask[] {
  if (!list) return [];
  warnOfOthers(outer, list, new Set(['kerntaak']));
  const nodes = childrenNamed(list, 'kerntaak');
  const numbers = readNumbers(outer, nodes);
  return nodes.map((node, index) => readCoreTask(outer, node, `${part}-K${numbers[index] ?? index + 1}`));
}

function readCoreTask(outer: SbbScope, node: XmlNode, code: string): FileCoreTask {
  const scope: SbbScope = { ...outer, at: code };
  warnOfOthers(scope, node, expected);
  const key = readKey(scope, node, code);
  const lists = childrenOf(node).filter(
    (child) => child.name === 'basiswerkprocessen' || child.name === 'profielwerkprocessen',
  );
  for (const list of lists) warnOfOthers(scope, list, new Set(['werkproces']));
  const workProcessNodes = lists.flatMap((list) => childrenNamed(list, 'werkproces'));
  if (workProcessNodes.length === 0) warn(scope, 'core-task-without-work-process', node.line, code);
  const numbers = readNumbers(scope, workProcessNodes);
  return {
    key,
    code,
    name: readTitle(scope, node, textLimits.name),
    description: readTextPerProfile(scope, node, 'complexiteit', 'complexiteit'),
    responsibility: readTextPerProfile(scope, node, 'verantwoordelijkheid', 'verantwoordelijkheid'),
    knowledgeAndSkills: readKnowledge(scope, node),
    workProcesses: workProcessNodes.map((child, index) =>
      readWorkProcess(scope, child, `${code}-W${numbers[index] ?? index + 1}`),
    ),
    line: node.line,
  };
}

function readKnowledge(scope: SbbScope, coreTask: XmlNode): ListPerProfile {
  const node = theOne(scope, coreTask, 'vakkennisenvaardigheden');
  if (!node) return { items: [], additions: [] };
  const seen = new Set<string>();
  const items = resolve(scope, referencesIn(scope, node, 'vakkennisenvaardighedenperprofiel'), seen);
  const additions = readAdditions(
    scope,
    node,
    'vakkennisenvaardighedenperprofiel',
    'vakkennisenvaardighedenonderdelen',
  ).map(({ profileKey, content }) => {
    const inner: SbbScope = { ...scope, profileKey };
    return { profileKey, items: resolve(inner, referencesIn(inner, content, null), new Set(seen)) };
  });
  return { items, additions };
}

const isReference = (node: XmlNode): boolean =>
  node.name === 'vakkennisenvaardigheden' && attribute(node, 'referentie') !== '';
const hasReference = (node: XmlNode): boolean =>
  childrenOf(node).some((child) => isReference(child) || hasReference(child));

/** References in a list, those grouped under a category included. */
function referencesIn(scope: SbbScope, node: XmlNode, except: string | null): readonly XmlNode[] {
  const text = ownText(node).trim();
  warnOfAttributes(scope, node);
  if (text !== '') warn(scope, 'text-out-of-place', node.line, excerpt(text), notTaken(text));
  return childrenOf(node).flatMap((child) => {
    if (child.name === except) return [];
    if (isReference(child)) return [child];
    if (hasReference(child)) return referencesIn(scope, child, null);
    if (child.name !== 'vakkennisenvaardigheden_met_categorie' || wholeText(child) !== '')
      warn(scope, 'element-skipped', child.line, child.name, notTaken(wholeText(child)));
    return [];
  });
}

function resolve(scope: SbbScope, references: readonly XmlNode[], seen: Set<string>): readonly string[] {
  return references.flatMap((reference) => {
    const key = attribute(reference, 'referentie');
    warnOfOthers(scope, reference, new Set());
    const sentence = scope.knowledgeByKey.get(key);
    if (sentence === undefined) {
      warn(scope, 'knowledge-unknown', reference.line, key);
      return [];
    }
    if (seen.has(key)) {
      warn(scope, 'knowledge-repeated', reference.line, excerpt(sentence));
      return [];
    }
    seen.add(key);
    return [sentence];
  });
}
