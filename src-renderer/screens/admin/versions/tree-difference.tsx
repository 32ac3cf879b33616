/** What differs between two versions of a qualification, in the order of reading, with how much of each on top. */
import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { describeDifference, type NodeDifference } from '../../../../shared/domain/authoring/difference';
import { titleOf } from '../../../../shared/domain/authoring/node-fields';
import { codeOf } from '../../../../shared/domain/authoring/numbering';
import { type Tree, toTree } from '../../../../shared/domain/authoring/tree';
import { ancestorIds } from '../../../../shared/domain/authoring/tree-walk';
import type { QualificationVersion } from '../../../../shared/records/qualification-version';
import { NodeDifferenceView } from './node-difference-view';
import classes from './versions.module.css';

type TreeDifferenceProps = {
  readonly before: Pick<QualificationVersion, 'coreTasks'>;
  readonly after: Pick<QualificationVersion, 'coreTasks'>;
  readonly language: string;
};

const countOf = (differences: readonly NodeDifference[]) => ({
  added: differences.filter(({ change }) => change === 'added').length,
  removed: differences.filter(({ change }) => change === 'removed').length,
  moved: differences.filter(({ moved }) => moved !== null).length,
  changed: differences.filter(({ fields }) => fields.length > 0).length,
});

/** Codes of what a node stands in, or names where there is no code; blank where that is told right before it. */
function placesOf(
  differences: readonly NodeDifference[],
  before: Tree,
  after: Tree,
): ReadonlyMap<string, string> {
  const told = new Set(differences.map(({ node }) => node.id));
  return new Map(
    differences.map(({ node: { id } }) => {
      const tree = after.nodes.has(id) ? after : before;
      const above = ancestorIds(tree, id);
      const isTold = above.some((ancestor) => told.has(ancestor));
      const names = above.flatMap((ancestor) => {
        const node = tree.nodes.get(ancestor);
        return node ? [codeOf(node) || titleOf(node)] : [];
      });
      return [id, isTold ? '' : names.join(' › ')] as const;
    }),
  );
}

/** Says so where nothing differs. */
export function TreeDifference({ before, after, language }: TreeDifferenceProps) {
  const { t } = useTranslation('versions');
  const [differences, places] = useMemo(() => {
    const trees = [toTree(before), toTree(after)] as const;
    const found = describeDifference(...trees);
    return [found, placesOf(found, ...trees)];
  }, [before, after]);
  if (differences.length === 0) return <Text>{t('same')}</Text>;
  const counts = countOf(differences);
  const words = (['added', 'removed', 'moved', 'changed'] as const).flatMap((change) =>
    counts[change] > 0 ? [t(`count.${change}`, { count: counts[change] })] : [],
  );
  return (
    <>
      <Text>{words.join(' · ')}</Text>
      <ol className={classes.difference}>
        {differences.map((difference) => (
          <NodeDifferenceView
            key={`${difference.node.id} ${difference.change}`}
            difference={difference}
            place={places.get(difference.node.id) ?? ''}
            language={language}
          />
        ))}
      </ol>
    </>
  );
}
