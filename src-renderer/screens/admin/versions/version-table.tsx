/** The history as a table, the latest version first. */
import { Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ListedVersion } from '../../../../shared/domain/version-history';
import { useStaffNames } from '../../../queries/use-staff-names';
import table from '../../../ui/card-table.module.css';
import { StatusMark } from '../../../ui/status-mark';
import { useFormat } from '../../../ui/use-format';
import { useVersionNote } from './use-version-note';
import classes from './versions.module.css';

type VersionTableProps = {
  readonly qualificationId: string;
  readonly versions: readonly ListedVersion[];
};

/** Where nobody wrote down who and when, it says so. */
export function VersionTable({ qualificationId, versions }: VersionTableProps) {
  const { t } = useTranslation('versions');
  const format = useFormat();
  const nameOf = useStaffNames();
  const noteOf = useVersionNote();
  return (
    <div className={table.fit}>
      <Table className={table.table} aria-label={t('title')}>
        <Table.Thead className={table.unheaded}>
          <Table.Tr>
            <Table.Th scope="col">{t('column.version')}</Table.Th>
            <Table.Th scope="col">{t('column.when')}</Table.Th>
            <Table.Th scope="col">{t('column.who')}</Table.Th>
            <Table.Th scope="col">{t('column.note')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {versions.map(
            ({ number, versionDigest, publishedAt, publishedBy, mergedFrom, isPresent, ...told }) => (
              <Table.Tr key={number}>
                <Table.Th scope="row" className={classes.name}>
                  <Link
                    to="/qualifications/$qualificationId/versions/$versionDigest"
                    params={{ qualificationId, versionDigest }}
                  >
                    {t('version', { number })}
                  </Link>
                  {isPresent && <StatusMark tone="good">{t('present')}</StatusMark>}
                </Table.Th>
                <Table.Td data-label={t('column.when')}>
                  {publishedAt === null ? t('unknown-when') : format.dayAndTime(publishedAt)}
                </Table.Td>
                <Table.Td data-label={t('column.who')}>{nameOf(publishedBy) ?? t('unknown-who')}</Table.Td>
                <Table.Td data-label={t('column.note')}>
                  {mergedFrom > 0 ? t('merged', { count: mergedFrom }) : noteOf(told) || t('no-note')}
                </Table.Td>
              </Table.Tr>
            ),
          )}
        </Table.Tbody>
      </Table>
    </div>
  );
}
