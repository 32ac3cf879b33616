/**
 * How the plan of an exam became what it is, as a table for whoever judges an objection of one candidate: when, who, what stood
 * before and what after, and why, the oldest first. Of the other candidates it says how many, and no names. Pure.
 */
import type { ParticipantId, StaffId } from '../kernel/ids';
import type { PlannedExam } from '../records/exam';
import type { Texts } from '../texts/create-texts';
import type { Language } from '../texts/languages';
import { chooseTimeZone } from '../values/time-zone';
import { formatMoment } from './format-moment';

export type PlanHistoryInput = {
  readonly planned: PlannedExam;
  readonly participantId: ParticipantId;
  /** Null: not known here. */
  readonly nameOf: (staffId: StaffId) => string | null;
  readonly language: Language;
  readonly texts: Texts;
  /** Of the exam as it stands. */
  readonly timeZone: string;
  /** Where a plan names none. */
  readonly centreZone: string;
};

export const planHistoryColumns = [
  ...['version', 'when', 'clock', 'who', 'what', 'before', 'after', 'reason'],
] as const;
/** In characters, per column. */
export const planHistoryWidths: readonly number[] = [8, 24, 26, 24, 30, 34, 34, 44];

type Change = NonNullable<PlannedExam['changes']>[number];
type Told = Change['before'];
const fields = ['plannedAt', 'place', 'examinerId', 'code', 'title', 'timeZone', 'durationMinutes'] as const;
type Field = (typeof fields)[number];
const names: Readonly<Record<Field, string>> = {
  ...{ plannedAt: 'moment', place: 'place', examinerId: 'examiner' },
  ...{ code: 'code', title: 'title', timeZone: 'zone', durationMinutes: 'duration' },
};

type Around = { readonly before: Told; readonly after: Told };

/** What stood around each change: what it or the next one that changed a field found there, else what stands now. */
function aroundEach({ changes = [], ...planned }: PlannedExam): readonly Around[] {
  let standing: Told = {
    plannedAt: planned.plannedAt,
    place: planned.place,
    code: planned.code,
    title: planned.title,
    timeZone: planned.timeZone ?? null,
    durationMinutes: planned.durationMinutes ?? null,
    ...(planned.examiners[0] && { examinerId: planned.examiners[0].staffId }),
  };
  return changes
    .toReversed()
    .map(({ before }) => {
      const after = standing;
      standing = { ...standing, ...before };
      return { before: standing, after };
    })
    .toReversed();
}

/** By the clock of then, as it was read then; which one that was is said where it is another than that of now. */
function momentOf({ plannedAt, timeZone }: Told, { language, ...now }: PlanHistoryInput): string {
  if (!plannedAt) return '';
  const zone = chooseTimeZone(timeZone ?? undefined, now.centreZone);
  const said = formatMoment(plannedAt, language, zone);
  return zone === now.timeZone ? said : `${said} (${zone})`;
}

function wordOf(told: Told, field: Field, input: PlanHistoryInput): string {
  const { planned, nameOf, texts } = input;
  switch (field) {
    case 'plannedAt':
      return momentOf(told, input);
    case 'examinerId': {
      const { examinerId } = told;
      if (!examinerId) return '';
      const frozen = planned.examiners.find(({ staffId }) => staffId === examinerId)?.name;
      return nameOf(examinerId) ?? frozen ?? examinerId;
    }
    case 'durationMinutes':
      return told.durationMinutes ? texts('sheet:history.minutes', { count: told.durationMinutes }) : '';
    default:
      return told[field] ?? '';
  }
}

type Row = readonly [what: string, before: string, after: string];

function rowsOf(change: Change, { before, after }: Around, input: PlanHistoryInput): readonly Row[] {
  const { participantId, texts } = input;
  const told = (['added', 'removed', 'changed'] as const).map((kind) => [kind, change[kind] ?? []] as const);
  return [
    ...fields
      .filter((field) => change.before[field] !== undefined)
      .map(
        (field): Row => [
          texts(`sheet:history.plan.${names[field]}`),
          wordOf(before, field, input),
          wordOf(after, field, input),
        ],
      ),
    ...told
      .filter(([, ids]) => ids.includes(participantId))
      .map(([kind]): Row => [texts('sheet:history.plan.candidate'), '', texts(`sheet:history.plan.${kind}`)]),
    ...told.flatMap(([kind, ids]): readonly Row[] => {
      const count = ids.filter((id) => id !== participantId).length;
      const others = texts('sheet:history.plan.others', { count });
      return count > 0 ? [[others, '', texts(`sheet:history.plan.${kind}`)]] : [];
    }),
  ];
}

/** The headings first; no more than those where the plan is as it was made by a program that did not say when. */
export function composePlanHistory(input: PlanHistoryInput): readonly (readonly string[])[] {
  const { planned, nameOf, language, texts, timeZone } = input;
  const around = aroundEach(planned);
  const at = (moment: string): readonly string[] => [formatMoment(moment, language, timeZone), moment];
  const who = (staffId: StaffId): string => nameOf(staffId) ?? staffId;
  const { madeAt, cancelled, changes = [] } = planned;
  return [
    planHistoryColumns.map((column) => texts(`sheet:history.column.${column}`)),
    ...(madeAt ? [['1', ...at(madeAt), '', texts('sheet:history.plan.made'), '', '', '']] : []),
    ...changes.flatMap((change, index) =>
      rowsOf(change, around[index] ?? { before: {}, after: {} }, input).map((row) => [
        String(change.version),
        ...at(change.at),
        who(change.byStaffId),
        ...row,
        change.reason,
      ]),
    ),
    ...(planned.status === 'cancelled' && cancelled
      ? [
          [
            String(planned.version),
            ...at(cancelled.at),
            who(cancelled.byStaffId),
            texts('sheet:history.plan.cancelled'),
            '',
            '',
            cancelled.reason,
          ],
        ]
      : []),
  ];
}
