/**
 * Documents that this program cannot show: one row each, with the name they give themselves, and why. They are never
 * left out, and never changed here.
 */
import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { UnreadDocument } from '../../queries/use-unread-records';
import { StatusMark } from '../status-mark';
import classes from './register.module.css';

function Why({ why }: Pick<UnreadDocument, 'why'>) {
  const { t } = useTranslation('common');
  return <StatusMark tone="attention">{t(`unread.${why}`)}</StatusMark>;
}

type UnreadRowsProps = {
  readonly unread: readonly UnreadDocument[];
  /** Of the table they stand in. */
  readonly columns: number;
};

/** For the body of a table. */
export function UnreadRows({ unread, columns }: UnreadRowsProps) {
  const { t } = useTranslation('common');
  return unread.map(({ id, name, why }) => (
    <Table.Tr key={id}>
      <Table.Th scope="row">{name ?? t('unread.unnamed')}</Table.Th>
      <Table.Td colSpan={columns - 1}>
        <Why why={why} />
      </Table.Td>
    </Table.Tr>
  ));
}

/** Where a list is no table. */
export function UnreadList({ unread }: Pick<UnreadRowsProps, 'unread'>) {
  const { t } = useTranslation('common');
  if (unread.length === 0) return null;
  return (
    <ul className={classes.unread} aria-label={t('unread.list')}>
      {unread.map(({ id, name, why }) => (
        <li key={id}>
          {name ?? t('unread.unnamed')} <Why why={why} />
        </li>
      ))}
    </ul>
  );
}
