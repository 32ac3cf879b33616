/** After planning: what was planned, the way back from it, and where one goes from here. */
import { Button, Text, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../../shared/kernel/problem';
import type { PlannedExam } from '../../../../shared/records/exam';
import { takeBackPlanning } from '../../../actions/change-exam-plan';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useAction } from '../../../ui/use-action';
import { useExamFormat } from '../../../ui/use-exam-format';
import classes from './plan-exam.module.css';

type PlannedNoticeProps = {
  /** In the order of the series; one, as a rule. */
  readonly exams: readonly PlannedExam[];
  readonly onAnother: () => void;
};

/** Each by the clock of its own place. */
function PlannedExamLine({ exam }: { readonly exam: PlannedExam }) {
  const { t } = useTranslation('planning');
  const format = useExamFormat(exam);
  return (
    <>
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
    </>
  );
}

/** The exam is recorded on this device; examiners get it with the next round of sync. */
export function PlannedNotice({ exams, onAnother }: PlannedNoticeProps) {
  const { t } = useTranslation(['planning', 'plan']);
  const takeBack = useAction(takeBackPlanning);
  const [problem, setProblem] = useState<Problem | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const undo = async (): Promise<void> => {
    const done = await takeBack({ examIds: exams.map(({ examId }) => examId) });
    setProblem(done.ok ? null : done.problem);
    if (done.ok) onAnother();
  };
  return (
    <section className={classes.planned}>
      <Title order={2} ref={heading} tabIndex={-1} className={classes.summaryTitle}>
        <IconCircleCheck size={26} aria-hidden />
        {t('form.planned.title')}
      </Title>
      {exams.map((exam) => (
        <PlannedExamLine key={exam.examId} exam={exam} />
      ))}
      {problem && <ProblemNotice problem={problem} />}
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
        <Button variant="subtle" onClick={() => void undo()}>
          {t('plan:undo', { count: exams.length })}
        </Button>
      </div>
    </section>
  );
}
