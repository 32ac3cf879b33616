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
import type { Id } from '../../shared/kernel/ids';
import type { PlannedExam } from '../../shared/records/exam';
import type { Participant } from '../../shared/records/participant';
import type { Staff } from '../../shared/records/staff';
import { standardScales } from '../../shared/records/standard-scales';
import { type PassRule, standardRules } from '../../shared/values/pass-rule';
import type { RatingScale } from '../../shared/values/scale';
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
  readonly hours: number;
  readonly minutes: number;
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
    hours: 9,
    minutes: 0,
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
    hours: 13,
    minutes: 30,
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
    hours: 10,
    minutes: 0,
    place: 'Training restaurant',
    examiner: 'hospitality',
    group: 'HOR-3C',
    candidates: 3,
    scale: standardScales['o-v-g'],
    rule: standardRules['three-quarters'],
  },
];

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** Code of an exam on that day, e.g. `LAS-1124` on 24 November. */
const codeOf = (prefix: string, day: Date): string =>
  `${prefix}-${twoDigits(day.getMonth() + 1)}${twoDigits(day.getDate())}`;

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
const isMade = (exams: readonly PlannedExam[], code: string, day: Date): boolean =>
  exams.some((exam) => exam.code === code && new Date(exam.plannedAt).getFullYear() === day.getFullYear());

/** The exams to add for the day of `now`, by the clock on the wall of this machine; none when they are there. */
export function composeSampleExams(
  centre: PresentCentre,
  { now, newId }: { readonly now: Date; readonly newId: <Brand extends string>() => Id<Brand> },
): ComposedExam[] {
  return contents.flatMap((content) => {
    const { daysLater, hours, minutes, title, place, scale, rule } = content;
    const moment = new Date(now.getFullYear(), now.getMonth(), now.getDate() + daysLater, hours, minutes);
    const code = codeOf(content.prefix, moment);
    const qualification = centre.qualifications.find(
      ({ name, code: number, status }) =>
        name === content.qualification.name && number === content.qualification.code && status === 'active',
    );
    const examiner = findExaminer(centre.staff, content.examiner);
    if (!qualification || !examiner || isMade(centre.exams, code, moment)) return [];
    const exam = composeExam(
      {
        qualification,
        workProcessIds: qualification.coreTasks.flatMap((c) => c.workProcesses.map((w) => w.workProcessId)),
        code,
        title,
        plannedAt: moment.toISOString(),
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
