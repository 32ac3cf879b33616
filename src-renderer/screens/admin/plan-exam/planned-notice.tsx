/** After planning: what was planned, and where one goes from here. */
import { Button, Text, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlannedExam } from '../../../../shared/records/exam';
import { useExamFormat } from '../../../ui/use-exam-format';
import classes from './plan-exam.module.css';

type PlannedNoticeProps = { readonly exam: PlannedExam; readonly onAnother: () => void };

/** The exam is recorded on this device; examiners get it with the next round of sync. */
export function PlannedNotice({ exam, onAnother }: PlannedNoticeProps) {
  const { t } = useTranslation('planning');
  const format = useExamFormat(exam);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className={classes.planned}>
      <Title order={2} ref={heading} tabIndex={-1} className={classes.summaryTitle}>
        <IconCircleCheck size={26} aria-hidden />
        {t('form.planned.title')}
      </Title>
      <Text>
        {t('form.planned.text', {
          title: exam.title,
          moment: format.dayAndTime(exam.plannedAt),
          candidates: t('candidates', { count: exam.candidates.length }),
        })}
      </Text>
      <Text c="dimmed" size="sm">
        {t('exam-code', { code: exam.code })}
        {' · '}
        {t('form.planned.digest', { digest: exam.definitionDigest.slice(0, 8) })}
      </Text>
      <div className={classes.next}>
        <Button renderRoot={(props) => <Link to="/planning" {...props} />}>
          {t('form.planned.to-planning')}
        </Button>
        <Button variant="default" renderRoot={(props) => <Link to="/" {...props} />}>
          {t('form.planned.to-exams')}
        </Button>
        <Button variant="default" onClick={onAnother}>
          {t('form.planned.another')}
        </Button>
      </div>
    </section>
  );
}
