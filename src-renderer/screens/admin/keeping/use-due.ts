/** Of what the time is over, live: people, places in exams in which nothing was assessed, and what takes Runs back. */
import { useCallback, useMemo } from 'react';
import type { Participants } from '../../../../shared/domain/arrange-participants';
import {
  type DueRun,
  findDueRuns,
  findOldRuns,
  usualRunMonths,
} from '../../../../shared/domain/find-due-runs';
import { type DueSeats, findDueSeats } from '../../../../shared/domain/find-due-seats';
import { isBegunRecord, saysAttendanceRecord } from '../../../../shared/domain/has-begun';
import {
  findDue,
  lastExamDays,
  type Retention,
  usualRetentionMonths,
} from '../../../../shared/domain/retention';
import type { Organisation } from '../../../../shared/records/organisation';
import type { PeopleRun } from '../../../../shared/records/people-run';
import type { PeopleRunPart } from '../../../../shared/records/people-run-part';
import { dayIn } from '../../../../shared/values/wall-time';
import { useQuerySource } from '../../../queries/query-source';
import { useDocuments } from '../../../queries/use-documents';
import { useErasures } from '../../../queries/use-erasures';
import { useCentreZone } from '../../../queries/use-exam-zone';
import { useLiveValue } from '../../../queries/use-live-value';
import { useRunParts } from '../../../queries/use-run-parts';
import { useDayTurn } from '../../../ui/use-day-turn';

/** Months, as they stand; null: for ever. */
export type Periods = {
  readonly results: number | null;
  /** Null: as long as results. */
  readonly attendance: number | null;
  readonly runs: number | null;
};

export const periodsOf = ({ retentionMonths, attendanceMonths, runMonths }: Organisation): Periods => ({
  results: retentionMonths === undefined ? usualRetentionMonths : retentionMonths,
  attendance: attendanceMonths ?? null,
  runs: runMonths === undefined ? usualRunMonths : runMonths,
});

export type Due = Retention & {
  readonly seats: readonly DueSeats[];
  readonly runs: readonly DueRun[];
  /** Whom the id of a candidate means by now. */
  readonly meantId: (participantId: string) => string;
};

/** What takes it back; of an undo: with which versions it did. */
const partsOfRun = ({ undoes, parts, wrote = [] }: PeopleRun): readonly PeopleRunPart['partId'][] =>
  undoes ? wrote : parts;

/** Runs that are over; `undefined` while loading. Whoever is held keeps what was done with them. */
function useDueRuns(
  people: Participants,
  months: number | null,
  today: string,
  zone: string,
): readonly DueRun[] | undefined {
  const runs = useDocuments('people-run');
  const erasures = useErasures();
  const dayOf = useCallback((at: string) => dayIn(new Date(at), zone), [zone]);
  const asked = useMemo(() => {
    if (!runs || !erasures) return undefined;
    const gone = new Set(
      erasures.asked.flatMap(({ erasure, isWaiting }) => (isWaiting ? [] : erasure.partIds)),
    );
    const old = findOldRuns(
      runs.map(({ document }) => document),
      months,
      today,
      dayOf,
    );
    return old.flatMap(partsOfRun).filter((id) => !gone.has(id));
  }, [runs, erasures, months, today, dayOf]);
  const parts = useRunParts(asked);
  const offices = useDocuments('participant-office');
  const links = useDocuments('participation');
  const places = useDocuments('group-membership');
  const { meant } = people;
  return useMemo(() => {
    if (!runs || !parts || !offices || !links || !places) return undefined;
    // Links and places in groups bear ids of their own.
    const whose = new Map<string, string>([
      ...links.map(({ document }): [string, string] => [document.participationId, document.participantId]),
      ...places.map(({ document }): [string, string] => [document.membershipId, document.participantId]),
    ]);
    const held = new Set<string>(
      offices.flatMap(({ document }) => (document.frozen ? [document.participantId] : [])),
    );
    return findDueRuns(
      runs.map(({ document }) => document),
      months,
      today,
      {
        ...{ parts: parts.map(({ document }) => document), dayOf },
        isHeld: (documentId) => {
          const id = whose.get(documentId) ?? documentId;
          return held.has(id) || held.has(meant(id)?.participantId ?? id);
        },
      },
    );
  }, [runs, parts, offices, links, places, months, today, dayOf, meant]);
}

/** Who is in the archive counts as well: most who are over are there. `undefined` while loading. */
export function useDue(people: Participants, organisation: Organisation): Due | undefined {
  const zone = useCentreZone();
  const day = dayIn(useDayTurn(), zone);
  const stored = useDocuments('exam');
  const assessments = useLiveValue(useQuerySource().cache.registers.assessments);
  const { results, attendance, runs: runMonths } = periodsOf(organisation);
  const runs = useDueRuns(people, runMonths, day, zone);
  const { meant } = people;
  const meantId = useCallback((id: string): string => meant(id)?.participantId ?? id, [meant]);
  const found = useMemo(() => {
    if (!stored || !assessments) return undefined;
    const exams = stored.map(({ document }) => document);
    const lastExams = lastExamDays(exams, (at) => dayIn(new Date(at), zone), meantId);
    const all = [...people.active, ...people.archived];
    const whole = findDue(all, results, day, lastExams);
    const gone = new Set(whole.due.map(({ person }) => person));
    const over = findDue(all, attendance, day, lastExams).due.filter(({ person }) => !gone.has(person));
    const isBegun = (id: string): boolean => isBegunRecord(assessments.get(id));
    const saysAttendance = (id: string): boolean => saysAttendanceRecord(assessments.get(id));
    return { ...whole, seats: findDueSeats(over, { exams, isBegun, saysAttendance, meantId }) };
  }, [stored, assessments, people, results, attendance, day, zone, meantId]);
  return useMemo(() => found && runs && { ...found, runs, meantId }, [found, runs, meantId]);
}
