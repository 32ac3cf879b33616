/**
 * What narrows the list of people: active or in the archive, the group they are in, and a qualification; and which columns show.
 * Filter and archive stand in the address, so that the way back leads to the same list.
 */
import { Button, Checkbox, Menu, NativeSelect } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { foldForOrder } from '../../../../shared/kernel/fold-text';
import { useDocuments } from '../../../queries/use-documents';
import { useQualificationHeads } from '../../../queries/use-qualification-heads';
import { optionalColumns, usePeopleView } from '../../../ui/people-view';
import { type PeopleSearch, readPeopleSearch } from '../../../ui/search-params';

/** What the address says, and how to say otherwise. */
export function usePeoplePlace() {
  const said = useSearch({ strict: false });
  const navigate = useNavigate();
  const filter = useMemo(() => readPeopleSearch(said), [said]);
  return {
    filter,
    go: (change: { readonly [Key in keyof PeopleSearch]?: PeopleSearch[Key] | undefined }): void =>
      void navigate({
        to: '/participants',
        search: readPeopleSearch({ ...filter, ...change }),
        replace: true,
      }),
  };
}

/** In the order people expect, whatever the accents. */
const byText = <T extends { readonly label: string }>(a: T, b: T): number =>
  foldForOrder(a.label) < foldForOrder(b.label) ? -1 : 1;

/** Which columns are drawn; the name always is, because it is what a row is known by. */
export function ColumnsMenu() {
  const { t } = useTranslation('participants');
  const { hidden, show } = usePeopleView();
  return (
    <Menu closeOnItemClick={false}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconColumns3 size={20} aria-hidden />}>
          {t('columns')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {optionalColumns.map((column) => (
          <Menu.Item
            key={column}
            role="menuitemcheckbox"
            aria-checked={!hidden.includes(column)}
            onClick={() => show(column, hidden.includes(column))}
          >
            <Checkbox
              component="span"
              tabIndex={-1}
              aria-hidden
              readOnly
              checked={!hidden.includes(column)}
              label={t(`column.${column}`)}
            />
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Only what there is to choose from is offered: without groups nobody is asked for one. */
export function PeopleFilters() {
  const { t } = useTranslation('participants');
  const { filter, go } = usePeoplePlace();
  const groups = useDocuments('group');
  const heads = useQualificationHeads();
  const groupChoices = useMemo(
    () =>
      (groups ?? [])
        .flatMap(({ document: { groupId, name, schoolYear, isRemoved, archivedAt } }) =>
          isRemoved || archivedAt
            ? []
            : [{ value: groupId, label: [name, schoolYear].filter(Boolean).join(' · ') }],
        )
        .toSorted(byText),
    [groups],
  );
  const qualificationChoices = useMemo(
    () =>
      (heads ?? [])
        .map(({ qualificationId, name, code, cohort }) => ({
          value: qualificationId,
          label: [name, code, cohort].filter(Boolean).join(' · '),
        }))
        .toSorted(byText),
    [heads],
  );
  return (
    <>
      <NativeSelect
        label={t('filter.show')}
        value={filter.list ?? ''}
        onChange={(event) => go({ list: event.currentTarget.value === '' ? undefined : 'archived' })}
        data={[
          { value: '', label: t('filter.active') },
          { value: 'archived', label: t('filter.archived') },
        ]}
      />
      {groupChoices.length > 0 && (
        <NativeSelect
          label={t('column.group')}
          value={filter.group ?? ''}
          onChange={(event) => go({ group: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: t('filter.every-group') },
            { value: '-', label: t('filter.no-group') },
            ...groupChoices,
          ]}
        />
      )}
      {qualificationChoices.length > 0 && (
        <NativeSelect
          label={t('filter.qualification')}
          value={filter.qualification ?? ''}
          onChange={(event) => go({ qualification: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: t('filter.every-qualification') },
            { value: '-', label: t('filter.no-qualification') },
            ...qualificationChoices,
          ]}
        />
      )}
      <ColumnsMenu />
    </>
  );
}
