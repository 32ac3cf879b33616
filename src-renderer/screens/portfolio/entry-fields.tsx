/** What one fills in of an entry; it counts for any number of qualifications (M9). */
import { Checkbox, NativeSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type EntryFields, entryLimits, offeredKinds } from '../../../shared/domain/portfolio/decide-entry';
import type { QualificationId } from '../../../shared/kernel/ids';
import { useDocuments, useRegister } from '../../queries/use-documents';
import { useQualificationHeads } from '../../queries/use-qualification-heads';
import { findOptions } from '../../ui/find-options';
import { useLengthError } from '../../ui/typed-text/use-length-error';
import classes from './portfolio.module.css';
import type { PortfolioDesk } from './use-portfolio-desk';
import { usePortfolioWords } from './use-portfolio-words';

type FieldsProps = {
  readonly desk: PortfolioDesk;
  readonly fields: EntryFields;
  readonly onChange: (part: Partial<EntryFields>) => void;
};

/** Those of the person stand open; any other one is looked for. */
function Qualifications({ desk, fields: { qualificationIds }, onChange }: FieldsProps) {
  const { t } = useTranslation('portfolio');
  const all = useQualificationHeads() ?? [];
  const byId = useRegister('qualification')?.byId;
  const open = [...new Set([...desk.heads.map((head) => head.qualificationId), ...qualificationIds])];
  const others = all.filter((head) => head.status !== 'archived' && !open.includes(head.qualificationId));
  const choose = (chosen: readonly string[]): void =>
    onChange({ qualificationIds: chosen as readonly QualificationId[] as QualificationId[] });
  return (
    <>
      <Checkbox.Group label={t('field.qualifications')} value={[...qualificationIds]} onChange={choose}>
        <div className={classes.choices}>
          {open.map((id) => (
            <Checkbox key={id} value={id} label={byId?.get(id)?.document.name ?? id} />
          ))}
        </div>
      </Checkbox.Group>
      {others.length > 0 && desk.by === 'staff' && (
        <Select
          label={t('field.other-qualification')}
          searchable
          filter={findOptions}
          limit={60}
          value={null}
          data={others.map(({ qualificationId, name, code }) => ({
            value: qualificationId,
            label: [name, code].filter(Boolean).join(' · '),
          }))}
          onChange={(id) => id && choose([...qualificationIds, id])}
        />
      )}
    </>
  );
}

/** Days of a calendar, either of them blank: work that goes on has no end, and who remembers only an end says so. */
function Period({ fields, onChange }: Pick<FieldsProps, 'fields' | 'onChange'>) {
  const { t } = useTranslation('portfolio');
  const day = (name: 'from' | 'until') => (
    <TextInput
      type="date"
      label={t(`field.${name}`)}
      description={name === 'until' ? t('field.until-hint') : undefined}
      value={fields[name] ?? ''}
      onChange={(event) => onChange({ [name]: event.currentTarget.value || null })}
    />
  );
  return (
    <div className={classes.period}>
      {day('from')}
      {day('until')}
    </div>
  );
}

/**
 * The same for a new one and for a change. The kind that the entry has is always among those offered, also where the
 * centre took it away since: changing a description must not change the kind.
 */
export function EntryFieldsForm(props: FieldsProps) {
  const { fields, onChange } = props;
  const { t } = useTranslation('portfolio');
  const { kindOf } = usePortfolioWords();
  const lengthError = useLengthError();
  const organisation = useDocuments('organisation')?.[0]?.document;
  const kinds = [...new Set([...offeredKinds(organisation ?? {}), fields.kind])];
  const text = (name: 'title' | 'place') => (
    <TextInput
      label={t(`field.${name}`)}
      description={t(`field.${name}-hint`)}
      value={fields[name]}
      error={lengthError(fields[name], entryLimits[name])}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <>
      <NativeSelect
        label={t('field.kind')}
        value={fields.kind}
        data={kinds.map((kind) => ({ value: kind, label: kindOf(kind) }))}
        onChange={(event) => onChange({ kind: event.currentTarget.value })}
      />
      {text('title')}
      {text('place')}
      <Period fields={fields} onChange={onChange} />
      <Textarea
        label={t('field.description')}
        autosize
        minRows={3}
        value={fields.description}
        error={lengthError(fields.description, entryLimits.description)}
        onChange={(event) => onChange({ description: event.currentTarget.value })}
      />
      <Qualifications {...props} />
    </>
  );
}
