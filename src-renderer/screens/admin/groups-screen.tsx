/** Groups by school year, the latest first: how many are in each today, and who examines them. */
import { Button, NativeSelect, Table } from '@mantine/core';
import { IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { schoolYearOf } from '../../../shared/domain/school-year';
import { foldForOrder } from '../../../shared/kernel/fold-text';
import { searchLineOf } from '../../../shared/kernel/search-index';
import type { Group } from '../../../shared/records/group';
import { dayIn } from '../../../shared/values/wall-time';
import { addGroup } from '../../actions/save-group';
import { useRegister } from '../../queries/use-documents';
import { useCentreZone } from '../../queries/use-exam-zone';
import { useGroupStanding } from '../../queries/use-participants';
import { useStaffNames } from '../../queries/use-staff-names';
import classes from '../../ui/dense-table.module.css';
import { EmptyState } from '../../ui/empty-state';
import { RegisterBar } from '../../ui/register/register-bar';
import { NothingFound, RegisterRows } from '../../ui/register/register-rows';
import { UnreadList } from '../../ui/register/unread-rows';
import { useRegisterSearch } from '../../ui/register/use-register-search';
import { useSearchList } from '../../ui/register/use-search-list';
import { ScreenFrame } from '../../ui/screen-frame';
import { useAction } from '../../ui/use-action';
import { useDayTurn } from '../../ui/use-day-turn';
import { AdministratorsOnly } from './administrators-only';
import { GroupForm } from './groups/group-form';

/** A later year sorts first. */
const yearOrder = (schoolYear: string): string =>
  [...schoolYear].map((sign) => (/\d/.test(sign) ? String(9 - Number(sign)) : sign)).join('');
/** By year and name; found by either. */
const shape = {
  orderOf: ({ name, schoolYear }: Group) => `${yearOrder(schoolYear) || '~'}\t${foldForOrder(name)}`,
  lineOf: ({ name, schoolYear }: Group) => searchLineOf(`${name} ${schoolYear}`),
};

/** Members are counted as of today: a group that begins in August has none yet. */
function GroupTable({ groups }: { readonly groups: readonly Group[] }) {
  const { t } = useTranslation('groups');
  const standing = useGroupStanding(useDayTurn());
  const nameOf = useStaffNames();
  return (
    <div className={classes.fit}>
      <Table striped highlightOnHover aria-label={t('title')} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('form.name')}</Table.Th>
            <Table.Th scope="col">{t('form.school-year')}</Table.Th>
            <Table.Th scope="col" className={classes.count}>
              {t('members')}
            </Table.Th>
            <Table.Th scope="col">{t('form.examiner')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {groups.map(({ groupId, name, schoolYear, examinerId }) => (
            <Table.Tr key={groupId} className={classes.row}>
              <Table.Th scope="row" className={classes.main}>
                <Link to="/participants/groups/$groupId" params={{ groupId }}>
                  {name}
                </Link>
              </Table.Th>
              <Table.Td className={classes.number} data-label={t('form.school-year')}>
                {schoolYear}
              </Table.Td>
              <Table.Td className={classes.count} data-label={t('members')}>
                {standing?.membersOf(groupId).length ?? 0}
              </Table.Td>
              <Table.Td data-label={t('form.examiner')}>
                {nameOf(examinerId) ?? <span className={classes.quiet}>{t('form.nobody')}</span>}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

/** What is in the archive is kept apart, and found in the same way. */
function GroupList({ all }: { readonly all: readonly Group[] }) {
  const { t } = useTranslation('groups');
  const search = useRegisterSearch('groups');
  const [isArchive, setArchive] = useState(false);
  const shown = useMemo(() => all.filter(({ archivedAt }) => isArchive === !!archivedAt), [all, isArchive]);
  const list = useSearchList(shown, shape);
  const found = useMemo(
    () => list.find(search.followed, search.shown),
    [list, search.followed, search.shown],
  );
  return (
    <>
      <RegisterBar
        search={search}
        label={t('search')}
        clearLabel={t('search-clear')}
        found={t('found', { count: found.total })}
      >
        <NativeSelect
          label={t('show.label')}
          value={isArchive ? 'archived' : 'active'}
          onChange={(event) => setArchive(event.currentTarget.value === 'archived')}
          data={[
            { value: 'active', label: t('show.active') },
            { value: 'archived', label: t('show.archived') },
          ]}
        />
      </RegisterBar>
      <RegisterRows
        found={found.rows}
        total={found.total}
        search={search}
        keyOf={({ groupId }) => groupId}
        moreLabel={(count) => t('more', { count })}
        nothing={
          <NothingFound
            title={t('nothing.title')}
            text={t('nothing.text')}
            actionLabel={t('nothing.action')}
            onAction={() => {
              search.seek('');
              setArchive(false);
            }}
          />
        }
      >
        {(rows) => <GroupTable groups={rows} />}
      </RegisterRows>
    </>
  );
}

/** An empty list leads on to the first group. */
function Groups({
  isAdding,
  onAdding,
}: {
  readonly isAdding: boolean;
  readonly onAdding: (is: boolean) => void;
}) {
  const { t } = useTranslation('groups');
  const add = useAction(addGroup);
  const navigate = useNavigate();
  const schoolYear = schoolYearOf(dayIn(useDayTurn(), useCentreZone()));
  const register = useRegister('group');
  const all = useMemo(
    () => register?.stored.map(({ document }) => document).filter(({ isRemoved }) => !isRemoved),
    [register],
  );
  const unread = register?.unread ?? [];
  return (
    <>
      {isAdding && (
        <GroupForm
          name="new"
          before={{ name: '', schoolYear, examinerId: null }}
          label={t('add')}
          submitLabel={t('add')}
          onCancel={() => onAdding(false)}
          onSave={async (fields) => {
            const added = await add(fields);
            if (added.ok)
              await navigate({ to: '/participants/groups/$groupId', params: { groupId: added.value } });
            return added;
          }}
        />
      )}
      <UnreadList unread={unread} />
      {all?.length === 0 && unread.length === 0 && !isAdding && (
        <EmptyState
          title={t('empty.title')}
          icon={<IconUsersGroup size={40} />}
          action={
            <Button leftSection={<IconPlus size={20} aria-hidden />} onClick={() => onAdding(true)}>
              {t('add')}
            </Button>
          }
        >
          {t('empty.text')}
        </EmptyState>
      )}
      {all !== undefined && all.length > 0 && <GroupList all={all} />}
    </>
  );
}

/** A screen of the list of people, from which groups are filled. */
export function GroupsScreen() {
  const { t } = useTranslation(['groups', 'participants']);
  const [isAdding, setAdding] = useState(false);
  return (
    <ScreenFrame
      title={t('title')}
      subtitle={t('subtitle')}
      back={<Link to="/participants">{t('participants:back')}</Link>}
      actions={
        <Button
          leftSection={<IconPlus size={20} aria-hidden />}
          aria-expanded={isAdding}
          onClick={() => setAdding(!isAdding)}
        >
          {t('add')}
        </Button>
      }
    >
      <AdministratorsOnly>
        <Groups isAdding={isAdding} onAdding={setAdding} />
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
