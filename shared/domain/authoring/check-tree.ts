/**
 * The live check of a tree: what keeps it from being published or activated, and what is only unwise. Each finding leads to
 * its node and field. Activation itself is decided by `domain/activation`, by the same rule (M47).
 */
import { groupBy } from '../../kernel/group-by';
import { remember } from '../../kernel/remember';
import { sameLooking } from '../source-key';
import { checkCodes } from './check-codes';
import { checkNode } from './check-node';
import { deedOf, judgesTwo, secondWords } from './judges-two';
import { type IndicatorNode, nodesOf, type Tree, type WorkProcessNode } from './tree';
import type { TreeFinding } from './tree-finding';
import { inOrder } from './tree-walk';

export type CheckedFor = {
  /** Language of the qualification. */
  readonly language: string;
  /** Competences that may be linked; absent: not looked at. */
  readonly offeredCompetenceIds?: ReadonlySet<string> | undefined;
};

/** What blocks comes first; then all in the order of reading. Quick enough for every key: nodes are looked at once. */
export function checkTree(tree: Tree, checkedFor: CheckedFor): readonly TreeFinding[] {
  const places = new Map(inOrder(tree).map(({ id }, place) => [id, place]));
  const placeOf = ({ nodeId }: TreeFinding): number => (nodeId === null ? -1 : (places.get(nodeId) ?? 0));
  const findings = [
    ...checkShape(tree),
    ...inOrder(tree).flatMap(checkOnce),
    ...checkCodes(tree),
    ...checkIndicators(tree, checkedFor.language),
    ...checkCompetences(tree, checkedFor),
  ];
  const isUnwise = ({ blocks }: TreeFinding): number => (blocks === null ? 1 : 0);
  return findings.toSorted((a, b) => isUnwise(a) - isUnwise(b) || placeOf(a) - placeOf(b));
}

const checkOnce = remember(checkNode);
const lookOnce = remember((own: IndicatorNode['own']) => sameLooking(own.text).toLowerCase());
const deedOnce = remember((own: IndicatorNode['own']) => deedOf(own.text));

/** By language, which is of the whole qualification. */
const secondsOnce = remember((_own: IndicatorNode['own']) => new Map<string, readonly string[]>());
function secondsIn(own: IndicatorNode['own'], language: string): readonly string[] {
  const known = secondsOnce(own).get(language);
  if (known) return known;
  const seconds = secondWords(own.text, language);
  secondsOnce(own).set(language, seconds);
  return seconds;
}

const unwise = (code: TreeFinding['code'], nodeId: string | null, field: string | null): TreeFinding => ({
  code,
  nodeId,
  field,
  blocks: null,
});

/** M47, M49: a core task with a work process. */
function checkShape(tree: Tree): readonly TreeFinding[] {
  if (tree.rootIds.length === 0)
    return [{ code: 'no-core-tasks', nodeId: null, field: null, blocks: 'activate' }];
  const bare = nodesOf(tree, 'core-task', tree.rootIds).filter(({ childIds }) => childIds.length === 0);
  const blocks = bare.length === tree.rootIds.length ? 'activate' : null;
  return bare.map(({ id }) => ({ code: 'core-task-without-work-process', nodeId: id, field: null, blocks }));
}

function checkIndicators(tree: Tree, language: string): readonly TreeFinding[] {
  const indicators = nodesOf(tree, 'indicator', [...tree.nodes.keys()]);
  const deeds = new Set(indicators.flatMap(({ own }) => deedOnce(own) ?? []));
  const findings = indicators
    .filter(({ own }) => judgesTwo(secondsIn(own, language), language, deeds))
    .map(({ id }) => unwise('two-things', id, 'text'));
  const hasNoCritical = indicators.length > 0 && !indicators.some(({ own }) => own.critical);
  return [
    ...findings,
    ...(hasNoCritical ? [unwise('no-critical', null, null)] : []),
    ...nodesOf(tree, 'work-process', [...tree.nodes.keys()]).flatMap((node) => [
      ...(node.childIds.length === 0 ? [unwise('work-process-without-indicator', node.id, null)] : []),
      ...textsTwice(tree, node),
    ]),
  ];
}

/** The same text twice in one work process: whoever marks does not know which of them is meant. */
function textsTwice(tree: Tree, { childIds }: WorkProcessNode): readonly TreeFinding[] {
  const written = nodesOf(tree, 'indicator', childIds).filter(({ own }) => own.text.trim() !== '');
  return [...groupBy(written, ({ own }) => lookOnce(own)).values()]
    .filter((same) => same.length > 1)
    .flatMap((same) =>
      same.map(({ id }) => ({
        ...unwise('text-twice', id, 'text'),
        otherIds: same.map((other) => other.id).filter((other) => other !== id),
      })),
    );
}

function checkCompetences(tree: Tree, { offeredCompetenceIds }: CheckedFor): readonly TreeFinding[] {
  return nodesOf(tree, 'work-process', [...tree.nodes.keys()]).flatMap((node) => {
    const linked = [node, ...nodesOf(tree, 'indicator', node.childIds)].flatMap(
      ({ own }) => own.competenceIds ?? [],
    );
    if (linked.length === 0) return [unwise('work-process-without-competence', node.id, 'competenceIds')];
    const isGone = offeredCompetenceIds && linked.some((id) => !offeredCompetenceIds.has(id));
    return isGone ? [unwise('competence-not-offered', node.id, 'competenceIds')] : [];
  });
}
