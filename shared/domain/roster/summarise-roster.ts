/**
 * What the preview of a roster shows at once: how many of each outcome, and the notes together that say the same of one
 * column. Rows are asked for a page at a time, so that no list of a whole school crosses at once.
 */
import type { MostGone } from './most-gone';
import type { RosterItem, RosterOutcome, RosterPlan } from './roster-plan';
import type { RosterNote, RosterReadout } from './roster-readout';

export type RosterCounts = Readonly<Partial<Record<RosterOutcome, number>>>;

export type RosterNoteGroup = Pick<RosterNote, 'code' | 'file' | 'column' | 'isBlocking'> & {
  readonly count: number;
  /** The first of them. */
  readonly notes: readonly RosterNote[];
};

export type RosterSummary = Pick<RosterReadout, 'format' | 'extent' | 'rows'> &
  Pick<RosterPlan, 'groups' | 'memberships' | 'isAbsenceUnknown'> & {
    readonly participants: RosterCounts;
    readonly staff: RosterCounts;
    readonly links: number;
    /** The file says that it is whole, and most would go to the archive by it: nobody does until a person says so. */
    readonly mostGone: MostGone | null;
    /** How many records would be written. */
    readonly writes: number;
    readonly noteGroups: readonly RosterNoteGroup[];
  };

/** So many of one kind are shown one by one. */
const mostNotes = 20;

const countOutcomes = (items: readonly RosterItem[], kind: RosterItem['kind']): RosterCounts => {
  const counts: Partial<Record<RosterOutcome, number>> = {};
  for (const item of items) if (item.kind === kind) counts[item.outcome] = (counts[item.outcome] ?? 0) + 1;
  return counts;
};

export function summariseRoster(
  readout: RosterReadout,
  plan: RosterPlan,
  gone: MostGone | null,
): RosterSummary {
  const { format, extent, rows } = readout;
  const { groups, memberships, isAbsenceUnknown, items, writes } = plan;
  return {
    ...{ format, extent, rows, groups, memberships, isAbsenceUnknown, mostGone: gone },
    participants: countOutcomes(items, 'participant'),
    staff: countOutcomes(items, 'staff'),
    links: writes.participations.length,
    writes: Object.values(writes).reduce((sum, list) => sum + list.length, 0),
    noteGroups: groupNotes(readout.notes),
  };
}

/** Those for which somebody waits stand first. */
function groupNotes(notes: readonly RosterNote[]): readonly RosterNoteGroup[] {
  const groups = new Map<string, RosterNote[]>();
  for (const note of notes) {
    const key = JSON.stringify([note.code, note.file, note.column, note.isBlocking]);
    const group = groups.get(key);
    if (group) group.push(note);
    else groups.set(key, [note]);
  }
  return [...groups.values()]
    .flatMap((all) => {
      const [first] = all;
      if (!first) return [];
      const { code, file, column, isBlocking } = first;
      return [{ code, file, column, isBlocking, count: all.length, notes: all.slice(0, mostNotes) }];
    })
    .toSorted((a, b) => Number(b.isBlocking) - Number(a.isBlocking));
}
