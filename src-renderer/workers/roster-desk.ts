/**
 * The desk at which a roster is read and decided upon, in a worker: it keeps the opened files and what the device holds, and
 * answers what would happen. It writes nothing; what is to be written is fetched from it in pieces.
 */
import type { ServiceOf } from '../../shared/contract/contract';
import { decideRoster } from '../../shared/domain/roster/decide-roster';
import { mostGone } from '../../shared/domain/roster/most-gone';
import type { RosterPlan, RosterView } from '../../shared/domain/roster/roster-plan';
import { summariseRoster } from '../../shared/domain/roster/summarise-roster';
import { type OpenedRoster, openRoster, type RosterFile } from '../../shared/formats/roster/open-roster';
import { nameRoster, readRoster } from '../../shared/formats/roster/read-roster';
import { problem } from '../../shared/kernel/problem';
import { err, ok } from '../../shared/kernel/result';
import type { RosterWrite, rosterContract } from './roster-contract';

/** So many values of a column are shown where somebody says what it means. */
const mostSamples = 3;
/** Of all files together: a school's are a few megabytes. */
const mostBytes = 64 * 1024 * 1024;

const emptyView: RosterView = {
  ...{ participants: [], staff: [], groups: [], memberships: [], standardQualificationIds: [] },
};

export function createRosterDesk(newId: () => string): ServiceOf<typeof rosterContract> {
  let opened: OpenedRoster | null = null;
  let view = emptyView;
  let plan: RosterPlan | null = null;
  // Of the plan, laid out once: a school is asked for in hundreds of pieces.
  let laidOut: { readonly of: RosterPlan; readonly writes: readonly RosterWrite[] } | null = null;
  return {
    open: async ({ files }) => {
      const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
      if (bytes > mostBytes) return err(problem('file-too-large', { bytes, maxBytes: mostBytes }));
      const read: RosterFile[] = [];
      for (const { name, file } of files)
        read.push({ name, bytes: new Uint8Array(await file.arrayBuffer()) });
      const result = openRoster(read);
      if (!result.ok) return result;
      opened = result.value;
      plan = null;
      return ok({ found: nameRoster(opened), columns: columnsOf(opened) });
    },
    know: async ({ type, documents, isFirst }) => {
      const before: readonly unknown[] = isFirst ? [] : view[type];
      view = { ...view, [type]: [...before, ...documents] };
      return ok(null);
    },
    decide: async ({ table, edits, choices, now, today, staffId }) => {
      if (!opened) return err(problem('file-unreadable'));
      const readout = readRoster(opened, { table, edits });
      if (!readout.ok) return readout;
      const { meant, left, extent } = choices;
      const decideAs = (as: 'bulk' | 'delta'): RosterPlan =>
        decideRoster({
          ...{ readout: readout.value, view, now, today, staffId, newId },
          choices: { meant, left: new Set(left), extent: as },
        });
      plan = decideAs(extent ?? readout.value.extent ?? 'delta');
      const gone = extent === null ? mostGone(plan, view, readout.value.system) : null;
      if (gone) plan = decideAs('delta');
      return ok(summariseRoster(readout.value, plan, gone));
    },
    items: async ({ kind, outcome, from, count }) => {
      const all = (plan?.items ?? []).filter((item) => item.kind === kind && item.outcome === outcome);
      return ok(all.slice(from, from + count));
    },
    writes: async ({ from, count }) => {
      if (!plan) return ok([]);
      if (laidOut?.of !== plan) laidOut = { of: plan, writes: writesOf(plan) };
      return ok(laidOut.writes.slice(from, from + count));
    },
  };
}

const columnsOf = ({ tables }: OpenedRoster) =>
  tables.flatMap(({ name, headings, rows }) =>
    headings.flatMap((heading, at) =>
      heading === ''
        ? []
        : [
            {
              ...{ file: name, heading },
              samples: rows
                .map(({ cells }) => (cells[at] ?? '').trim())
                .filter((cell) => cell !== '')
                .slice(0, mostSamples),
            },
          ],
    ),
  );

/** Groups before who is in them, people before their links: in the order in which one names the other. */
function writesOf({ writes }: RosterPlan): readonly RosterWrite[] {
  return [
    ...writes.staff.map((document) => ({ type: 'staff' as const, documentId: document.staffId, document })),
    ...writes.groups.map((document) => ({ type: 'group' as const, documentId: document.groupId, document })),
    ...writes.participants.map((document) => ({
      ...{ type: 'participant' as const, documentId: document.participantId, document },
    })),
    ...writes.offices.map((document) => ({
      ...{ type: 'participant-office' as const, documentId: document.participantId, document },
    })),
    ...writes.memberships.map((document) => ({
      ...{ type: 'group-membership' as const, documentId: document.membershipId, document },
    })),
    ...writes.participations.map((document) => ({
      ...{ type: 'participation' as const, documentId: document.participationId, document },
    })),
  ];
}
