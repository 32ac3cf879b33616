/** The people with one outcome: who they are, what changes, and a tick to leave somebody out. */
import { Button, Checkbox, Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RosterItem, RosterOutcome } from '../../../../shared/domain/roster/roster-plan';
import type { RosterSummary } from '../../../../shared/domain/roster/summarise-roster';
import type { RosterDesk } from '../../../actions/start-roster-desk';
import tableClasses from '../../../ui/card-table.module.css';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useFormat } from '../../../ui/use-format';
import { AlikeChoice } from './alike-choice';
import classes from './roster.module.css';
import type { Roster } from './use-roster';
import { useRosterItems } from './use-roster-items';

const pageSize = 20;
const mostShown = 500;
/** Those of which one may say that they are not meant to be written. */
const canLeave: readonly RosterOutcome[] = ['new', 'changed', 'back', 'inactive', 'alike', 'left'];

/** Those of which there is more to say than who it is. */
const saysMore: readonly RosterOutcome[] = ['alike', 'changed', 'back', 'inactive'];

type OutcomeListProps = {
  readonly roster: Roster;
  readonly desk: RosterDesk;
  readonly summary: RosterSummary;
  readonly kind: RosterItem['kind'];
  readonly outcome: RosterOutcome;
  readonly count: number;
};

/** What the file makes of what was here, field by field. */
function Changes({ item }: { readonly item: RosterItem }) {
  const { t } = useTranslation('roster');
  const format = useFormat();
  const word = (field: string, value: string): string => {
    if (value === '') return t('nothing');
    return field === 'birthDate' || field === 'diplomaDate' ? format.day(`${value}T00:00`) : value;
  };
  return (
    <ul className={classes.changes}>
      {item.changes.map(({ field, before, after }) => (
        <li key={field}>
          {t(`field.${field}`)}: {word(field, before)} → {word(field, after)}
        </li>
      ))}
    </ul>
  );
}

type RowProps = {
  readonly item: RosterItem;
  readonly roster: Roster;
  /** Whether anybody listed is in a group. */
  readonly hasGroups: boolean;
  /** Whether there are several files, so that a row is told with its file. */
  readonly hasFiles: boolean;
};

/** One person; a tick where they may be left out. */
function Row({ item, roster, hasGroups, hasFiles }: RowProps) {
  const { t } = useTranslation('roster');
  const format = useFormat();
  const { key, number, birthDate, outcome, file, row } = item;
  const shownName = item.name || t('nameless');
  const place = hasFiles ? t('row-of', { file, row }) : t('row', { row });
  return (
    <Table.Tr>
      <Table.Th scope="row">
        {canLeave.includes(outcome) ? (
          <Checkbox
            classNames={{ root: classes.who ?? '', body: classes.choice ?? '' }}
            label={shownName}
            aria-label={t('include-of', { name: shownName })}
            checked={outcome !== 'left'}
            disabled={roster.busy !== null}
            onChange={({ currentTarget }) => roster.setLeft(key, !currentTarget.checked)}
          />
        ) : (
          shownName
        )}
      </Table.Th>
      <Table.Td data-label={t('field.number')}>{number || t('nothing')}</Table.Td>
      <Table.Td data-label={t('field.birthDate')}>
        {birthDate ? format.day(`${birthDate}T00:00`) : t('nothing')}
      </Table.Td>
      {hasGroups && <Table.Td data-label={t('field.group')}>{item.group || t('nothing')}</Table.Td>}
      <Table.Td data-label={t('place')}>{row > 0 ? place : t('not-in-file')}</Table.Td>
      {saysMore.includes(outcome) && (
        <Table.Td className={tableClasses.whole ?? ''}>
          {item.changes.length > 0 && <Changes item={item} />}
          {item.candidates.length > 0 && <AlikeChoice item={item} roster={roster} />}
        </Table.Td>
      )}
    </Table.Tr>
  );
}

/** A page of them is drawn, and more when asked for; thousands are counted and not listed. */
export function OutcomeList({ roster, desk, summary, kind, outcome, count }: OutcomeListProps) {
  const { t } = useTranslation('roster');
  const [shown, setShown] = useState(pageSize);
  const { items, failure } = useRosterItems(desk, summary, { kind, outcome, shown });
  const rest = Math.min(count, mostShown) - shown;
  const hasGroups = items.some(({ group }) => group !== '');
  const hasFiles = summary.rows.length > 1;
  const label = t(`list.${kind}`, { outcome: t(`outcome.${outcome}`), count });
  return (
    <div className={tableClasses.fit}>
      {failure && <ProblemNotice problem={failure} />}
      <Table aria-label={label} className={tableClasses.table}>
        <Table.Thead className={tableClasses.unheaded}>
          <Table.Tr>
            <Table.Th scope="col">{t('name')}</Table.Th>
            <Table.Th scope="col">{t('field.number')}</Table.Th>
            <Table.Th scope="col">{t('field.birthDate')}</Table.Th>
            {hasGroups && <Table.Th scope="col">{t('field.group')}</Table.Th>}
            <Table.Th scope="col">{t('place')}</Table.Th>
            {saysMore.includes(outcome) && <Table.Th scope="col">{t('what-changes')}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((item) => (
            <Row key={item.key} {...{ item, roster, hasGroups, hasFiles }} />
          ))}
        </Table.Tbody>
      </Table>
      {rest > 0 && (
        <Button variant="default" mt="sm" onClick={() => setShown(shown + pageSize)}>
          {t('more', { count: Math.min(rest, pageSize) })}
        </Button>
      )}
      {count > mostShown && rest <= 0 && <p>{t('many-more', { count: count - mostShown })}</p>}
    </div>
  );
}
