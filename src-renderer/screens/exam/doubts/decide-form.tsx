/** A decision about what the hub doubts: a reason, and one of two buttons. What was typed stays when it is refused. */
import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeId } from '../../../../shared/kernel/ids';
import type { Problem } from '../../../../shared/kernel/problem';
import { decideDoubts } from '../../../actions/decide-doubts';
import { useWorld } from '../../../queries/query-source';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useAction } from '../../../ui/use-action';
import { useKeptOverLock } from '../../../ui/use-kept-over-lock';
import type { AssessmentTarget } from '../../../writer/assessment-line';

type DecideFormProps = { readonly target: AssessmentTarget; readonly changeIds: readonly ChangeId[] };

export function DecideForm({ target, changeIds }: DecideFormProps) {
  const { t } = useTranslation('exam');
  const world = useWorld();
  const decide = useAction(decideDoubts);
  const [reason, setReason] = useKeptOverLock(`doubt ${changeIds[0] ?? ''}`, () => '');
  const [problem, setProblem] = useState<Problem | null>(null);
  const press = async (counts: boolean): Promise<void> => {
    const changeId = world.newId<'Change'>();
    const decided = await decide({ ...target, changeId, changeIds, counts, reason });
    setProblem(decided.ok ? null : decided.problem);
  };
  return (
    <Stack w="100%" maw="36rem">
      <Textarea
        label={t('doubts.reason')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {problem && <ProblemNotice problem={problem} />}
      <Group>
        <Button onClick={() => void press(true)}>{t('doubts.counts')}</Button>
        <Button variant="default" onClick={() => void press(false)}>
          {t('doubts.does-not-count')}
        </Button>
      </Group>
    </Stack>
  );
}
