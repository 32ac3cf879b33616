/**
 * Adds a qualification at once (M13): a name and a language are enough. The form stands in its place above the list; what
 * is typed in it outlives a lock and a reload.
 */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attributeLimits } from '../../../../shared/domain/qualification-attributes';
import type { QualificationId } from '../../../../shared/kernel/ids';
import type { Problem } from '../../../../shared/kernel/problem';
import { addQualification } from '../../../actions/add-qualification';
import { usePreferences } from '../../../ui/preferences';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useLengthError } from '../../../ui/typed-text/use-length-error';
import { useTypedForm } from '../../../ui/typed-text/use-typed-form';
import { useAction } from '../../../ui/use-action';
import { LanguageField } from './language-field';
import classes from './place-form.module.css';

type AddQualificationFormProps = {
  readonly onAdded: (qualificationId: QualificationId) => void;
  readonly onCancel: () => void;
};

export function AddQualificationForm({ onAdded, onCancel }: AddQualificationFormProps) {
  const { t } = useTranslation(['overview', 'common']);
  const screenLanguage = usePreferences(({ language }) => language);
  const lengthError = useLengthError();
  const add = useAction(addQualification);
  const [fields, setFields] = useTypedForm('new qualification', () => ({
    name: '',
    language: screenLanguage as string,
  }));
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    setProblem(null);
    const added = await add(fields);
    setBusy(false);
    if (added.ok) onAdded(added.value);
    else setProblem(added.problem);
  };
  return (
    <form
      onSubmit={submit}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
      className={classes.form}
      aria-label={t('add.open')}
      autoComplete="off"
    >
      <TextInput
        className={classes.wide}
        label={t('attributes.name')}
        data-autofocus
        autoFocus
        lang={fields.language}
        error={lengthError(fields.name, attributeLimits.name)}
        value={fields.name}
        onChange={(event) => setFields({ ...fields, name: event.currentTarget.value })}
      />
      <LanguageField value={fields.language} onChange={(language) => setFields({ ...fields, language })} />
      <div className={classes.buttons}>
        <Button type="submit" loading={isBusy}>
          {t('add.submit')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
      <p className={classes.hint}>{t('add.hint')}</p>
      {problem && <ProblemNotice problem={problem} onClose={() => setProblem(null)} />}
    </form>
  );
}
