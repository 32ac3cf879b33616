/** What publishing a tree would change and which planned exams it touches: to look at before it is done. */
import { Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { joinQualification } from '../../../../shared/domain/qualification';
import type { ExamId } from '../../../../shared/kernel/ids';
import type { QualificationHead } from '../../../../shared/records/qualification';
import type { CoreTask } from '../../../../shared/records/qualification-version';
import { useContent } from '../../../queries/use-content';
import { useTouchedExams } from '../../../queries/use-touched-exams';
import { TouchedExams } from './touched-exams';
import { TreeDifference } from './tree-difference';
import classes from './versions.module.css';

type PublishReviewProps = {
  readonly head: QualificationHead;
  /** As they would be published; the same list as long as nothing changed. */
  readonly coreTasks: readonly CoreTask[];
  /** Exams that are planned anew after publishing. */
  readonly examIds: readonly ExamId[];
  readonly onExamIds: (examIds: readonly ExamId[]) => void;
};

/**
 * Against the version that counts at this moment, also where a draft was made upon an older one: that is what everybody else
 * will see change. What is chosen here is the caller's to do, after publishing.
 */
export function PublishReview({ head, coreTasks, examIds, onExamIds }: PublishReviewProps) {
  const { t } = useTranslation('versions');
  const present = useContent('qualification-version', head.versionDigest);
  const after = useMemo(() => ({ coreTasks: [...coreTasks] }), [coreTasks]);
  const qualification = useMemo(() => joinQualification(head, after), [head, after]);
  const touched = useTouchedExams(qualification);
  return (
    <div className={classes.review}>
      <section className={classes.section} aria-labelledby="difference">
        <Title order={3} id="difference">
          {t('difference')}
        </Title>
        {present === null && <Text>{t('missing-version')}</Text>}
        {present && <TreeDifference before={present} after={after} language={head.language} />}
      </section>
      {touched && <TouchedExams touched={touched} chosen={examIds} onChange={onExamIds} />}
    </div>
  );
}
