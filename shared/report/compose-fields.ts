/** Who, which exam, and how it was held, as labels with values. What is blank or not said is left out. */
import { examinerOf } from '../domain/exam';
import { textIn } from '../values/text-in';
import { describeIdentifications, describeTakeOvers } from './describe-writers';
import { formatDay, formatMoment, nameZone } from './format-moment';
import type { SheetField, SheetFieldGroup } from './sheet';
import type { SheetInput } from './sheet-input';

type Said = readonly (readonly [label: string, value: string | null])[];

const known = (fields: Said): SheetField[] =>
  fields.flatMap(([label, value]) => (value === null || value.trim() === '' ? [] : [{ label, value }]));

function candidateFields({ candidate, language }: SheetInput, label: (name: string) => string): Said {
  const { attempt, learningPath = null, adjustments = null } = candidate;
  return [
    [label('name'), candidate.name],
    [label('number'), candidate.number],
    [label('birth-date'), candidate.birthDate && formatDay(candidate.birthDate, language)],
    [label('group'), candidate.group],
    [label('learning-path'), learningPath],
    [label('attempt'), attempt === undefined ? null : String(attempt)],
    [label('adjustments'), adjustments],
  ];
}

function examFields({ exam, language }: SheetInput, label: (name: string) => string): Said {
  const { snapshot } = exam;
  return [
    [label('exam'), exam.title],
    [label('exam-code'), exam.code],
    [label('exam-version'), String(exam.version)],
    [label('definition'), exam.definitionDigest.slice(0, 8)],
    [label('qualification'), snapshot.name],
    [label('code'), snapshot.code],
    [label('level'), snapshot.level],
    [label('cohort'), snapshot.cohort],
    [label('scale'), textIn(exam.scale.name, language)],
  ];
}

function sessionFields(input: SheetInput, label: (name: string) => string): Said {
  const { exam, candidate, assessment, language, timeZone } = input;
  const moment = (iso: string | null): string | null => iso && formatMoment(iso, language, timeZone);
  return [
    [label('planned'), moment(exam.plannedAt)],
    [label('off-plan'), assessment.startReason?.reason ?? null],
    [label('place'), exam.place],
    [label('examiner'), examinerOf(exam, candidate).name],
    ...describeTakeOvers(input).map((said) => [label('taken-over'), said] as const),
    ...describeIdentifications(input).map((said) => [label('identity'), said] as const),
    [label('started'), moment(assessment.startedAt)],
    [label('ended'), moment(assessment.lastChangedAt)],
    [label('zone'), nameZone(exam.plannedAt, language, timeZone)],
  ];
}

/** Candidate, exam, session: in this order. */
export function composeFieldGroups(input: SheetInput): SheetFieldGroup[] {
  const label = (name: string): string => input.texts(`sheet:field.${name}`);
  return [
    { title: input.texts('sheet:section.candidate'), fields: known(candidateFields(input, label)) },
    { title: input.texts('sheet:section.exam'), fields: known(examFields(input, label)) },
    { title: input.texts('sheet:section.session'), fields: known(sessionFields(input, label)) },
  ];
}
