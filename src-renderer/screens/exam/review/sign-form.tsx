/**
 * The signature: one conscious tick, and the PIN typed anew. The button can always be pressed: when something is missing
 * it says what and goes there, and while something is being saved it signs when that is done.
 */
import { Button, Checkbox, Text } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Staff } from '../../../../shared/records/staff';
import { useDocuments } from '../../../queries/use-documents';
import { useHostState } from '../../../queries/use-host-state';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useFieldAfter } from '../../sign-in/first-field';
import { PinField } from '../../sign-in/pin-field';
import { WaitNotice } from '../../sign-in/wait-notice';
import type { Marking } from '../use-marking';
import classes from './sign-form.module.css';
import type { Signing } from './use-signing';

type SignFormProps = {
  readonly marking: Marking;
  readonly actor: Staff;
  readonly signing: Signing;
};

/** What whoever pressed the button has not done yet. */
type Missing = 'tick' | 'pin' | null;

/** What holds the button up, right above it: nobody presses in vain. */
function Why({ missing, isWaiting }: { readonly missing: Missing; readonly isWaiting: boolean }) {
  const { t } = useTranslation('exam');
  return (
    <p className={classes.why} role="status">
      {missing && t(`sign.${missing}-first`)}
      {!missing && isWaiting && t('sign.waits')}
    </p>
  );
}

/** A wrong PIN keeps everything but itself. */
export function SignForm({ marking, actor, signing }: SignFormProps) {
  const { t } = useTranslation(['exam', 'settings']);
  const isSample = useDocuments('organisation')?.some(({ document }) => document.isSample) ?? false;
  const people = useHostState((host) => host.people.people);
  const [isConfirmed, setConfirmed] = useState(false);
  const [pin, setPin] = useState('');
  const [missing, setMissing] = useState<Missing>(null);
  const tick = useRef<HTMLInputElement>(null);
  const { isSigning, wrong, sign } = signing;
  const field = useFieldAfter(wrong);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const lacks: Missing = !isConfirmed ? 'tick' : pin === '' ? 'pin' : null;
    setMissing(lacks);
    if (lacks === 'tick') tick.current?.focus();
    else if (lacks === 'pin') field.current?.focus();
    else {
      await sign(pin);
      setPin('');
    }
  };
  return (
    <form onSubmit={submit} noValidate autoComplete="off" className={classes.form}>
      <Checkbox
        ref={tick}
        size="lg"
        checked={isConfirmed}
        onChange={(event) => {
          setConfirmed(event.currentTarget.checked);
          setMissing(null);
        }}
        label={t('sign.statement', { name: marking.place.candidate.name })}
      />
      <PinField
        label={t('sign.pin')}
        hint={isSample ? t('settings:sign-in.sample-pin', { pin: '000000' }) : t('sign.pin-hint')}
        fieldRef={field}
        value={pin}
        onChange={(typed) => {
          setPin(typed);
          setMissing(null);
        }}
      />
      {wrong && wrong.code !== 'pin-wait' && <ProblemNotice problem={wrong} />}
      <WaitNotice person={people?.persons.find(({ staffId }) => staffId === actor.staffId) ?? null} />
      <Why
        missing={missing}
        isWaiting={isSigning && marking.pending.some(({ paint }) => paint.kind !== 'other')}
      />
      <Button
        type="submit"
        size="md"
        leftSection={<IconSignature size={26} aria-hidden />}
        loading={isSigning}
      >
        {t('sign.button')}
      </Button>
      <Text size="sm">{t('sign.after')}</Text>
    </form>
  );
}
