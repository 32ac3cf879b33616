/** One planned exam: when, where and by whom, what it holds, and how far each candidate is. */
import { Table, Title } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { textIn } from '../../../../shared/values/identity';
import type { ExamState } from '../../../queries/use-exam-states';
import { HandInBadge } from '../../../ui/hand-in-badge';
import { usePreferences } from '../../../ui/preferences';
import { StatusMark } from '../../../ui/status-mark';
import { useExamFormat } from '../../../ui/use-exam-format';
import { useOutcomeWord } from '../../../ui/use-outcome-word';
import classes from './exam-card.module.css';
import type { PlannedExam } from './group-exams';

/** An outcome only when it is signed: before that it may still change, and a planner would plan by it. */
function CandidateState({ state }: { readonly state: ExamState }) {
  const { t } = useTranslation('planning');
  const wordOf = useOutcomeWord();
  const { assessment, exam } = state;
  if (assessment.signed) {
    const { outcome } = assessment.signed;
    return (
      <StatusMark tone={outcome === 'passed' ? 'good' : 'bad'}>
        {t('state.signed', { outcome: wordOf(outcome) })}
      </StatusMark>
    );
  }
  if (!assessment.startedAt) return <StatusMark tone="neutral">{t('state.planned')}</StatusMark>;
  return (
    <StatusMark tone="info">
      {t('state.started', { marked: assessment.marked, total: exam.about.indicators })}
    </StatusMark>
  );
}

/** How far each candidate is, and how far that has come to the hub. */
function CandidateTable({
  states,
  label,
}: {
  readonly states: readonly ExamState[];
  readonly label: string;
}) {
  const { t } = useTranslation('planning');
  return (
    <Table aria-label={label} className={classes.candidates}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('column.candidate')}</Table.Th>
          <Table.Th scope="col">{t('column.state')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {states.map((state) => (
          <Table.Tr key={state.candidate.assessmentId}>
            <Table.Th scope="row">
              {state.candidate.name}
              <div className={classes.details}>
                {[state.candidate.number, state.candidate.group].filter(Boolean).join(' · ')}
              </div>
            </Table.Th>
            <Table.Td>
              <div className={classes.states}>
                <CandidateState state={state} />
                <HandInBadge exam={state.exam} handIn={state.handIn} waiting={state.waiting} />
              </div>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** All of it is said by the planned exam itself; its definition is not opened here. */
export function ExamCard({ planned }: { readonly planned: PlannedExam }) {
  const { t } = useTranslation(['planning', 'domain']);
  const language = usePreferences((p) => p.language);
  const titleId = useId();
  const { exam, states } = planned;
  const format = useExamFormat(exam);
  const facts: readonly (readonly [label: string, value: string])[] = [
    [t('place'), exam.place],
    [t('examiner'), exam.examinerName],
    [t('qualification'), [exam.about.name, exam.about.code].filter(Boolean).join(' · ')],
    [
      t('parts'),
      t('parts-count', {
        count: exam.about.workProcesses,
        indicators: t('indicators', { count: exam.about.indicators }),
      }),
    ],
    [t('scale'), textIn(exam.about.scaleName, language)],
  ];
  return (
    <article className={classes.card} aria-labelledby={titleId}>
      <header className={classes.head}>
        <time className={classes.time} dateTime={exam.plannedAt}>
          {format.time(exam.plannedAt)}
        </time>
        <div className={classes.heading}>
          <Title order={3} id={titleId}>
            {exam.title}
          </Title>
          <span className={classes.code}>{t('exam-code', { code: exam.code })}</span>
        </div>
        {exam.status === 'cancelled' && <StatusMark tone="attention">{t('cancelled')}</StatusMark>}
      </header>
      <dl className={classes.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <CandidateTable states={states} label={t('candidates-of', { title: exam.title })} />
    </article>
  );
}
