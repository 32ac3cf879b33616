/** Per exam and candidate: what this device recorded, and how far that has come. */
import { Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { groupBy } from '../../../shared/kernel/group-by';
import type { ExamState } from '../../queries/use-exam-states';
import type { SubjectHandIn } from '../../queries/use-subject-hand-ins';
import { HandInBadge } from '../../ui/hand-in-badge';
import { StatusMark } from '../../ui/status-mark';
import { useExamFormat } from '../../ui/use-exam-format';
import { useFormat } from '../../ui/use-format';
import classes from './hand-in-table.module.css';

/** Assessments as this device knows them, and what it made of each itself; only those with own changes are listed. */
type ExamsHandInProps = {
  readonly states: readonly ExamState[];
  readonly subjects: readonly SubjectHandIn[];
};

/** A refusal goes before everything: it is the one state in which somebody has to do something. */
function CandidateRow({ state, subject }: { readonly state: ExamState; readonly subject: SubjectHandIn }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const { waiting, received } = subject;
  const refused = subject.refusals.length;
  const handIn = state.handIn ?? subject.lastReceived;
  return (
    <Table.Tr>
      <Table.Th scope="row">
        {state.candidate.name}
        <Text component="span" size="sm" c="dimmed" display="block">
          {state.candidate.number}
        </Text>
      </Table.Th>
      <Table.Td className={classes.count} data-label={t('column.waiting')}>
        {format.number(waiting)}
      </Table.Td>
      <Table.Td className={classes.count} data-label={t('column.received')}>
        {format.number(received)}
      </Table.Td>
      <Table.Td className={classes.count} data-label={t('column.refused')}>
        {format.number(refused)}
      </Table.Td>
      <Table.Td>
        {refused > 0 ? (
          <StatusMark tone="attention">{t('hand-in.refused')}</StatusMark>
        ) : (
          <HandInBadge
            exam={state.exam}
            handIn={handIn}
            waiting={waiting}
            filesWaiting={subject.filesWaiting}
          />
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function ExamLine({ exam }: { readonly exam: ExamState['exam'] }) {
  const format = useExamFormat(exam);
  return [exam.title, exam.code, format.day(exam.plannedAt)].join(' · ');
}

/** What came from other devices is not listed: the hub has that, and this screen is about what is still here. */
export function ExamsHandIn({ states, subjects }: ExamsHandInProps) {
  const { t } = useTranslation('sync');
  const subjectsById = new Map(subjects.map((subject) => [subject.subjectId, subject]));
  const rows = states.flatMap((state) => {
    const subject = subjectsById.get(state.candidate.assessmentId);
    return subject ? [{ state, subject }] : [];
  });
  const rowsByExam = groupBy(rows, ({ state }) => state.exam);
  return (
    <section className={classes.section} aria-labelledby="exams-hand-in">
      <Title order={2} id="exams-hand-in">
        {t('exams')}
      </Title>
      {rows.length === 0 && <Text c="dimmed">{t('exams-none')}</Text>}
      {[...rowsByExam].map(([exam, candidates]) => (
        <Table key={exam.examId} className={classes.table} captionSide="top">
          <Table.Caption className={classes.caption}>
            <ExamLine exam={exam} />
          </Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('column.candidate')}</Table.Th>
              <Table.Th className={classes.count}>{t('column.waiting')}</Table.Th>
              <Table.Th className={classes.count}>{t('column.received')}</Table.Th>
              <Table.Th className={classes.count}>{t('column.refused')}</Table.Th>
              <Table.Th>{t('column.state')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {candidates.map(({ state, subject }) => (
              <CandidateRow key={subject.subjectId} state={state} subject={subject} />
            ))}
          </Table.Tbody>
        </Table>
      ))}
    </section>
  );
}
