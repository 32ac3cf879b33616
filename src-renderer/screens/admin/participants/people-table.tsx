/**
 * People as a table (M55, M56): a box at the far left of each row, what is known of them, and options at the right. Twenty
 * thousand rows cost what a screenful does; the arrow keys go from a control to the same one of the next row.
 */
import { Checkbox, Table } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type KeyboardEvent, useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { WholeParticipant } from '../../../../shared/domain/whole-participant';
import type { ParticipantId } from '../../../../shared/kernel/ids';
import type { UnreadDocument } from '../../../queries/use-unread-records';
import { type PeopleColumn, peopleColumns, usePeopleView } from '../../../ui/people-view';
import { UnreadRows } from '../../../ui/register/unread-rows';
import { useRowsOfPage } from '../../../ui/use-rows-of-page';
import { PeopleRow } from './people-row';
import type { PeopleFacts } from './people-rows';
import classes from './people-table.module.css';
import { usePeopleWords } from './use-people-words';

/** Of a row, as its style sheet has it: what is not drawn is as high as if it were. */
export const rowRem = 3.25;

/** How wide each is, and which gives way first where there is less room. */
const classOf: Readonly<Record<PeopleColumn, string>> = {
  number: `${classes.short} ${classes.fact}`,
  name: `${classes.name}`,
  group: `${classes.short} ${classes.fact}`,
  'birth-date': `${classes.short} ${classes.wide}`,
  email: `${classes.text} ${classes.wide}`,
  'learning-path': `${classes.short} ${classes.wide}`,
  links: `${classes.count}`,
  exams: `${classes.count}`,
};

/** A heading is a button that sorts, and turns the order round when it is pressed again. */
function SortHead({ column }: { readonly column: PeopleColumn }) {
  const { t } = useTranslation('participants');
  const { sort, isFromLast, sortBy } = usePeopleView();
  const direction = sort !== column ? null : isFromLast ? 'descending' : 'ascending';
  const Icon = direction === 'descending' ? IconArrowDown : IconArrowUp;
  return (
    <Table.Th scope="col" aria-sort={direction ?? 'none'} className={classOf[column]}>
      <button type="button" className={classes.sort} onClick={() => sortBy(column)}>
        {t(`column.${column}`)}
        {direction && <Icon size={16} aria-hidden />}
      </button>
    </Table.Th>
  );
}

/** Up and down go to the same control of the row above or below. */
function goToOtherRow(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const from = event.target instanceof HTMLElement ? event.target : null;
  const own = from?.closest<HTMLElement>('tr[data-index]');
  if (step === 0 || !from || !own) return;
  const controls = (row: Element) => [...row.querySelectorAll<HTMLElement>('a, button, input')];
  const next = event.currentTarget.querySelector(`tr[data-index="${Number(own.dataset.index) + step}"]`);
  event.preventDefault();
  if (next) controls(next)[controls(own).indexOf(from)]?.focus();
}

/** The list gives who was found and who is ticked; which rows are drawn is the table's own. */
type PeopleTableProps = {
  /** In their order; everybody who was found. */
  readonly found: readonly WholeParticipant[];
  /** What is counted beside each. */
  readonly facts: PeopleFacts;
  readonly chosen: ReadonlySet<ParticipantId>;
  readonly onChoose: (chosen: ReadonlySet<ParticipantId>) => void;
  /** Those that this program cannot read, by the name they give themselves. */
  readonly unread: readonly UnreadDocument[];
};

/** A box with Shift held ticks, or clears, everybody from the one that was ticked last. */
function useChoosing({ found, chosen, onChoose }: Pick<PeopleTableProps, 'found' | 'chosen' | 'onChoose'>) {
  const anchor = useRef<number | null>(null);
  const latest = useRef({ found, chosen, onChoose });
  latest.current = { found, chosen, onChoose };
  return useCallback((index: number, isChosen: boolean, isRange: boolean): void => {
    const now = latest.current;
    const from = isRange && anchor.current !== null ? anchor.current : index;
    anchor.current = index;
    const next = new Set(now.chosen);
    for (const { participantId } of now.found.slice(Math.min(from, index), Math.max(from, index) + 1))
      if (isChosen) next.add(participantId);
      else next.delete(participantId);
    now.onChoose(next);
  }, []);
}

/**
 * Whoever hears the table is told how long it is and which row they are at, although only some rows are there. What cannot be read
 * stands above the others and can be neither ticked nor changed.
 */
export function PeopleTable({ found, facts, chosen, onChoose, unread }: PeopleTableProps) {
  const { t } = useTranslation('participants');
  const body = useRef<HTMLTableSectionElement>(null);
  const { hidden } = usePeopleView();
  // The same list as long as the choice is: a row is drawn anew when it is given another one.
  const columns = useMemo(() => peopleColumns.filter((column) => !hidden.includes(column)), [hidden]);
  const { drawn, after, onFocus, onBlur } = useRowsOfPage(body, found.length, rowRem);
  const words = usePeopleWords();
  const choose = useChoosing({ found, chosen, onChoose });
  const span = columns.length + 2;
  const gapOf = (rows: number, before: number) =>
    rows > 0 && (
      <tr key={`gap ${before}`} aria-hidden className={classes.gap} style={{ height: `${rows * rowRem}rem` }}>
        <td />
      </tr>
    );
  return (
    <div className={classes.fit}>
      <Table aria-label={t('table')} aria-rowcount={found.length + 1} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" className={classes.choose}>
              {/* biome-ignore lint/a11y/noLabelWithoutControl: the box stands in it, made by Mantine */}
              <label className={classes.target}>
                <ChooseAll found={found} chosen={chosen} onChoose={onChoose} />
              </label>
            </Table.Th>
            {columns.map((column) => (
              <SortHead key={column} column={column} />
            ))}
            <Table.Th scope="col" className={classes.options}>
              {t('column.options')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <tbody>
          <UnreadRows unread={unread} columns={span} />
        </tbody>
        <tbody ref={body} onKeyDown={goToOtherRow} onFocus={onFocus} onBlur={onBlur}>
          {/* All in one list, each by its own key: a row that stays drawn stays the same element, with its focus, whichever
              part it is in. A gap never moves either, or the rows behind it would be moved. */}
          {drawn.flatMap(({ gap, first, end }) => [
            gapOf(gap, first),
            ...found
              .slice(first, end)
              .map((person, at) => (
                <PeopleRow
                  key={person.participantId}
                  index={first + at}
                  person={person}
                  isChosen={chosen.has(person.participantId)}
                  links={facts.links.get(person.participantId) ?? 0}
                  exams={facts.exams.get(person.participantId) ?? 0}
                  columns={columns}
                  classOf={classOf}
                  words={words}
                  onChoose={choose}
                />
              )),
          ])}
          {gapOf(after, found.length)}
        </tbody>
      </Table>
    </div>
  );
}

/** Everybody who is found, also those who are not drawn; what was ticked in another search stays ticked. */
function ChooseAll({ found, chosen, onChoose }: Pick<PeopleTableProps, 'found' | 'chosen' | 'onChoose'>) {
  const { t } = useTranslation('participants');
  const count = found.reduce((sum, { participantId }) => sum + (chosen.has(participantId) ? 1 : 0), 0);
  const isAll = found.length > 0 && count === found.length;
  return (
    <Checkbox
      aria-label={t('choose-all', { count: found.length })}
      title={t('choose-all', { count: found.length })}
      checked={isAll}
      indeterminate={count > 0 && !isAll}
      onChange={() => {
        const next = new Set(chosen);
        for (const { participantId } of found)
          if (isAll) next.delete(participantId);
          else next.add(participantId);
        onChoose(next);
      }}
    />
  );
}
