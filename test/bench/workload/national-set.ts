/**
 * The national set: as many qualifications, people and exams as a country has, and the events of a year of exams. The
 * same seed gives the same set, ids included.
 */

import { composeExam } from '../../../shared/domain/compose-exam';
import { type Exam, joinExam } from '../../../shared/domain/exam';
import type { Qualification } from '../../../shared/domain/qualification';
import { composeUuid7, type Id } from '../../../shared/kernel/ids';
import type { Participant } from '../../../shared/records/participant';
import type { WorkProcess } from '../../../shared/records/qualification-version';
import type { Staff } from '../../../shared/records/staff';
import { standardScales } from '../../../shared/records/standard-scales';
import { standardRules } from '../../../shared/values/pass-rule';
import { value } from '../../builders/value';
import { createTextMaker, type TextMaker } from './text-maker';

export type NationalSet = {
  readonly staff: readonly Staff[];
  readonly qualifications: readonly Qualification[];
  readonly participants: readonly Participant[];
  readonly exams: readonly Exam[];
  readonly eventCount: number;
};

const seed = 42;
const counts = { staff: 300, qualifications: 600, participants: 20_000, exams: 2_000, events: 200_000 };
const firstDay = Date.UTC(2026, 0, 5, 8);
const dayMs = 86_400_000;

const givenNames =
  'Sanne Daan Emma Sem Julia Levi Mila Noah Zoë Bram Lotte Fatima Mohammed Aylin Yusuf Şeyma Łukasz'.split(
    ' ',
  );
const familyNames =
  'Jansen Bakker Visser Smit Meijer Mulder Bos Vos Peters Dekker Yılmaz Kaya Demir Hoekstra Kok Ali Nguyen Maas'.split(
    ' ',
  );
const prefixes = ['', '', '', '', 'van', 'de', 'van de', 'van der', "van 't"];

type NewId = <Brand extends string>() => Id<Brand>;

/** Ids in the order they are asked for, the same every time. */
export function createIds(maker: TextMaker): NewId {
  let moment = firstDay;
  return <Brand extends string>() => {
    moment += 1;
    return composeUuid7(
      moment,
      Uint8Array.from({ length: 10 }, () => maker.number(0, 255)),
    ) as Id<Brand>;
  };
}

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

const makeWorkProcess = (maker: TextMaker, newId: NewId, code: string): WorkProcess => ({
  workProcessId: newId<'WorkProcess'>(),
  code,
  name: maker.text(30, 80),
  description: maker.text(150, 500),
  desiredResult: maker.text(80, 250),
  knowledgeAndSkills: [],
  competenceIds: [],
  indicatorIntro: 'De kandidaat:',
  indicators: times(maker.number(4, 8), () => ({
    indicatorId: newId<'Indicator'>(),
    text: maker.text(100, 600),
    critical: maker.isLucky(0.08),
    sourceKey: null,
  })),
  sourceKey: null,
});

const makeQualification = (maker: TextMaker, newId: NewId, index: number): Qualification => ({
  qualificationId: newId<'Qualification'>(),
  language: 'nl',
  name: maker.text(20, 60),
  code: String(25_000 + index),
  cohort: '2026',
  level: String(maker.number(1, 4)),
  status: 'active',
  isStandard: false,
  source: null,
  coreTasks: times(maker.number(2, 4), (k) => ({
    coreTaskId: newId<'CoreTask'>(),
    code: `B1-K${k + 1}`,
    name: maker.text(30, 80),
    part: null,
    description: maker.text(200, 600),
    responsibility: '',
    knowledgeAndSkills: [],
    workProcesses: times(maker.number(3, 5), (w) => makeWorkProcess(maker, newId, `B1-K${k + 1}-W${w + 1}`)),
    sourceKey: null,
  })),
});

const makeParticipant = (maker: TextMaker, newId: NewId, index: number): Participant => ({
  participantId: newId<'Participant'>(),
  number: String(3_000_000 + index * 7),
  givenName: maker.pick(givenNames),
  namePrefix: maker.pick(prefixes),
  familyName: maker.pick(familyNames) + (maker.isLucky(0.25) ? `-${maker.pick(familyNames)}` : ''),
  birthDate: `200${maker.number(0, 9)}-0${maker.number(1, 9)}-${maker.number(10, 28)}`,
  group: `S${maker.number(1, 60)}-${maker.number(2022, 2025)}`,
});

const makeStaff = (newId: NewId, index: number): Staff => ({
  staffId: newId<'Staff'>(),
  name: index === 0 ? 'Aafke Beheer' : `Examinator ${index}`,
  jobTitle: 'docent',
  roles: index === 0 ? ['administrator', 'examiner'] : ['examiner'],
  independent: true,
});

/** @param scale share of the whole: 0.1 gives 60 qualifications and 20,000 events */
export function makeNationalSet(scale: number): NationalSet {
  const maker = createTextMaker(seed);
  const newId = createIds(maker);
  const many = <T>(count: number, make: (index: number) => T): T[] =>
    times(Math.max(1, Math.round(count * scale)), make);
  const staff = many(counts.staff, (index) => makeStaff(newId, index));
  const qualifications = many(counts.qualifications, (index) => makeQualification(maker, newId, index));
  const participants = many(counts.participants, (index) => makeParticipant(maker, newId, index));
  const exams = many(counts.exams, (index): Exam => {
    const qualification = maker.pick(qualifications);
    const composed = composeExam(
      {
        qualification,
        workProcessIds: qualification.coreTasks.flatMap((c) => c.workProcesses.map((w) => w.workProcessId)),
        scale: standardScales['met-not-met'],
        rule: standardRules.all,
        participants: [maker.pick(participants)],
        examiner: staff[index % staff.length] as Staff,
        code: `EX-${index}`,
        title: qualification.name,
        plannedAt: new Date(firstDay + maker.number(0, 300) * dayMs).toISOString(),
        place: `Lokaal ${maker.number(1, 400)}`,
      },
      newId,
    );
    const { planned, definition } = value(composed);
    return joinExam(planned, definition);
  });
  return { staff, qualifications, participants, exams, eventCount: Math.round(counts.events * scale) };
}
