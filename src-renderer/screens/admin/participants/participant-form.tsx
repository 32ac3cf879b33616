/**
 * What is known of somebody, as a form: to add them by hand, or to change it. What was typed stays when it is refused.
 * The group is not among the fields: who is in which group is a fact over time, and has its own Run.
 */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ParticipantDetails, participantLimits } from '../../../../shared/domain/participant-details';
import type { Problem } from '../../../../shared/kernel/problem';
import type { Result } from '../../../../shared/kernel/result';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useLengthError } from '../../../ui/typed-text/use-length-error';
import { useTypedForm } from '../../../ui/typed-text/use-typed-form';
import classes from './participant-form.module.css';

/** One form for a new person and for one who is here, so that both ask the same. */
type ParticipantFormProps = {
  /** Whose it is, so that what is typed comes back to the same form. */
  readonly name: string;
  readonly before: ParticipantDetails;
  /** What the button says: adding and saving are two things. */
  readonly submitLabel: string;
  readonly onSave: (details: ParticipantDetails) => Promise<Result<unknown>>;
  /** Whether the next one is typed in the same form: it is empty again, and the focus goes to its first field. */
  readonly isForMany?: boolean;
  /** What is told when it is saved. */
  readonly saved: ReactNode;
};

/** In the order of a form on paper; the prefix stands before the name it belongs to. */
const texts = ['number', 'givenName', 'namePrefix', 'familyName', 'email', 'learningPath'] as const;

/** Only a name must be there: what is not known yet is filled in later, or comes with an import. */
export function ParticipantForm(props: ParticipantFormProps) {
  const { name, before, submitLabel, onSave, isForMany = false, saved } = props;
  const { t } = useTranslation('participants');
  const lengthError = useLengthError();
  const first = useRef<HTMLInputElement>(null);
  const [details, setDetails] = useTypedForm(`participant ${name}`, () => before);
  const [outcome, setOutcome] = useState<Problem | 'saved' | null>(null);
  const [isBusy, setBusy] = useState(false);
  const change = (part: Partial<ParticipantDetails>): void => {
    setDetails((now) => ({ ...now, ...part }));
    setOutcome((now) => (isForMany && now === 'saved' ? now : null));
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const result = await onSave(details);
    setBusy(false);
    setOutcome(result.ok ? 'saved' : result.problem);
    if (!result.ok || !isForMany) return;
    setDetails(before);
    first.current?.focus();
  };
  const day = (field: 'birthDate' | 'diplomaDate') => (
    <TextInput
      type="date"
      label={t(`form.${field}`)}
      description={field === 'diplomaDate' ? t('form.diplomaDate-hint') : undefined}
      value={details[field] ?? ''}
      onChange={(event) => change({ [field]: event.currentTarget.value || null })}
    />
  );
  return (
    <form onSubmit={submit} autoComplete="off" className={classes.form}>
      {texts.map((field) => (
        <TextInput
          key={field}
          ref={field === 'number' ? first : undefined}
          label={t(`form.${field}`)}
          error={lengthError(details[field], participantLimits[field])}
          value={details[field]}
          spellCheck={false}
          onChange={(event) => change({ [field]: event.currentTarget.value })}
        />
      ))}
      {day('birthDate')}
      {!isForMany && day('diplomaDate')}
      {outcome && outcome !== 'saved' && (
        <div className={classes.whole}>
          <ProblemNotice problem={outcome} />
        </div>
      )}
      <div className={classes.whole}>
        <Button type="submit" size="lg" loading={isBusy}>
          {submitLabel}
        </Button>
      </div>
      <div role="status" className={classes.whole}>
        {outcome === 'saved' && saved}
      </div>
    </form>
  );
}
