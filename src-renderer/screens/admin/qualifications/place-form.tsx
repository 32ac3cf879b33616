/** A small form in the place where it is asked for: fields, the two buttons and what is refused. Escape leaves it. */
import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../../shared/kernel/problem';
import { ProblemNotice } from '../../../ui/problem-notice';
import classes from './place-form.module.css';

type PlaceFormProps = {
  readonly label: string;
  readonly submitLabel: string;
  readonly hint: string;
  /** The problem that stands in the way; null when it is done. */
  readonly onSubmit: () => Promise<Problem | null>;
  readonly onCancel: () => void;
  readonly children: ReactNode;
};

/** A second press while it is on its way does nothing. */
export function PlaceForm({ label, submitLabel, hint, onSubmit, onCancel, children }: PlaceFormProps) {
  const { t } = useTranslation('overview');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    setProblem(null);
    const refused = await onSubmit();
    setBusy(false);
    setProblem(refused);
  };
  return (
    <form
      onSubmit={submit}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
      className={classes.form}
      aria-label={label}
      autoComplete="off"
    >
      {children}
      <div className={classes.buttons}>
        <Button type="submit" loading={isBusy}>
          {submitLabel}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
      <p className={classes.hint}>{hint}</p>
      {problem && <ProblemNotice problem={problem} onClose={() => setProblem(null)} />}
    </form>
  );
}
