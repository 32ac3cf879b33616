/**
 * Makes a qualification from another one: for the next cohort, or as a variant under another name. The form unfolds below the
 * row that it is made from.
 */
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { nextCohort } from '../../../../shared/domain/begin-qualification';
import { attributeLimits } from '../../../../shared/domain/qualification-attributes';
import type { QualificationId } from '../../../../shared/kernel/ids';
import type { Problem } from '../../../../shared/kernel/problem';
import type { QualificationHead } from '../../../../shared/records/qualification';
import { copyQualification } from '../../../actions/add-qualification';
import { useLengthError } from '../../../ui/typed-text/use-length-error';
import { useTypedForm } from '../../../ui/typed-text/use-typed-form';
import { useAction } from '../../../ui/use-action';
import { PlaceForm } from './place-form';
import classes from './place-form.module.css';

/** What differs from the one it is made from: the cohort, or the name. */
export type CopyKind = 'cohort' | 'variant';

type CopyFormProps = {
  readonly from: QualificationHead;
  readonly kind: CopyKind;
  readonly onCopied: (qualificationId: QualificationId, name: string) => void;
  readonly onCancel: () => void;
};

export function CopyForm({ from, kind, onCopied, onCancel }: CopyFormProps) {
  const { t } = useTranslation('overview');
  const lengthError = useLengthError();
  const copy = useAction(copyQualification);
  const { qualificationId } = from;
  const [fields, setFields] = useTypedForm(`copy ${kind} ${qualificationId}`, () => ({
    name: kind === 'cohort' ? from.name : t('copy.variant-name', { name: from.name }),
    cohort: kind === 'cohort' ? nextCohort(from.cohort) : (from.cohort ?? ''),
  }));
  const submit = async (): Promise<Problem | null> => {
    const copied = await copy({ qualificationId, ...fields });
    if (!copied.ok) return copied.problem;
    onCopied(copied.value, fields.name.trim());
    return null;
  };
  return (
    <PlaceForm
      label={t(`copy.title-${kind}`, { name: from.name })}
      submitLabel={t('copy.submit')}
      hint={t('copy.hint')}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <TextInput
        className={classes.wide}
        label={t('attributes.name')}
        lang={from.language}
        autoFocus={kind === 'variant'}
        error={lengthError(fields.name, attributeLimits.name)}
        value={fields.name}
        onChange={(event) => setFields({ ...fields, name: event.currentTarget.value })}
      />
      <TextInput
        label={t('attributes.cohort')}
        autoFocus={kind === 'cohort'}
        error={lengthError(fields.cohort, attributeLimits.cohort)}
        value={fields.cohort}
        onChange={(event) => setFields({ ...fields, cohort: event.currentTarget.value })}
      />
    </PlaceForm>
  );
}
