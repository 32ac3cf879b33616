/** What a group is called, of which school year it is, and who examines it as a rule. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffId } from '../../../../shared/kernel/ids';
import type { Problem } from '../../../../shared/kernel/problem';
import type { Result } from '../../../../shared/kernel/result';
import { type GroupFields, groupLimits } from '../../../actions/save-group';
import { useDocuments } from '../../../queries/use-documents';
import { ProblemNotice } from '../../../ui/problem-notice';
import { StatusMark } from '../../../ui/status-mark';
import { useLengthError } from '../../../ui/typed-text/use-length-error';
import { useTypedForm } from '../../../ui/typed-text/use-typed-form';
import classes from '../qualifications/place-form.module.css';

/** One form for a new group and for one that is here. */
type GroupFormProps = {
  /** Whose it is, so that what is typed comes back to the same form. */
  readonly name: string;
  readonly before: GroupFields;
  /** What it is for, for whoever hears it. */
  readonly label: string;
  readonly submitLabel: string;
  readonly onSave: (fields: GroupFields) => Promise<Result<unknown>>;
  /** Where it is asked for in its place above a list, which it can leave again. */
  readonly onCancel?: () => void;
};

/** Whoever examines the group now is offered, also when they examine no more. */
export function GroupForm({ name, before, label, submitLabel, onSave, onCancel }: GroupFormProps) {
  const { t } = useTranslation('groups');
  const lengthError = useLengthError();
  const staff = useDocuments('staff');
  const [fields, setFields] = useTypedForm(`group ${name}`, () => before);
  const [outcome, setOutcome] = useState<Problem | 'saved' | null>(null);
  const [isBusy, setBusy] = useState(false);
  const change = (part: Partial<GroupFields>): void => {
    setFields((now) => ({ ...now, ...part }));
    setOutcome(null);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const saved = await onSave(fields);
    setBusy(false);
    setOutcome(saved.ok ? 'saved' : saved.problem);
  };
  const examiners = (staff ?? [])
    .map(({ document }) => document)
    .filter(
      ({ staffId, roles, inactiveSince }) =>
        (roles.includes('examiner') && !inactiveSince) || staffId === fields.examinerId,
    );
  return (
    <form onSubmit={submit} className={classes.form} aria-label={label} autoComplete="off">
      <TextInput
        className={classes.wide}
        label={t('form.name')}
        autoFocus={onCancel !== undefined}
        error={lengthError(fields.name, groupLimits.name)}
        value={fields.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t('form.school-year')}
        error={lengthError(fields.schoolYear, groupLimits.schoolYear)}
        value={fields.schoolYear}
        onChange={(event) => change({ schoolYear: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('form.examiner')}
        value={fields.examinerId ?? ''}
        onChange={(event) => change({ examinerId: (event.currentTarget.value || null) as StaffId | null })}
        data={[
          { value: '', label: t('form.nobody') },
          ...examiners.map(({ staffId, name: own }) => ({ value: staffId, label: own })),
        ]}
      />
      <div className={classes.buttons}>
        <Button type="submit" loading={isBusy}>
          {submitLabel}
        </Button>
        {onCancel && (
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
        )}
      </div>
      <div role="status" className={classes.hint}>
        {outcome === 'saved' && <StatusMark tone="good">{t('form.saved')}</StatusMark>}
      </div>
      {outcome && outcome !== 'saved' && <ProblemNotice problem={outcome} />}
    </form>
  );
}
