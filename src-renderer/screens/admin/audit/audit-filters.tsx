/** Which rows of the log: by person, device, kind and days. What is chosen stands in the address, in ids. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { compareNames } from '../../../../shared/kernel/person-name';
import { auditKinds } from '../../../../shared/values/audit-entry';
import type { AuditSearch } from '../../../ui/search-params';
import { useFormat } from '../../../ui/use-format';
import classes from './audit.module.css';
import type { AuditNames } from './use-audit-names';
import type { AuditWords } from './use-audit-words';

type AuditFiltersProps = {
  readonly search: AuditSearch;
  readonly names: AuditNames;
  readonly words: AuditWords;
  readonly onChange: (search: AuditSearch) => void;
};

export function AuditFilters({ search, names, words, onChange }: AuditFiltersProps) {
  const { t } = useTranslation('audit');
  const { compare } = useFormat();
  const choices = (all: readonly { readonly id: string; readonly name: string }[], inOrder = compare) => [
    { value: '', label: t('filter.all') },
    ...all.map(({ id, name }) => ({ value: id, label: name })).sort((a, b) => inOrder(a.label, b.label)),
  ];
  const set = (part: AuditSearch): void => {
    const said = Object.entries({ ...search, ...part }).filter(([, value]) => value !== '');
    onChange(Object.fromEntries(said));
  };
  const isNarrowed = Object.keys(search).length > 0;
  return (
    <section className={classes.filters} aria-label={t('filter.title')}>
      <NativeSelect
        label={t('filter.person')}
        value={search.person ?? ''}
        data={choices(names.staff, compareNames)}
        onChange={(event) => set({ person: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('filter.device')}
        value={search.device ?? ''}
        data={choices(names.devices)}
        onChange={(event) => set({ device: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('filter.what')}
        value={search.what ?? ''}
        data={choices(auditKinds.map((id) => ({ id, name: words.kind(id) })))}
        onChange={(event) => set({ what: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('filter.from')}
        value={search.from ?? ''}
        onChange={(event) => set({ from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('filter.to')}
        value={search.to ?? ''}
        onChange={(event) => set({ to: event.currentTarget.value })}
      />
      {isNarrowed && (
        <Button variant="default" onClick={() => onChange({})}>
          {t('filter.clear')}
        </Button>
      )}
    </section>
  );
}
