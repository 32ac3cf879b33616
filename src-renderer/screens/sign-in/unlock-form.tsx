/**
 * The PIN of one person. After wrong ones it says how many tries are left, and counts down until the next; in a sample
 * centre everybody has the same PIN and the first time needs no code.
 */
import { Button, Group, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { People } from '../../../shared/contract/people-contract';
import type { StaffId } from '../../../shared/kernel/ids';
import type { Problem } from '../../../shared/kernel/problem';
import { signIn } from '../../actions/sign-in';
import { ProblemNotice } from '../../ui/problem-notice';
import { useAction } from '../../ui/use-action';
import { useFirstField } from './first-field';
import { PinField } from './pin-field';
import { WaitNotice } from './wait-notice';

/** The PIN of everybody in a sample centre. */
const samplePin = '000000';

type UnlockFormProps = {
  readonly staffId: StaffId;
  /** Null where this person has no PIN on this device yet: in a sample centre only. */
  readonly person: People['persons'][number] | null;
  readonly isSample: boolean;
  readonly onForgotten: () => void;
  readonly onBack: (() => void) | null;
};

export function UnlockForm({ staffId, person, isSample, onForgotten, onBack }: UnlockFormProps) {
  const { t } = useTranslation('settings');
  const enter = useAction(signIn);
  const [pin, setPin] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const first = useFirstField(problem);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const entered = await enter(
      person && person.triesLeft > 0
        ? { way: 'unlock', staffId, pin }
        : { way: 'begin', staffId, pin, code: null },
    );
    setBusy(false);
    if (entered.ok) return;
    setPin('');
    setProblem(entered.problem);
  };

  return (
    <form onSubmit={submit} autoComplete="off">
      <Stack>
        <PinField label={t('sign-in.pin')} fieldRef={first} value={pin} onChange={setPin} />
        {isSample && (
          <Group>
            <Text>{t('sign-in.sample-pin', { pin: samplePin })}</Text>
            <Button variant="default" onClick={() => setPin(samplePin)}>
              {t('sign-in.fill-pin', { pin: samplePin })}
            </Button>
          </Group>
        )}
        {problem && problem.code !== 'pin-wait' && <ProblemNotice problem={problem} />}
        <WaitNotice person={person} />
        <Group>
          <Button type="submit" size="lg" loading={isBusy}>
            {t('sign-in.unlock')}
          </Button>
          {onBack && (
            <Button variant="default" size="lg" onClick={onBack}>
              {t('sign-in.back')}
            </Button>
          )}
          {person && !isSample && (
            <Button variant="subtle" size="lg" onClick={onForgotten}>
              {t('sign-in.forgotten')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
