/** Who somebody is and what they may do. What was typed stays when it is refused. */
import { Checkbox, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { err, type Result } from '../../../../shared/kernel/result';
import { lengthProblem } from '../../../../shared/kernel/typed-words';
import { roles } from '../../../../shared/values/role';
import type { StaffFields } from '../../../actions/save-staff';
import { FormFoot } from '../../../ui/typed-text/form-foot';
import { useDocumentForm } from '../../../ui/typed-text/use-document-form';
import { useLengthError } from '../../../ui/typed-text/use-length-error';
import { AccountField } from './account-field';

type StaffFormProps = {
  /** Whose it is, so that what is typed comes back to the same form. */
  readonly name: string;
  readonly before: StaffFields;
  readonly submitLabel: string;
  /** Gets the fields that were typed in, and all of them. */
  readonly onSave: (typed: Partial<StaffFields>, fields: StaffFields) => Promise<Result<unknown>>;
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
  const { fields, outcome, isBusy, change, submit } = useDocumentForm(
    `staff ${name}`,
    before,
    async (typed, all) => {
      const tooLong = lengthProblem(all.name, nameLimit) ?? lengthProblem(all.jobTitle, jobTitleLimit);
      return tooLong ? err(tooLong) : onSave(typed, all);
    },
  );
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
        <FormFoot outcome={outcome} isBusy={isBusy} submitLabel={submitLabel} savedLabel={t('form.saved')} />
      </Stack>
    </form>
  );
}
