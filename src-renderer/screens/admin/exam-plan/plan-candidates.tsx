/** The candidates of a planned exam: when each begins, how far they are, whether they were there, and a resit where it failed. */
import { Button, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isUnexamined } from '../../../../shared/domain/attendance';
import { startOf } from '../../../../shared/domain/plan-time';
import type { ExamState } from '../../../queries/use-exam-states';
import cardClasses from '../../../ui/card-table.module.css';
import { HandInBadge } from '../../../ui/hand-in-badge';
import { useExamFormat } from '../../../ui/use-exam-format';
import { AttendanceSection } from '../../exam/attendance/attendance-section';
import { CandidateProgress } from '../planning/candidate-table';
import classes from './exam-plan.module.css';
import { PutBack } from './put-back';

/** Not met, or not examined at all: then a next attempt is planned from here. */
const mayDoOver = ({ assessment }: ExamState): boolean =>
  assessment.signed?.outcome === 'failed' || (!assessment.signed && isUnexamined(assessment.attendance));

/** By the time of their own, where there are slots; a resit leads back to the exam that it does over. */
function CandidateRow({ state }: { readonly state: ExamState }) {
  const { t } = useTranslation('plan');
  const { exam, candidate, assessment } = state;
  const format = useExamFormat(exam);
  const { resitOf } = candidate;
  const isTakenOut = !exam.candidates.some(({ assessmentId }) => assessmentId === candidate.assessmentId);
  const facts = [
    candidate.number,
    candidate.group,
    candidate.learningPath,
    candidate.attempt && t('attempt', { number: candidate.attempt }),
    candidate.extraMinutes && t('extra', { count: candidate.extraMinutes }),
  ];
  return (
    <Table.Tr>
      <Table.Td data-label={t('column.begins')}>{format.time(startOf(exam, candidate))}</Table.Td>
      <Table.Th scope="row" className={cardClasses.whole}>
        {candidate.name}
        <div className={classes.details}>{facts.filter(Boolean).join(' · ')}</div>
        {isTakenOut && <PutBack examId={exam.examId} candidate={candidate} />}
        {resitOf && (
          <Link to="/planning/$examId" params={{ examId: resitOf.examId }}>
            {t('resit-of', { code: resitOf.code, when: format.day(resitOf.plannedAt) })}
          </Link>
        )}
      </Table.Th>
      <Table.Td data-label={t('column.state')}>
        <div className={classes.cell}>
          <CandidateProgress state={state} />
          <HandInBadge
            exam={exam}
            handIn={state.handIn}
            waiting={state.waiting}
            filesWaiting={state.filesWaiting}
          />
          {mayDoOver(state) && (
            <Button
              variant="default"
              renderRoot={(props) => (
                <Link
                  {...props}
                  to="/planning/new"
                  search={{ like: exam.examId, candidate: candidate.participantId }}
                />
              )}
              aria-label={t('resit-for', { name: candidate.name })}
            >
              {t('resit')}
            </Button>
          )}
        </div>
      </Table.Td>
      <Table.Td className={cardClasses.whole} data-label={t('column.attendance')}>
        {assessment.signed ? (
          <Text c="dimmed">{t('attendance-signed')}</Text>
        ) : (
          <AttendanceSection
            examId={exam.examId}
            assessmentId={candidate.assessmentId}
            name={candidate.name}
            standing={assessment.attendance}
          />
        )}
      </Table.Td>
    </Table.Tr>
  );
}

const byStart = (a: ExamState, b: ExamState): number =>
  startOf(a.exam, a.candidate).localeCompare(startOf(b.exam, b.candidate));

/** @param states those of one exam */
export function PlanCandidates({ states }: { readonly states: readonly ExamState[] }) {
  const { t } = useTranslation('plan');
  return (
    <div className={cardClasses.fit}>
      <Table aria-label={t('candidates')} className={cardClasses.table}>
        <Table.Thead className={cardClasses.unheaded}>
          <Table.Tr>
            <Table.Th scope="col">{t('column.begins')}</Table.Th>
            <Table.Th scope="col">{t('column.candidate')}</Table.Th>
            <Table.Th scope="col">{t('column.state')}</Table.Th>
            <Table.Th scope="col">{t('column.attendance')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {states.toSorted(byStart).map((state) => (
            <CandidateRow key={state.candidate.assessmentId} state={state} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
