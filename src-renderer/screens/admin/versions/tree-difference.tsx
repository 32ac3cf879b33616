/** What differs between two versions of a qualification, in the order of reading, with how much of each on top. */
import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { describeDifference, type NodeDifference } from '../../../../shared/domain/authoring/difference';
import { toTree } from '../../../../shared/domain/authoring/tree';
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

/** Says so where nothing differs. */
export function TreeDifference({ before, after, language }: TreeDifferenceProps) {
  const { t } = useTranslation('versions');
  const differences = useMemo(() => describeDifference(toTree(before), toTree(after)), [before, after]);
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
            language={language}
          />
        ))}
      </ol>
    </>
  );
}
