/** What was told of the files and holds nobody up: folded, a line for all that say the same of one column. */
import { useTranslation } from 'react-i18next';
import type { RosterNoteGroup } from '../../../../shared/domain/roster/summarise-roster';
import classes from './roster.module.css';

/** Where it was met, with what stands there. */
function NoteLine({ group }: { readonly group: RosterNoteGroup }) {
  const { t } = useTranslation('roster');
  const { code, file, column, count, notes } = group;
  const [first] = notes;
  const isOfFile = first?.row === 0;
  const places = notes.map(({ row, value }) => (value === '' ? String(row) : `${row} (${value})`)).join(', ');
  return (
    <li>
      <strong>{column === '' ? file : `${file}, ${column}`}</strong>:{' '}
      {t(`note.${code}`, { value: first?.value ?? '', column })}
      {!isOfFile && (
        <div className={classes.quiet}>
          {t('rows', { count, rows: places })}
          {count > notes.length && ' …'}
        </div>
      )}
    </li>
  );
}

/** Nothing where there is nothing to tell. */
export function NoteList({ groups }: { readonly groups: readonly RosterNoteGroup[] }) {
  const { t } = useTranslation('roster');
  // Columns that have no place here are many and say little: they stand together.
  const unread = groups.filter(({ code }) => code === 'column-unread');
  const others = groups.filter(({ code }) => code !== 'column-unread');
  const count = others.length + (unread.length > 0 ? 1 : 0);
  if (count === 0) return null;
  return (
    <details className={classes.notes}>
      <summary className={classes.summary}>{t('notes', { count })}</summary>
      <ul className={classes.lines}>
        {others.map((group) => (
          <NoteLine key={`${group.code} ${group.file} ${group.column}`} group={group} />
        ))}
        {unread.length > 0 && (
          <li>
            {t('unread-columns', {
              count: unread.length,
              columns: unread.map(({ file, column }) => `${column} (${file})`).join(', '),
            })}
          </li>
        )}
      </ul>
    </details>
  );
}
