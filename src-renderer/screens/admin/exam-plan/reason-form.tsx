/** Asks why before something is done that others notice: folded away until it is wanted, with a button of its own. */
import { Button } from '@mantine/core';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../../shared/kernel/problem';
import type { Result } from '../../../../shared/kernel/result';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useTypedForm } from '../../../ui/typed-text/use-typed-form';
import { isReason, ReasonField } from '../../exam/reason-field';
import classes from './exam-plan.module.css';

type ReasonFormProps = {
  /** Of the form, and what it is about; ids and no names. */
  readonly name: string;
  /** On the button that unfolds it; three dots say that something is asked first. */
  readonly openLabel: string;
  readonly label: string;
  readonly hint: string;
  /** Ready-made reasons: what is usual needs no typing. */
  readonly phrases: readonly string[];
  readonly submitLabel: string;
  /** Records it; what is refused stays in the field, with the problem under it. */
  readonly onSubmit: (reason: string) => Promise<Result<unknown>>;
};

/** Once it is done the focus goes back to the button that opened it, so that nobody loses their place. */
export function ReasonForm(props: ReasonFormProps) {
  const { name, openLabel, label, hint, phrases, submitLabel, onSubmit } = props;
  const { t } = useTranslation('plan');
  const [reason, setReason] = useTypedForm(name, () => '');
  const [isOpen, setOpen] = useState(reason !== '');
  const [isMissing, setMissing] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = (): void => {
    setReason('');
    setOpen(false);
    opener.current?.focus();
  };
  const submit = async (): Promise<void> => {
    if (!isReason(reason)) {
      setMissing(true);
      field.current?.focus();
      return;
    }
    setBusy(true);
    const done = await onSubmit(reason);
    setBusy(false);
    setProblem(done.ok ? null : done.problem);
    if (done.ok) close();
  };
  return (
    <div className={classes.reasonForm}>
      <Button
        ref={opener}
        variant="default"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {openLabel}
      </Button>
      {isOpen && (
        <div id={id} className={classes.reason}>
          <ReasonField
            ref={field}
            label={label}
            hint={hint}
            phrases={phrases}
            value={reason}
            onChange={setReason}
            isMissing={isMissing}
          />
          {problem && <ProblemNotice problem={problem} />}
          <div className={classes.buttons}>
            <Button loading={isBusy} onClick={() => void submit()}>
              {submitLabel}
            </Button>
            <Button variant="subtle" onClick={close}>
              {t('leave')}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
