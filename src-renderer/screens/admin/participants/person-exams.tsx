/** The exams of somebody, the latest first, with how each ended: a signed result leads to its sheet. */
import { Button, Text } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParticipantId } from '../../../../shared/kernel/ids';
import type { PlannedExam } from '../../../../shared/records/exam';
import { type ExamState, useExamStates } from '../../../queries/use-exam-states';
import { StatusMark } from '../../../ui/status-mark';
import { useExamFormat } from '../../../ui/use-exam-format';
import { useOutcomeWord } from '../../../ui/use-outcome-word';
import { composeResultRow } from '../results/result-rows';
import classes from './person.module.css';

/** Those in which somebody is a candidate, under every id they were known by. */
export function useExamsOf(ids: ReadonlySet<string>): readonly ExamState[] {
  const choose = useCallback(
    ({ candidates }: PlannedExam) => candidates.some(({ participantId }) => ids.has(participantId)),
    [ids],
  );
  const states = useExamStates(choose) ?? [];
  return states.filter(({ candidate }) => ids.has(candidate.participantId)).toReversed();
}

/** The name and group in an exam are those of the day it was planned for. */
function ExamRow({ state }: { readonly state: ExamState }) {
  const { t } = useTranslation(['participants', 'results']);
  const wordOf = useOutcomeWord();
  const { candidate } = state;
  const { exam, startsAt, status, outcome } = composeResultRow(state);
  const format = useExamFormat(exam);
  return (
    <li className={classes.item}>
      <div className={classes.itemWords}>
        <Link
          to="/exam/$examId/sheet/$assessmentId"
          params={{ examId: exam.examId, assessmentId: candidate.assessmentId }}
          className={classes.itemName}
        >
          {exam.title}
        </Link>
        <Text size="sm" c="dimmed">
          {[exam.code, format.dayAndTime(startsAt), exam.place, candidate.group].filter(Boolean).join(' · ')}
        </Text>
      </div>
      {outcome ? (
        <StatusMark tone={outcome === 'passed' ? 'good' : 'bad'}>{wordOf(outcome)}</StatusMark>
      ) : (
        <StatusMark tone={status === 'running' ? 'info' : 'neutral'}>
          {t(`results:status.${status}`)}
        </StatusMark>
      )}
    </li>
  );
}

/** The page asks once for the exams, and its history tells of the same. */
type PersonExamsProps = { readonly participantId: ParticipantId; readonly states: readonly ExamState[] };

/** Also those that were held under a record that turned out to be the same person. */
export function PersonExams({ participantId, states }: PersonExamsProps) {
  const { t } = useTranslation('participants');
  return (
    <>
      {states.length === 0 ? (
        <Text c="dimmed">{t('person.no-exams')}</Text>
      ) : (
        <ul className={classes.items}>
          {states.map((state) => (
            <ExamRow key={state.candidate.assessmentId} state={state} />
          ))}
        </ul>
      )}
      <div className={classes.buttons}>
        <Button
          variant="default"
          leftSection={<IconCalendarPlus size={20} aria-hidden />}
          renderRoot={(props: object) => (
            <Link {...props} to="/planning/new" search={{ candidate: participantId }} />
          )}
        >
          {t('plan')}
        </Button>
      </div>
    </>
  );
}
