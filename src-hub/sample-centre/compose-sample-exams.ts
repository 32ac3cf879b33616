/**
 * The exams of one day in the sample centre: welding and care on that day, hospitality on the next. They are made from
 * the centre as it is now, which its users may have changed, so each is found again by what a person sees: the name and
 * code of the qualification, the name of the examiner, the group of the candidates. An exam that can no longer be made
 * (qualification archived, inactive or renamed, examiner or group gone) is left out; so is one that was made before.
 */
import people from '../../assets/sample-centre/people.json';
import care from '../../assets/sample-centre/qualification-care.nl.json';
import hospitality from '../../assets/sample-centre/qualification-hospitality.en.json';
import welding from '../../assets/sample-centre/qualification-welding.nl.json';
import { type ComposedExam, composeExam } from '../../shared/domain/compose-exam';
import type { Qualification } from '../../shared/domain/qualification';
import { present } from '../../shared/kernel/assert';
import type { Id } from '../../shared/kernel/ids';
import type { PlannedExam } from '../../shared/records/exam';
import type { Participant } from '../../shared/records/participant';
import type { Staff } from '../../shared/records/staff';
import { standardScales } from '../../shared/records/standard-scales';
import { type PassRule, standardRules } from '../../shared/values/pass-rule';
import type { RatingScale } from '../../shared/values/scale';
import { chooseTimeZone } from '../../shared/values/time-zone';
import { dayIn, momentsOf } from '../../shared/values/wall-time';
import { peopleContentSchema } from './sample-content';

/** What the exams are made from, and the exams that are there. */
export type PresentCentre = {
  readonly staff: readonly Staff[];
  readonly participants: readonly Participant[];
  readonly qualifications: readonly Qualification[];
  readonly exams: readonly PlannedExam[];
};

type ExamContent = {
  readonly prefix: string;
  readonly qualification: { readonly name: string; readonly code: string };
  readonly title: string;
  readonly daysLater: number;
  /** By the clock on its wall, e.g. `09:00`. */
  readonly time: string;
  readonly place: string;
  /** Key of the examiner in `people.json`. */
  readonly examiner: string;
  readonly group: string;
  readonly candidates: number;
  readonly scale: RatingScale;
  readonly rule: PassRule;
};

const contents: readonly ExamContent[] = [
  {
    prefix: 'LAS',
    qualification: welding,
    title: 'Proeve van bekwaamheid MAG-lassen',
    daysLater: 0,
    time: '09:00',
    place: 'Laswerkplaats, boxen 1-4',
    examiner: 'welding',
    group: 'LAS-2A',
    candidates: 4,
    scale: standardScales['met-not-met'],
    rule: standardRules['three-quarters'],
  },
  {
    prefix: 'ZORG',
    qualification: care,
    title: 'Praktijkexamen persoonlijke verzorging',
    daysLater: 0,
    time: '13:30',
    place: 'Skillslab, kamer 2',
    examiner: 'care',
    group: 'ZORG-2B',
    candidates: 2,
    scale: standardScales['o-v-g'],
    rule: standardRules.all,
  },
  {
    prefix: 'HOR',
    qualification: hospitality,
    title: 'Practical exam: restaurant service',
    daysLater: 1,
    time: '10:00',
    place: 'Training restaurant',
    examiner: 'hospitality',
    group: 'HOR-3C',
    candidates: 3,
    scale: standardScales['o-v-g'],
    rule: standardRules['three-quarters'],
  },
];

/** Code of an exam on that day, e.g. `LAS-1124` on `2026-11-24`. */
const codeOf = (prefix: string, day: string): string => `${prefix}-${day.slice(5).replace('-', '')}`;

/** The day so many days after another, as `2026-11-24`. */
const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00.000Z`) + days * 24 * 60 * 60_000).toISOString().slice(0, 10);

/** The examiner with that key, by the name the content gives. */
function findExaminer(staff: readonly Staff[], key: string): Staff | undefined {
  const content = peopleContentSchema.parse(people).staff.find((one) => one.key === key);
  return staff.find((one) => one.name === content?.name && one.roles.includes('examiner'));
}

/** The first of the group by number, so that an edited participant keeps their place. */
const firstOfGroup = (participants: readonly Participant[], group: string, count: number): Participant[] =>
  participants
    .filter((participant) => participant.group === group)
    .sort((a, b) => (a.number < b.number ? -1 : 1))
    .slice(0, count);

/** True when the centre has that exam already; a code comes back after a year. */
const isMade = (exams: readonly PlannedExam[], code: string, plannedAt: string): boolean =>
  exams.some((exam) => exam.code === code && exam.plannedAt.slice(0, 4) === plannedAt.slice(0, 4));

/** The exams to add for the day of `now` where the centre is; none when they are there. */
export function composeSampleExams(
  centre: PresentCentre,
  { now, newId }: { readonly now: Date; readonly newId: <Brand extends string>() => Id<Brand> },
): ComposedExam[] {
  const timeZone = chooseTimeZone(peopleContentSchema.parse(people).organisation.timeZone);
  const today = dayIn(now, timeZone);
  return contents.flatMap((content) => {
    const { daysLater, time, title, place, scale, rule } = content;
    const day = daysAfter(today, daysLater);
    const code = codeOf(content.prefix, day);
    const plannedAt = present(
      momentsOf({ day, time }, timeZone)[0],
      'no clock leaves out an hour of the day',
    );
    const qualification = centre.qualifications.find(
      ({ name, code: number, status }) =>
        name === content.qualification.name && number === content.qualification.code && status === 'active',
    );
    const examiner = findExaminer(centre.staff, content.examiner);
    if (!qualification || !examiner || isMade(centre.exams, code, plannedAt)) return [];
    const exam = composeExam(
      {
        qualification,
        workProcessIds: qualification.coreTasks.flatMap((c) => c.workProcesses.map((w) => w.workProcessId)),
        code,
        title,
        plannedAt,
        place,
        examiner,
        participants: firstOfGroup(centre.participants, content.group, content.candidates),
        scale,
        rule,
      },
      newId,
    );
    return exam.ok ? [exam.value] : [];
  });
}
