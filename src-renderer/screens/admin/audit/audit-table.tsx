/** The rows of the log; on a narrow screen each becomes a card. */
import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../../../shared/values/audit-entry';
import cardClasses from '../../../ui/card-table.module.css';
import { StatusMark } from '../../../ui/status-mark';
import { useFormat } from '../../../ui/use-format';
import classes from './audit.module.css';
import type { AuditNames } from './use-audit-names';
import type { AuditWords } from './use-audit-words';

type AuditTableProps = {
  readonly entries: readonly AuditEntry[];
  readonly names: AuditNames;
  readonly words: AuditWords;
};

function AuditRow({
  entry,
  names,
  words,
}: Omit<AuditTableProps, 'entries'> & { readonly entry: AuditEntry }) {
  const { t } = useTranslation('audit');
  const format = useFormat();
  const outcome = words.outcome(entry);
  const [count, detail, about] = [words.count(entry), words.detail(entry), words.about(entry)];
  return (
    <Table.Tr>
      <Table.Th scope="row" className={`${cardClasses.whole} ${classes.moment}`}>
        {format.day(entry.at)} {format.exactTime(entry.at)}
        {count !== '' && (
          <div className={cardClasses.quiet}>
            {entry.lastAt === entry.at ? count : t('until', { count, time: format.time(entry.lastAt) })}
          </div>
        )}
      </Table.Th>
      <Table.Td className={`${cardClasses.whole} ${classes.what}`}>
        <div>{words.what(entry)}</div>
        {outcome && <StatusMark tone="attention">{outcome}</StatusMark>}
        {detail !== '' && <div className={cardClasses.quiet}>{detail}</div>}
      </Table.Td>
      <Table.Td data-label={t('column.who')}>{words.who(entry)}</Table.Td>
      <Table.Td data-label={t('column.device')}>
        {entry.deviceId ? (names.nameOf(entry.deviceId) ?? t('not-known')) : t('none')}
      </Table.Td>
      <Table.Td data-label={t('column.about')}>{about || t('none')}</Table.Td>
    </Table.Tr>
  );
}

export function AuditTable({ entries, names, words }: AuditTableProps) {
  const { t } = useTranslation('audit');
  return (
    <div className={cardClasses.fit}>
      <Table striped aria-label={t('table')} className={cardClasses.table}>
        <Table.Thead className={classes.head}>
          <Table.Tr>
            {(['moment', 'what', 'who', 'device', 'about'] as const).map((column) => (
              <Table.Th key={column} scope="col">
                {t(`column.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <AuditRow key={entry.number} entry={entry} names={names} words={words} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
