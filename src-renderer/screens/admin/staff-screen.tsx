/** The staff of the centre: who may do what, and who works here no more. */
import { Button, Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { memo, useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { orderOfFullName } from '../../../shared/kernel/person-name';
import { searchLineOf } from '../../../shared/kernel/search-index';
import type { RowShape } from '../../../shared/kernel/search-list';
import type { Staff } from '../../../shared/records/staff';
import { dayIn } from '../../../shared/values/wall-time';
import { useRegister } from '../../queries/use-documents';
import { useCentreZone } from '../../queries/use-exam-zone';
import type { UnreadDocument } from '../../queries/use-unread-records';
import { InTurn } from '../../ui/in-turn';
import { RegisterBar } from '../../ui/register/register-bar';
import { NothingFound, RegisterRows } from '../../ui/register/register-rows';
import { UnreadRows } from '../../ui/register/unread-rows';
import { useRegisterSearch } from '../../ui/register/use-register-search';
import { useSearchList } from '../../ui/register/use-search-list';
import { RowLink } from '../../ui/row-link';
import { ScreenFrame } from '../../ui/screen-frame';
import { StatusMark } from '../../ui/status-mark';
import { useDayTurn } from '../../ui/use-day-turn';
import { useFormat } from '../../ui/use-format';
import { AdministratorsOnly } from './administrators-only';
import { useRoleNames } from './staff/use-role-names';
import classes from './staff-screen.module.css';

/** By name; found by name and function. Whoever works here no more stands below the others. */
const staffShape: RowShape<Staff> = {
  orderOf: ({ name, staffId, inactiveSince }) =>
    `${inactiveSince ? 1 : 0}\t${orderOfFullName(name)}\t${staffId}`,
  lineOf: ({ name, jobTitle }) => searchLineOf(`${name} ${jobTitle}`),
};

/** What the rows say, asked once for all of them. */
function useRowWords() {
  const { t } = useTranslation('staff');
  const format = useFormat();
  const today = dayIn(useDayTurn(), useCentreZone());
  const roleNames = useRoleNames();
  return useMemo(() => ({ t, format, today, roleNames }), [t, format, today, roleNames]);
}
type RowProps = { readonly staff: Staff; readonly words: ReturnType<typeof useRowWords> };

/** Whether they work here, and until when they stand in the register of examiners. */
function Standing({ staff, words: { t, format, today } }: RowProps) {
  if (staff.inactiveSince)
    return (
      <StatusMark tone="neutral">{t('inactive-since', { day: format.day(staff.inactiveSince) })}</StatusMark>
    );
  const until = staff.registerValidUntil;
  if (!until) return <StatusMark tone="good">{t('active')}</StatusMark>;
  const day = format.day(`${until}T00:00`);
  return until < today ? (
    <StatusMark tone="attention">{t('register-over', { day })}</StatusMark>
  ) : (
    <StatusMark tone="good">{t('register-until', { day })}</StatusMark>
  );
}

/** Plain cells: what a row costs, it costs a hundred times. The same row and the same words: nothing of it is drawn anew. */
const StaffRow = memo(function StaffRow({ staff, words }: RowProps) {
  const { t, roleNames } = words;
  return (
    <tr className={classes.row}>
      <th scope="row" className={classes.name}>
        <RowLink
          className={classes.link ?? ''}
          place={{ to: '/staff/$staffId', params: { staffId: staff.staffId } }}
        >
          {staff.name}
        </RowLink>
        <div className={classes.quiet}>{staff.jobTitle}</div>
      </th>
      <td>{roleNames(staff.roles)}</td>
      <td className={classes.wide}>{t(staff.independent ? 'yes' : 'no')}</td>
      <td>
        <Standing staff={staff} words={words} />
      </td>
    </tr>
  );
});

type StaffTableProps = { readonly staff: readonly Staff[]; readonly unread: readonly UnreadDocument[] };

function StaffTable({ staff, unread }: StaffTableProps) {
  const { t } = useTranslation('staff');
  const words = useRowWords();
  return (
    <Table aria-label={t('table')} className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('column.name')}</Table.Th>
          <Table.Th scope="col">{t('column.roles')}</Table.Th>
          <Table.Th scope="col" className={classes.wide}>
            {t('column.independent')}
          </Table.Th>
          <Table.Th scope="col">{t('column.standing')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        <UnreadRows unread={unread} columns={4} />
        {staff.map((one) => (
          <StaffRow key={one.staffId} staff={one} words={words} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** The search, and then what it finds. */
function StaffList({
  register,
}: {
  readonly register: NonNullable<ReturnType<typeof useRegister<'staff'>>>;
}) {
  const { t } = useTranslation('staff');
  const all = useMemo(() => register.stored.map(({ document }) => document), [register]);
  const search = useRegisterSearch('staff');
  const list = useSearchList(all, staffShape);
  const { followed, shown } = search;
  const found = useMemo(() => list.find(followed, shown), [list, followed, shown]);
  const sought = followed.trim();
  return (
    <InTurn>
      <RegisterBar
        search={search}
        label={t('search')}
        clearLabel={t('search-clear')}
        found={t(sought === '' ? 'all' : 'found', { count: found.total })}
      />
      <RegisterRows
        found={found.rows}
        total={found.total}
        isNothing={found.total === 0 && sought !== ''}
        search={search}
        keyOf={({ staffId }) => staffId}
        moreLabel={(count) => t('more', { count })}
        nothing={
          <NothingFound
            title={t('nothing-found.title')}
            text={t('nothing-found.text', { search: sought })}
            actionLabel={t('nothing-found.action')}
            onAction={() => search.seek('')}
          />
        }
      >
        {(staff) => <StaffTable staff={staff} unread={sought === '' ? register.unread : []} />}
      </RegisterRows>
    </InTurn>
  );
}

export function StaffScreen() {
  const { t } = useTranslation('staff');
  // The frame of the screen is there at once, and its list a moment later, in pieces.
  const register = useDeferredValue(useRegister('staff') ?? null, null);
  return (
    <ScreenFrame
      title={t('title')}
      subtitle={t('subtitle')}
      actions={
        <>
          <Button variant="default" renderRoot={(props) => <Link {...props} to="/staff/import" />}>
            {t('import')}
          </Button>
          <Button variant="default" renderRoot={(props) => <Link {...props} to="/staff/accounts" />}>
            {t('accounts.open')}
          </Button>
          <Button renderRoot={(props) => <Link {...props} to="/staff/new" />}>{t('add')}</Button>
        </>
      }
    >
      <AdministratorsOnly>{register && <StaffList register={register} />}</AdministratorsOnly>
    </ScreenFrame>
  );
}
