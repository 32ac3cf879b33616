/**
 * The sample centre: a whole exam centre of our own invention, to try the product with. Its exams are planned today and
 * tomorrow as seen from `now`, so that there is always something to do. The names are chosen to break software that
 * only knows plain ones. Everything is made from the content files in `assets/sample-centre/`; ids come from the caller.
 */
import { createHash } from 'node:crypto';
import people from '../../assets/sample-centre/people.json';
import care from '../../assets/sample-centre/qualification-care.nl.json';
import hospitality from '../../assets/sample-centre/qualification-hospitality.en.json';
import installation from '../../assets/sample-centre/qualification-installation.nl.json';
import welding from '../../assets/sample-centre/qualification-welding.nl.json';
import { standardCompetences } from '../../shared/domain/competence';
import { composeDefinitionText, composeExam, type ExamPlan } from '../../shared/domain/compose-exam';
import type { Exam } from '../../shared/domain/exam';
import { standardRules } from '../../shared/domain/pass-rule';
import type { Organisation, Participant, Staff } from '../../shared/domain/people';
import type { CompetenceId, Qualification, WorkProcess } from '../../shared/domain/qualification';
import { standardScales } from '../../shared/domain/scale';
import { present } from '../../shared/kernel/assert';
import type { Id } from '../../shared/kernel/ids';
import {
  peopleContentSchema,
  type QualificationContent,
  qualificationContentSchema,
  type WorkProcessContent,
} from './sample-content';

export type SampleCentre = {
  readonly organisation: Organisation;
  readonly staff: readonly Staff[];
  readonly participants: readonly Participant[];
  readonly qualifications: readonly Qualification[];
  readonly exams: readonly Exam[];
};

type NewId = <Brand extends string>() => Id<Brand>;

const competenceIdOf = (letter: string): CompetenceId =>
  present(
    standardCompetences.find((c) => c.code === letter),
    `competence ${letter}`,
  ).competenceId;

const composeWorkProcess = (content: WorkProcessContent, newId: NewId): WorkProcess => {
  const { competences, indicators, ...fields } = content;
  return {
    ...fields,
    workProcessId: newId<'WorkProcess'>(),
    competenceIds: competences.map(competenceIdOf),
    indicators: indicators.map((indicator) => ({
      indicatorId: newId<'Indicator'>(),
      text: typeof indicator === 'string' ? indicator : indicator.critical,
      critical: typeof indicator !== 'string',
      sourceKey: null,
    })),
    sourceKey: null,
  };
};

const composeQualification = (content: QualificationContent, newId: NewId): Qualification => ({
  ...content,
  qualificationId: newId<'Qualification'>(),
  source: null,
  coreTasks: content.coreTasks.map((coreTask) => ({
    ...coreTask,
    coreTaskId: newId<'CoreTask'>(),
    workProcesses: coreTask.workProcesses.map((workProcess) => composeWorkProcess(workProcess, newId)),
    sourceKey: null,
  })),
});

/** A moment on the day of `now`, or some days later, by the clock on the wall of this machine. */
const wallTime = (now: Date, daysLater: number, hours: number, minutes: number): string =>
  new Date(now.getFullYear(), now.getMonth(), now.getDate() + daysLater, hours, minutes).toISOString();

const composeDigestedExam = (plan: ExamPlan, newId: NewId): Exam => {
  const composed = composeExam(plan, newId);
  if (!composed.ok) throw new Error(`broken invariant: sample exam ${plan.code}: ${composed.problem.code}`);
  const definitionDigest = createHash('sha256').update(composeDefinitionText(composed.value)).digest('hex');
  return { ...composed.value, definitionDigest };
};

/** Documents of the sample centre, each valid by its schema. Every call makes a new centre: new ids, today's exams. */
export function composeSampleCentre({ now, newId }: { now: Date; newId: NewId }): SampleCentre {
  const content = peopleContentSchema.parse(people);
  const staffByKey = new Map(
    content.staff.map(({ key, ...fields }) => [key, { ...fields, staffId: newId<'Staff'>() }]),
  );
  const staffOf = (key: string): Staff => present(staffByKey.get(key), `staff ${key}`);
  const participants = content.participants.map((fields) => ({
    ...fields,
    participantId: newId<'Participant'>(),
  }));
  const inGroup = (group: string, count: number): Participant[] =>
    participants.filter((participant) => participant.group === group).slice(0, count);
  const [weldingQualification, careQualification, hospitalityQualification, installationQualification] = [
    composeQualification(qualificationContentSchema.parse(welding), newId),
    composeQualification(qualificationContentSchema.parse(care), newId),
    composeQualification(qualificationContentSchema.parse(hospitality), newId),
    composeQualification(qualificationContentSchema.parse(installation), newId),
  ];
  const allOf = (qualification: Qualification) => ({
    qualification,
    workProcessIds: qualification.coreTasks.flatMap((c) => c.workProcesses.map((w) => w.workProcessId)),
  });
  const plans: ExamPlan[] = [
    {
      ...allOf(weldingQualification),
      code: 'LAS-01',
      title: 'Proeve van bekwaamheid MAG-lassen',
      plannedAt: wallTime(now, 0, 9, 0),
      place: 'Laswerkplaats, boxen 1-4',
      examiner: staffOf('welding'),
      participants: inGroup('LAS-2A', 4),
      scale: standardScales['met-not-met'],
      rule: standardRules['three-quarters'],
    },
    {
      ...allOf(careQualification),
      code: 'ZORG-01',
      title: 'Praktijkexamen persoonlijke verzorging',
      plannedAt: wallTime(now, 0, 13, 30),
      place: 'Skillslab, kamer 2',
      examiner: staffOf('care'),
      participants: inGroup('ZORG-2B', 2),
      scale: standardScales['o-v-g'],
      rule: standardRules.all,
    },
    {
      ...allOf(hospitalityQualification),
      code: 'HOR-01',
      title: 'Practical exam: restaurant service',
      plannedAt: wallTime(now, 1, 10, 0),
      place: 'Training restaurant',
      examiner: staffOf('hospitality'),
      participants: inGroup('HOR-3C', 3),
      scale: standardScales['o-v-g'],
      rule: standardRules['three-quarters'],
    },
  ];
  return {
    organisation: { ...content.organisation, organisationId: newId<'Organisation'>(), isSample: true },
    staff: [...staffByKey.values()],
    participants,
    qualifications: [
      weldingQualification,
      careQualification,
      hospitalityQualification,
      installationQualification,
    ],
    exams: plans.map((plan) => composeDigestedExam(plan, newId)),
  };
}
