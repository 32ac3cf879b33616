/**
 * A personal code becomes a PIN: the first time on this device, after a forgotten PIN, or at once with a code that came
 * with the link of the device, which then need not be typed. Or whoever signed in with an account chooses one.
 */
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffId } from '../../../shared/kernel/ids';
import type { Problem } from '../../../shared/kernel/problem';
import { signIn } from '../../actions/sign-in';
import { usePeopleAtDevice } from '../../ui/people-at-device';
import { ProblemNotice } from '../../ui/problem-notice';
import { useAction } from '../../ui/use-action';
import { useFirstField } from './first-field';
import { PinField } from './pin-field';

type ChoosePinFormProps = {
  /** Null where the code alone says who it is. */
  readonly staffId: StaffId | null;
  /** What says who it is. A code that is not known is typed. */
  readonly way: { readonly by: 'code'; readonly known: string | null } | { readonly by: 'account' };
  /** Why a PIN is chosen. */
  readonly reason: string;
  readonly onBack: (() => void) | null;
};

/** A code that the hub refuses is of no use any more. */
const isAboutCode = (problem: Problem | null): boolean =>
  problem?.code.startsWith('personal-code') === true || problem?.code.startsWith('enrolment-code') === true;

export function ChoosePinForm({ staffId, way, reason, onBack }: ChoosePinFormProps) {
  const { t } = useTranslation('settings');
  const enter = useAction(signIn);
  const forgetCode = usePeopleAtDevice((state) => state.keepPersonalCode);
  const [code, setCode] = useState(way.by === 'code' ? (way.known ?? '') : '');
  const [pin, setPin] = useState('');
  const [repeated, setRepeated] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const first = useFirstField(problem);
  const asksCode = way.by === 'code' && (way.known === null || isAboutCode(problem));
  const differs = repeated !== '' && repeated !== pin;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy || repeated !== pin) return;
    setBusy(true);
    const entered = await enter(
      way.by === 'account' ? { way: 'account', pin } : { way: 'begin', staffId, pin, code },
    );
    setBusy(false);
    if (entered.ok) {
      forgetCode(null);
      return;
    }
    setPin('');
    setRepeated('');
    setProblem(entered.problem);
  };

  return (
    <form onSubmit={submit} autoComplete="off">
      <Stack>
        <Text>{reason}</Text>
        {asksCode && (
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
          label={t('sign-in.new-pin')}
          hint={t('sign-in.new-pin-hint')}
          {...(asksCode ? {} : { fieldRef: first })}
          value={pin}
          onChange={setPin}
        />
        <PinField
          label={t('sign-in.repeat-pin')}
          value={repeated}
          onChange={setRepeated}
          error={differs ? t('sign-in.pins-differ') : null}
        />
        {problem && <ProblemNotice problem={problem} />}
        <Group>
          <Button type="submit" size="lg" loading={isBusy}>
            {t('sign-in.begin')}
          </Button>
          {onBack && (
            <Button variant="default" size="lg" onClick={onBack}>
              {t('sign-in.back')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
