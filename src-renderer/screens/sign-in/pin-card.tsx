/** One person at work: their PIN, or the first time a personal code and the PIN they choose. */
import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../shared/kernel/problem';
import type { Staff } from '../../../shared/records/staff';
import { signIn } from '../../actions/sign-in';
import { ProblemNotice } from '../../ui/problem-notice';
import { useAction } from '../../ui/use-action';
import { PinField } from './pin-field';

/** The PIN of everybody in a sample centre. */
const samplePin = '000000';

type PinCardProps = {
  readonly staff: Staff;
  /** Whether this person has a PIN on this device. */
  readonly hasPin: boolean;
  readonly isSample: boolean;
  readonly onBack: () => void;
};

/** Focus lies in the first field, and comes back to it after a mistake. */
function useFirstField(problem: Problem | null) {
  const field = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new problem brings the focus back
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [problem]);
  return field;
}

export function PinCard({ staff, hasPin, isSample, onBack }: PinCardProps) {
  const { t } = useTranslation('settings');
  const enter = useAction(signIn);
  const [code, setCode] = useState('');
  const [pin, setPin] = useState('');
  const [repeated, setRepeated] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const first = useFirstField(problem);
  const isFirstTime = !hasPin && !isSample;
  const differs = isFirstTime && repeated !== '' && repeated !== pin;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy || (isFirstTime && repeated !== pin)) return;
    setBusy(true);
    const { staffId } = staff;
    const entered = await enter(
      hasPin ? { way: 'unlock', staffId, pin } : { way: 'begin', staffId, pin, code: isSample ? null : code },
    );
    setBusy(false);
    if (entered.ok) return;
    setPin('');
    setRepeated('');
    setProblem(entered.problem);
  };

  return (
    <Paper withBorder p="lg" component="form" onSubmit={submit} maw="32rem" autoComplete="off">
      <Stack>
        <Title order={2}>{staff.name}</Title>
        {isFirstTime && <Text>{t('sign-in.first-time')}</Text>}
        {isFirstTime && (
          <TextInput
            ref={first}
            size="lg"
            label={t('sign-in.code')}
            description={t('sign-in.code-hint')}
            autoComplete="one-time-code"
            spellCheck={false}
            required
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        )}
        <PinField
          label={t(isFirstTime ? 'sign-in.new-pin' : 'sign-in.pin')}
          {...(isFirstTime ? { hint: t('sign-in.new-pin-hint') } : { fieldRef: first })}
          value={pin}
          onChange={setPin}
        />
        {isFirstTime && (
          <PinField
            label={t('sign-in.repeat-pin')}
            value={repeated}
            onChange={setRepeated}
            error={differs ? t('sign-in.pins-differ') : null}
          />
        )}
        {isSample && (
          <Group>
            <Text>{t('sign-in.sample-pin', { pin: samplePin })}</Text>
            <Button variant="default" onClick={() => setPin(samplePin)}>
              {t('sign-in.fill-pin', { pin: samplePin })}
            </Button>
          </Group>
        )}
        {problem && <ProblemNotice problem={problem} />}
        <Group>
          <Button type="submit" size="lg" loading={isBusy}>
            {t(isFirstTime ? 'sign-in.begin' : 'sign-in.unlock')}
          </Button>
          <Button variant="default" size="lg" onClick={onBack}>
            {t('sign-in.back')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
