/** What the hub would not take, each with the reason and what to do. They stay on this device until a person acts. */
import { Paper, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExamState } from '../../queries/use-exam-states';
import type { SubjectHandIn } from '../../queries/use-subject-hand-ins';
import { ProblemNotice } from '../../ui/problem-notice';
import classes from './hand-in-table.module.css';

type RefusedChangesProps = {
  readonly subjects: readonly SubjectHandIn[];
  readonly states: readonly ExamState[];
};

/** Kept for ever and never sent again by itself (Y3): somebody has to look at each. */
export function RefusedChanges({ subjects, states }: RefusedChangesProps) {
  const { t } = useTranslation('sync');
  const refused = subjects.flatMap((subject) => subject.refusals.map((refusal) => ({ subject, ...refusal })));
  if (refused.length === 0) return null;
  const aboutOf = (subject: SubjectHandIn): string => {
    const state = states.find((each) => each.candidate.assessmentId === subject.subjectId);
    if (state) return `${state.exam.code} · ${state.candidate.number} · ${state.candidate.name}`;
    return t(`document-type.${subject.type}`, { defaultValue: subject.type });
  };
  return (
    <section className={classes.section} aria-labelledby="refused-changes">
      <Title order={2} id="refused-changes">
        {t('refused', { count: refused.length })}
      </Title>
      <Text>{t('refused-explain')}</Text>
      {refused.map(({ subject, changeId, problem }) => (
        <Paper key={changeId} withBorder p="md">
          <Text fw={600} mb="xs">
            {aboutOf(subject)}
          </Text>
          <ProblemNotice problem={problem} />
        </Paper>
      ))}
    </section>
  );
}
