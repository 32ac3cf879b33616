/** A decision about what the hub doubts: a reason, and one of two buttons. What was typed stays when it is refused. */
import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeId } from '../../../../shared/kernel/ids';
import type { Problem } from '../../../../shared/kernel/problem';
import { lengthProblem } from '../../../../shared/kernel/typed-words';
import { reasonLimit } from '../../../../shared/records/reason-limit';
import { decideDoubts } from '../../../actions/decide-doubts';
import { useWorld } from '../../../queries/query-source';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useLengthError } from '../../../ui/typed-text/use-length-error';
import { useTypedForm } from '../../../ui/typed-text/use-typed-form';
import { useAction } from '../../../ui/use-action';
import type { AssessmentTarget } from '../../../writer/assessment-line';

type DecideFormProps = { readonly target: AssessmentTarget; readonly changeIds: readonly ChangeId[] };

export function DecideForm({ target, changeIds }: DecideFormProps) {
  const { t } = useTranslation('exam');
  const world = useWorld();
  const lengthError = useLengthError();
  const decide = useAction(decideDoubts);
  const [reason, setReason] = useTypedForm(`doubt ${changeIds[0] ?? ''}`, () => '');
  const [problem, setProblem] = useState<Problem | null>(null);
  const press = async (counts: boolean): Promise<void> => {
    const tooLong = lengthProblem(reason, reasonLimit);
    if (tooLong) return setProblem(tooLong);
    const changeId = world.newId<'Change'>();
    const decided = await decide({ ...target, changeId, changeIds, counts, reason });
    setProblem(decided.ok ? null : decided.problem);
  };
  return (
    <Stack w="100%" maw="36rem">
      <Textarea
        label={t('doubts.reason')}
        error={lengthError(reason, reasonLimit)}
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
