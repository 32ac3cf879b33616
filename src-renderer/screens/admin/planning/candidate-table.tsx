/** How far each candidate of a planned exam is. */
import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExamState } from '../../../queries/use-exam-states';
import { HandInBadge } from '../../../ui/hand-in-badge';
import { StatusMark } from '../../../ui/status-mark';
import { useOutcomeWord } from '../../../ui/use-outcome-word';
import { AttendanceMark } from '../../exam/attendance/attendance-mark';
import classes from './planning-table.module.css';

/** An outcome only when it is signed: before that it may still change, and a planner would plan by it. */
export function CandidateProgress({ state }: { readonly state: ExamState }) {
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
  if (!assessment.startedAt && !assessment.identifiedAt)
    return <StatusMark tone="neutral">{t('state.planned')}</StatusMark>;
  return (
    <StatusMark tone="info">
      {t('state.started', { marked: assessment.marked, total: exam.about.indicators })}
    </StatusMark>
  );
}

/** How far each candidate is, and how far that has come to the hub. */
export function CandidateTable({
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
                <CandidateProgress state={state} />
                <AttendanceMark standing={state.assessment.attendance} />
                <HandInBadge
                  exam={state.exam}
                  handIn={state.handIn}
                  waiting={state.waiting}
                  filesWaiting={state.filesWaiting}
                />
              </div>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
