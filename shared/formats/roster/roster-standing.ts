/** Whether somebody or something is still there, as a roster says it. */
import type { RosterPerson } from '../../domain/roster/roster-readout';
import type { RosterNotes } from './roster-notes';
import type { RosterRow } from './roster-table';

/** Blank is active: nobody says so of everybody. */
export function standingOf(notes: RosterNotes, row: RosterRow, column: string): RosterPerson['standing'] {
  const status = row.of(column).toLowerCase();
  if (/^(tobedeleted|deleted)$/.test(status)) return 'deleted';
  if (/^(inactive|inactief|inaktiv|false|0|no|nee|nein|uitgeschreven|afgemeld|gestopt)$/.test(status))
    return 'inactive';
  if (!/^(active|actief|aktiv|true|1|yes|ja|ingeschreven)?$/.test(status))
    notes.say(row, column, 'status-unread');
  return 'active';
}
