/**
 * Composes the lists on paper of a planning: who is there, the day of each examiner, the invitations, the plan of each group.
 * Pure: language, zone and time are arguments. An exam that is cancelled stands on none of them.
 */
import type { ExamCandidate, ExamHead } from '../domain/exam';
import { examinerNames, examinerOf } from '../domain/exam';
import { busyInterval, startOf } from '../domain/plan-time';
import { groupBy } from '../kernel/group-by';
import type { Organisation } from '../records/organisation';
import type { Texts } from '../texts/create-texts';
import { isolate } from '../texts/isolate';
import { type Language, tagOf } from '../texts/languages';
import type { PaperList } from '../values/paper-lists';
import { comesTwice, dayIn, wallTimeOf } from '../values/wall-time';
import { clockName, formatDay, formatMoment, formatShortDay } from './format-moment';
import type { ListPaper, ListPart } from './list-paper';
import type { SheetField } from './sheet';

export type ListInput = {
  readonly kind: PaperList;
  readonly exams: readonly ExamHead[];
  /** Zone in which an exam is told. */
  readonly zoneOf: (exam: ExamHead) => string;
  /** Null when the device does not have it. */
  readonly organisation: Organisation | null;
  readonly language: Language;
  readonly texts: Texts;
  /** ISO moment at which the list is made. */
  readonly issuedAt: string;
  /** Zone of the centre: that moment is told in it. */
  readonly timeZone: string;
};

/** One candidate of one exam. */
type Seat = { readonly exam: ExamHead; readonly candidate: ExamCandidate; readonly zone: string };

/** By which clock as well, in the hour that comes twice. */
function clockTime(moment: string, zone: string, language: Language): string {
  const { time } = wallTimeOf(moment, zone);
  return comesTwice(moment, zone) ? `${time} ${clockName(moment, language, zone, 'short')}` : time;
}

const timeOf = ({ exam, candidate, zone }: Seat, language: Language): string =>
  clockTime(startOf(exam, candidate), zone, language);

/** With the day where it is another than that of the exam: a night is examined over midnight. */
function timeOnDay(seat: Seat, language: Language): string {
  const { exam, candidate, zone } = seat;
  const day = dayIn(startOf(exam, candidate), zone);
  return day === dayIn(exam.plannedAt, zone)
    ? timeOf(seat, language)
    : `${formatShortDay(day, language)} ${timeOf(seat, language)}`;
}

/** From when to when; only the beginning where nobody said how long it takes. */
function timesOf(seat: Seat, language: Language): string {
  const { exam, candidate, zone } = seat;
  if (exam.durationMinutes === undefined || exam.durationMinutes === null) return timeOf(seat, language);
  const end = clockTime(new Date(busyInterval(exam, candidate).end).toISOString(), zone, language);
  return `${timeOf(seat, language)} – ${end}`;
}

const byName =
  (language: Language) =>
  (a: Seat, b: Seat): number => {
    const nameOf = ({ candidate }: Seat): string =>
      `${candidate.familyName ?? candidate.name} ${candidate.name}`;
    return nameOf(a).localeCompare(nameOf(b), tagOf(language), { numeric: true });
  };

const byTime = (a: Seat, b: Seat): number =>
  startOf(a.exam, a.candidate).localeCompare(startOf(b.exam, b.candidate)) ||
  a.exam.code.localeCompare(b.exam.code);

const seatsOf = ({ exams, zoneOf }: ListInput): readonly Seat[] =>
  exams
    .filter(({ status }) => status === 'planned')
    .flatMap((exam) => exam.candidates.map((candidate) => ({ exam, candidate, zone: zoneOf(exam) })));

/** What is blank is left out. */
const fieldsWith = (input: ListInput, values: Readonly<Record<string, string>>): readonly SheetField[] =>
  Object.entries(values).flatMap(([name, value]) =>
    value.trim() === '' ? [] : [{ label: input.texts(`sheet:list.field.${name}`), value }],
  );

const columns = (input: ListInput, shares: Readonly<Record<string, number>>) =>
  Object.entries(shares).map(([name, share]) => ({ title: input.texts(`sheet:list.column.${name}`), share }));

const titleOf = ({ texts, kind }: ListInput): string => texts(`sheet:list.title.${kind}`);

/** Who is there: one part per exam, with room to sign. Says nothing of a candidate that others need not read. */
function attendanceParts(input: ListInput): readonly ListPart[] {
  const { texts, language } = input;
  return [...groupBy(seatsOf(input), ({ exam }) => exam.examId).values()].flatMap((seats) => {
    const [first] = seats;
    if (!first) return [];
    const { exam, zone } = first;
    return [
      {
        title: `${titleOf(input)}: ${isolate(exam.title)}`,
        fields: fieldsWith(input, {
          code: exam.code,
          qualification: exam.about.name,
          when: formatMoment(exam.plannedAt, language, zone),
          place: exam.place,
          examiner: examinerNames(
            exam,
            seats.map(({ candidate }) => candidate),
          ).join(', '),
        }),
        paragraphs: [texts('sheet:list.attendance.how')],
        table: {
          columns: columns(input, { time: 9, name: 30, number: 16, group: 13, identity: 12, signature: 28 }),
          rows: seats
            .toSorted((a, b) => byTime(a, b) || byName(language)(a, b))
            .map((seat) => [
              timeOnDay(seat, language),
              seat.candidate.name,
              seat.candidate.number,
              seat.candidate.group,
              '',
              '',
            ]),
          rowHeight: 28,
        },
        closing: [],
        toFillIn: ['not-there', 'remarks', 'examiner'].map((line) => texts(`sheet:list.attendance.${line}`)),
      },
    ];
  });
}

/** What an examiner must know of a candidate before they begin. */
function particulars({ texts }: ListInput, { candidate }: Seat): string {
  const { attempt, extraMinutes, adjustments } = candidate;
  return [
    attempt !== undefined && attempt > 1 ? texts('sheet:list.attempt', { number: attempt }) : '',
    extraMinutes ? texts('sheet:list.extra', { count: extraMinutes }) : '',
    adjustments ?? '',
  ]
    .filter((text) => text.trim() !== '')
    .join('; ');
}

/** The day of each examiner: one part per examiner and day. */
function examinerParts(input: ListInput): readonly ListPart[] {
  const { texts, language } = input;
  const byDay = groupBy(
    seatsOf(input).toSorted((a, b) => byTime(a, b) || byName(language)(a, b)),
    ({ exam, candidate, zone }) => `${dayIn(startOf(exam, candidate), zone)} ${candidate.examinerId}`,
  );
  return [...byDay.values()]
    .flatMap((seats) => {
      const [first] = seats;
      if (!first) return [];
      const day = dayIn(startOf(first.exam, first.candidate), first.zone);
      return [{ seats, day, name: examinerOf(first.exam, first.candidate).name }];
    })
    .sort((a, b) => a.name.localeCompare(b.name, tagOf(language)) || a.day.localeCompare(b.day))
    .map(({ seats, day, name }) => ({
      title: `${titleOf(input)}: ${isolate(name)}`,
      fields: fieldsWith(input, {
        day: formatDay(day, language),
        candidates: texts('sheet:list.candidates', { count: seats.length }),
      }),
      paragraphs: [],
      table: {
        columns: columns(input, { time: 15, exam: 27, place: 18, candidate: 26, particulars: 22 }),
        rows: seats.map((seat) => [
          timesOf(seat, language),
          `${seat.exam.title} (${seat.exam.code})`,
          seat.exam.place,
          `${seat.candidate.name}, ${seat.candidate.number}`,
          particulars(input, seat),
        ]),
        rowHeight: 0,
      },
      closing: [],
      toFillIn: [],
    }));
}

/** A letter to each candidate, on a page of its own. */
function invitationParts(input: ListInput): readonly ListPart[] {
  const { texts, language, organisation } = input;
  return seatsOf(input)
    .toSorted((a, b) => byTime(a, b) || byName(language)(a, b))
    .map((seat) => {
      const { exam, candidate, zone } = seat;
      const minutes = exam.durationMinutes ? exam.durationMinutes + (candidate.extraMinutes ?? 0) : null;
      return {
        title: titleOf(input),
        fields: fieldsWith(input, {
          name: candidate.name,
          number: candidate.number,
          group: candidate.group,
        }),
        paragraphs: [
          texts('sheet:list.invitation.dear', { name: candidate.name }),
          texts('sheet:list.invitation.you', { exam: exam.title, qualification: exam.about.name }),
          ...(candidate.attempt !== undefined && candidate.attempt > 1
            ? [texts('sheet:list.invitation.again', { number: candidate.attempt })]
            : []),
        ],
        table: {
          columns: columns(input, { what: 30, invited: 80 }),
          rows: fieldsWith(input, {
            when: formatMoment(startOf(exam, candidate), language, zone),
            duration: minutes === null ? '' : texts('sheet:list.minutes', { count: minutes }),
            place: exam.place,
            examiner: examinerOf(exam, candidate).name,
            code: exam.code,
          }).map(({ label, value }) => [label, value]),
          rowHeight: 0,
        },
        closing: [
          texts('sheet:list.invitation.bring'),
          texts('sheet:list.invitation.prevented'),
          texts('sheet:list.invitation.greeting'),
          [organisation?.name ?? '', organisation?.place ?? ''].filter(Boolean).join(', '),
        ].filter((text) => text !== ''),
        toFillIn: [],
      };
    });
}

/** What is planned for each group. Those of no group stand last. */
function groupParts(input: ListInput): readonly ListPart[] {
  const { texts, language } = input;
  return [...groupBy(seatsOf(input), ({ candidate }) => candidate.group.trim())]
    .sort(([a], [b]) =>
      a === '' ? 1 : b === '' ? -1 : a.localeCompare(b, tagOf(language), { numeric: true }),
    )
    .map(([group, seats]) => ({
      title: `${titleOf(input)}: ${group === '' ? texts('sheet:list.no-group') : isolate(group)}`,
      fields: fieldsWith(input, {
        candidates: texts('sheet:list.candidates', {
          count: new Set(seats.map(({ candidate }) => candidate.participantId)).size,
        }),
      }),
      paragraphs: [],
      table: {
        columns: columns(input, { candidate: 28, when: 25, exam: 27, place: 15, examiner: 20 }),
        rows: seats
          .toSorted((a, b) => byName(language)(a, b) || byTime(a, b))
          .map((seat) => [
            `${seat.candidate.name}, ${seat.candidate.number}`,
            formatMoment(startOf(seat.exam, seat.candidate), language, seat.zone),
            `${seat.exam.title} (${seat.exam.code})`,
            seat.exam.place,
            examinerOf(seat.exam, seat.candidate).name,
          ]),
        rowHeight: 0,
      },
      closing: [],
      toFillIn: [],
    }));
}

const partsOf: Readonly<Record<PaperList, (input: ListInput) => readonly ListPart[]>> = {
  attendance: attendanceParts,
  examiner: examinerParts,
  invitation: invitationParts,
  group: groupParts,
};

/** Composes the list. Without a part when nothing of it is planned. */
export function composeList(input: ListInput): ListPaper {
  const { texts, organisation, language, issuedAt, timeZone } = input;
  const at = formatMoment(issuedAt, language, timeZone);
  return {
    language,
    documentTitle: titleOf(input),
    fileName: `${titleOf(input)} ${dayIn(issuedAt, timeZone)}`,
    organisation: [organisation?.name ?? '', organisation?.place ?? '']
      .filter((text) => text.trim() !== '')
      .map(isolate)
      .join(' · '),
    logo: organisation?.logoPng ?? null,
    watermark: organisation?.isSample ? texts('sheet:mark.sample') : '',
    issued: texts('sheet:issued', { at }),
    page: texts('sheet:page', { page: '{page}', pages: '{pages}' }),
    parts: partsOf[input.kind](input),
    missingCharactersNote: texts('sheet:missing-characters'),
  };
}
