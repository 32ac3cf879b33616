/**
 * Adds a qualification at once (M13): a name and a language are enough. The form stands in its place above the list; what
 * is typed in it outlives a lock and a reload.
 */
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { attributeLimits } from '../../../../shared/domain/qualification-attributes';
import type { QualificationId } from '../../../../shared/kernel/ids';
import type { Problem } from '../../../../shared/kernel/problem';
import { addQualification } from '../../../actions/add-qualification';
import { usePreferences } from '../../../ui/preferences';
import { useLengthError } from '../../../ui/typed-text/use-length-error';
import { useTypedForm } from '../../../ui/typed-text/use-typed-form';
import { useAction } from '../../../ui/use-action';
import { LanguageField } from './language-field';
import { PlaceForm } from './place-form';
import classes from './place-form.module.css';

type AddQualificationFormProps = {
  readonly onAdded: (qualificationId: QualificationId) => void;
  readonly onCancel: () => void;
};

export function AddQualificationForm({ onAdded, onCancel }: AddQualificationFormProps) {
  const { t } = useTranslation('overview');
  const screenLanguage = usePreferences(({ language }) => language);
  const lengthError = useLengthError();
  const add = useAction(addQualification);
  const [fields, setFields] = useTypedForm('new qualification', () => ({
    name: '',
    language: screenLanguage as string,
  }));
  const submit = async (): Promise<Problem | null> => {
    const added = await add(fields);
    if (!added.ok) return added.problem;
    onAdded(added.value);
    return null;
  };
  return (
    <PlaceForm
      label={t('add.open')}
      submitLabel={t('add.submit')}
      hint={t('add.hint')}
      onSubmit={submit}
      onCancel={onCancel}
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
    </PlaceForm>
  );
}
