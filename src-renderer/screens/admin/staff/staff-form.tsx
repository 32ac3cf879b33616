/** Who somebody is and what they may do. What was typed stays when it is refused. */
import { Button, Checkbox, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../../shared/kernel/problem';
import type { Result } from '../../../../shared/kernel/result';
import { lengthProblem } from '../../../../shared/kernel/typed-words';
import { roles } from '../../../../shared/values/role';
import type { StaffFields } from '../../../actions/save-staff';
import { ProblemNotice } from '../../../ui/problem-notice';
import { StatusMark } from '../../../ui/status-mark';
import { useLengthError } from '../../../ui/typed-text/use-length-error';
import { useTypedForm } from '../../../ui/typed-text/use-typed-form';
import { AccountField } from './account-field';

type StaffFormProps = {
  /** Whose it is, so that what is typed comes back to the same form. */
  readonly name: string;
  readonly before: StaffFields;
  readonly submitLabel: string;
  readonly onSave: (fields: StaffFields) => Promise<Result<unknown>>;
};

/** Most characters, as the record has them. */
const nameLimit = 300;
const jobTitleLimit = 200;

export const newStaff: StaffFields = {
  name: '',
  jobTitle: '',
  roles: ['examiner'],
  independent: true,
  registerValidUntil: null,
  identity: null,
};

export function StaffForm({ name, before, submitLabel, onSave }: StaffFormProps) {
  const { t } = useTranslation(['staff', 'domain']);
  const lengthError = useLengthError();
  const [fields, setFields] = useTypedForm(`staff ${name}`, () => before);
  const [outcome, setOutcome] = useState<Problem | 'saved' | null>(null);
  const [isBusy, setBusy] = useState(false);
  const change = (part: Partial<StaffFields>): void => {
    setFields((now) => ({ ...now, ...part }));
    setOutcome(null);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    const tooLong = lengthProblem(fields.name, nameLimit) ?? lengthProblem(fields.jobTitle, jobTitleLimit);
    if (tooLong) return setOutcome(tooLong);
    setBusy(true);
    const saved = await onSave(fields);
    setBusy(false);
    setOutcome(saved.ok ? 'saved' : saved.problem);
  };
  return (
    <form onSubmit={submit} autoComplete="off">
      <Stack maw="36rem">
        <TextInput
          label={t('form.name')}
          required
          withAsterisk={false}
          error={lengthError(fields.name, nameLimit)}
          value={fields.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t('form.job-title')}
          description={t('form.job-title-hint')}
          error={lengthError(fields.jobTitle, jobTitleLimit)}
          value={fields.jobTitle}
          onChange={(event) => change({ jobTitle: event.currentTarget.value })}
        />
        <Checkbox.Group
          label={t('form.roles')}
          description={t('form.roles-hint')}
          value={[...fields.roles]}
          onChange={(chosen) => change({ roles: chosen })}
        >
          <Stack mt="xs">
            {roles.map((role) => (
              <Checkbox
                key={role}
                value={role}
                label={t(`domain:role.${role}`)}
                description={t(`form.role.${role}`)}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <Checkbox
          label={t('form.independent')}
          description={t('form.independent-hint')}
          checked={fields.independent}
          onChange={(event) => change({ independent: event.currentTarget.checked })}
        />
        <TextInput
          type="date"
          label={t('form.register')}
          description={t('form.register-hint')}
          value={fields.registerValidUntil ?? ''}
          onChange={(event) => change({ registerValidUntil: event.currentTarget.value || null })}
        />
        <AccountField account={fields.identity} onChange={(identity) => change({ identity })} />
        {outcome && outcome !== 'saved' && <ProblemNotice problem={outcome} />}
        <div role="status">
          {outcome === 'saved' && <StatusMark tone="good">{t('form.saved')}</StatusMark>}
        </div>
        <div>
          <Button type="submit" size="lg" loading={isBusy}>
            {submitLabel}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
