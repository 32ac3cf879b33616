/** Cells that must be put right before somebody can be imported, each with a field to do so. */
import { Button, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RosterNote } from '../../../../shared/domain/roster/roster-readout';
import type { RosterNoteGroup } from '../../../../shared/domain/roster/summarise-roster';
import classes from './roster.module.css';
import type { Roster } from './use-roster';

/** What was typed counts when the field is left or entered, and the check is made anew. */
function Cell({ note, roster }: { readonly note: RosterNote; readonly roster: Roster }) {
  const { t } = useTranslation('roster');
  const { code, file, row, column, value } = note;
  const [text, setText] = useState(value);
  const put = (): void => {
    if (text !== value) roster.editCell({ file, row, column, was: value }, text);
  };
  return (
    <li className={classes.cell}>
      <Text>
        <strong>{t('row-of', { file, row })}</strong> {t(`note.${code}`, { value, column })}
      </Text>
      {column !== '' && (
        <form
          className={classes.fix}
          onSubmit={(event) => {
            event.preventDefault();
            put();
          }}
        >
          <TextInput
            label={t('fix.label', { column, row })}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
            onBlur={put}
          />
          <Button type="submit" variant="default">
            {t('fix.press')}
          </Button>
        </form>
      )}
    </li>
  );
}

type BlockingNotesProps = { readonly roster: Roster; readonly groups: readonly RosterNoteGroup[] };

/** The first of each kind; the rest comes up when these are right. */
export function BlockingNotes({ roster, groups }: BlockingNotesProps) {
  const { t } = useTranslation('roster');
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  const shown = groups.reduce((sum, group) => sum + group.notes.length, 0);
  if (count === 0) return null;
  return (
    <section className={classes.notes} aria-labelledby="roster-blocking">
      <h3 id="roster-blocking">{t('fix.title', { count })}</h3>
      <Text>{t('fix.text')}</Text>
      <ul className={classes.cells}>
        {groups.flatMap(({ notes }) =>
          notes.map((note) => (
            <Cell
              key={`${note.code} ${note.file} ${note.row} ${note.column} ${note.value}`}
              note={note}
              roster={roster}
            />
          )),
        )}
      </ul>
      {count > shown && <Text>{t('fix.more', { count: count - shown })}</Text>}
    </section>
  );
}
