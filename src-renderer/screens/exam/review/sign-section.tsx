/**
 * The signature: who signs, for what, one conscious tick, and the PIN typed anew. While something is missing the section
 * says what, instead of offering a button that cannot work. A wrong PIN keeps everything but itself.
 */
import { Button, Checkbox, Text, Title } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decideSign } from '../../../../shared/domain/decide-sign';
import type { Problem } from '../../../../shared/kernel/problem';
import type { Staff } from '../../../../shared/records/staff';
import { useActor } from '../../../queries/use-actor';
import { useDocuments } from '../../../queries/use-documents';
import { useHostState } from '../../../queries/use-host-state';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useOutcomeWord } from '../../../ui/use-outcome-word';
import { useFieldAfter } from '../../sign-in/first-field';
import { PinField } from '../../sign-in/pin-field';
import { WaitNotice } from '../../sign-in/wait-notice';
import type { Marking } from '../use-marking';
import classes from './sign-section.module.css';

/** Problems with the PIN stand at its field, not on top of the screen. */
export const isAboutPin = ({ code }: Problem): boolean => code.startsWith('pin-');

type SignFormProps = { readonly marking: Marking; readonly actor: Staff };

function SignForm({ marking, actor }: SignFormProps) {
  const { t } = useTranslation(['exam', 'settings']);
  const isSample = useDocuments('organisation')?.some(({ document }) => document.isSample) ?? false;
  const people = useHostState((host) => host.people.people);
  const [isConfirmed, setConfirmed] = useState(false);
  const [pin, setPin] = useState('');
  const [isSigning, setSigning] = useState(false);
  const [wrong, setWrong] = useState<Problem | null>(null);
  const field = useFieldAfter(wrong);
  const isSaving = marking.pending.length > 0;
  const sign = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isConfirmed || isSaving || isSigning) return;
    setSigning(true);
    const signed = await marking.changes.sign(pin);
    setSigning(false);
    setPin('');
    setWrong(!signed.ok && isAboutPin(signed.problem) ? signed.problem : null);
  };
  return (
    <form onSubmit={sign} autoComplete="off" className={classes.form}>
      <Checkbox
        size="lg"
        checked={isConfirmed}
        onChange={(event) => setConfirmed(event.currentTarget.checked)}
        label={t('sign.statement', { name: marking.place.candidate.name })}
      />
      <PinField
        label={t('sign.pin')}
        hint={isSample ? t('settings:sign-in.sample-pin', { pin: '000000' }) : t('sign.pin-hint')}
        fieldRef={field}
        value={pin}
        onChange={setPin}
      />
      {wrong && wrong.code !== 'pin-wait' && <ProblemNotice problem={wrong} />}
      <WaitNotice person={people?.persons.find(({ staffId }) => staffId === actor.staffId) ?? null} />
      <Button
        type="submit"
        size="xl"
        leftSection={<IconSignature size={26} aria-hidden />}
        disabled={!isConfirmed || pin === '' || (isSaving && !isSigning)}
        loading={isSigning}
      >
        {t('sign.button')}
      </Button>
      <Text>{t('sign.after')}</Text>
    </form>
  );
}

/** Says what is missing in the words of the rule that refuses: the same decision is made again when it is recorded. */
export function SignSection({ marking }: { readonly marking: Marking }) {
  const { t } = useTranslation(['exam', 'domain', 'problem']);
  const wordOf = useOutcomeWord();
  const actor = useActor();
  const { exam, candidate } = marking.place;
  if (!actor) return null;
  const decided = decideSign({ exam, assessment: marking.assessment, actorId: actor.staffId }, actor.name);
  return (
    <section className={classes.sign} aria-labelledby="sign-title">
      <Title order={2} id="sign-title">
        {t('sign.title')}
      </Title>
      {decided.ok ? (
        <>
          <dl className={classes.facts}>
            <div>
              <dt>{t('domain:candidate')}</dt>
              <dd>
                {candidate.name}, {candidate.number}
              </dd>
            </div>
            <div>
              <dt>{t('review.outcome')}</dt>
              <dd>{wordOf(marking.result.outcome)}</dd>
            </div>
            <div>
              <dt>{t('sign.by')}</dt>
              <dd>
                {actor.name}
                {actor.jobTitle && `, ${actor.jobTitle}`}
              </dd>
            </div>
          </dl>
          {actor.staffId !== candidate.examinerId && (
            <Text fw={600}>{t('sign.for-other', { name: exam.examinerName })}</Text>
          )}
          <SignForm marking={marking} actor={actor} />
        </>
      ) : (
        <Text>{t(`problem:${decided.problem.code}`, { ...decided.problem.details })}</Text>
      )}
    </section>
  );
}
