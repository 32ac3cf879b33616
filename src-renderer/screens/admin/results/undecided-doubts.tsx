/** Above the results: the assessments of which the hub doubts something and about which somebody must decide. */
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAssessmentState } from '../../../queries/use-assessment-line';
import type { ExamState } from '../../../queries/use-exam-states';
import { Doubts } from '../../exam/doubts/doubts';
import classes from '../results-screen.module.css';

function OneAssessment({ state }: { readonly state: ExamState }) {
  const { exam, candidate } = state;
  const target = { examId: exam.examId, assessmentId: candidate.assessmentId };
  const place = useAssessmentState(target, (line) => line.place);
  if (!place) return null;
  return (
    <li>
      <Text fw={600}>
        {candidate.name}, {candidate.number} · {exam.title} · {exam.code}
      </Text>
      <Doubts place={place} />
    </li>
  );
}

/** Draws nothing where nothing waits. */
export function UndecidedDoubts({ states }: { readonly states: readonly ExamState[] }) {
  const { t } = useTranslation('results');
  const waiting = states.filter(({ assessment }) => assessment.undecidedDoubts > 0);
  if (waiting.length === 0) return null;
  return (
    <section aria-label={t('doubts-title')}>
      <ul className={classes.doubts}>
        {waiting.map((state) => (
          <OneAssessment key={state.candidate.assessmentId} state={state} />
        ))}
      </ul>
    </section>
  );
}
