/**
 * An exam (afname) as it is planned: when, where, for whom and by whom. What is assessed, how and by which rule stands in
 * its definition, by digest. One assessment = one examiner, one candidate, one part; its events form the stream
 * `assessmentId`, and only its examiner writes it.
 */
import { z } from 'zod';
import {
  digestSchema,
  idSchema,
  languageSchema,
  localised,
  momentSchema,
  textSchema,
} from '../values/identity';
import { openObject } from '../values/open-object';
import { timeZoneSchema } from '../values/time-zone';
import { defineDocument } from './define-record';
import { reasonLimit } from './reason-limit';

/** Whole minutes that a candidate's exam takes, breaks included. */
export const durationSchema = z.int().min(1).max(10_080);

/** Which exam of the same candidate this one does over (herkansing). */
const resitSchema = openObject({
  examId: idSchema<'Exam'>(),
  assessmentId: idSchema<'Assessment'>(),
  /** Of that exam, so that it can be told where that one is not. */
  code: textSchema(60),
  plannedAt: momentSchema,
});

/** As they were when the exam was planned; only personalised exams count (R4). */
export const plannedCandidateSchema = openObject({
  participantId: idSchema<'Participant'>(),
  number: textSchema(40),
  name: textSchema(500),
  /** The end of `name` by which a register lists them; absent: not recorded apart. */
  familyName: textSchema(200).optional(),
  birthDate: z.iso.date().nullable(),
  group: textSchema(100),
  /** Learning path (leerweg), e.g. `BOL`; absent or blank: not said. */
  learningPath: textSchema(40).optional(),
  /** Which attempt this is, 1 for the first; absent: not said. */
  attempt: z.int().min(1).max(99).optional(),
  /** Adjusted examining (aangepaste examinering), e.g. extra time; absent or blank: none. */
  adjustments: textSchema(500).optional(),
  /** When this candidate begins; absent: when the exam does. */
  startsAt: momentSchema.optional(),
  /** Minutes that are added to the duration for this candidate (extra time); absent: none. */
  extraMinutes: durationSchema.optional(),
  resitOf: resitSchema.optional(),
});

/** As printed on the sheet; frozen like the candidates. */
export const plannedExaminerSchema = openObject({
  staffId: idSchema<'Staff'>(),
  name: textSchema(300),
  jobTitle: textSchema(200),
});

export const plannedAssessmentSchema = openObject({
  assessmentId: idSchema<'Assessment'>(),
  participantId: idSchema<'Participant'>(),
  partCode: textSchema(20),
  examinerId: idSchema<'Staff'>(),
});

/** One who was in it before a change, with what was said of them for this exam only; without a name. */
const earlierCandidateSchema = plannedCandidateSchema.pick({
  participantId: true,
  learningPath: true,
  attempt: true,
  adjustments: true,
  startsAt: true,
  extraMinutes: true,
  resitOf: true,
});

const decidedSchema = openObject({
  at: momentSchema,
  byStaffId: idSchema<'Staff'>(),
  /** In the words of who decided. */
  reason: textSchema(reasonLimit),
});

/** What one change of a plan changed, by what stood before it. Ids and no names: a candidate who was taken out is unnamed. */
export const planChangeSchema = openObject({
  changeId: idSchema<'PlanChange'>(),
  ...decidedSchema.shape,
  /** `version` of the exam that it made. */
  version: z.int().min(1),
  before: openObject({
    plannedAt: momentSchema.optional(),
    place: textSchema(300).optional(),
    code: textSchema(60).optional(),
    title: textSchema(300).optional(),
    durationMinutes: durationSchema.nullable().optional(),
    examinerId: idSchema<'Staff'>().optional(),
    /** Null: none was said. */
    timeZone: timeZoneSchema.nullable().optional(),
    /**
     * All of them in their order, where somebody came, went or changed; what was said of them of those only who went or changed. In
     * the last change only, because no other is undone: what was said of somebody stays no longer than that.
     */
    candidates: z.array(earlierCandidateSchema).optional(),
  }),
  added: z.array(idSchema<'Participant'>()).optional(),
  removed: z.array(idSchema<'Participant'>()).optional(),
  /** Those of whom something else became other: their time, their adjustments. */
  changed: z.array(idSchema<'Participant'>()).optional(),
  /** The exam with which examiner or candidate changed places, at the same moment; absent: with none. */
  swappedWith: idSchema<'Exam'>().optional(),
});

export const plannedExamSchema = openObject({
  examId: idSchema<'Exam'>(),
  code: textSchema(60),
  title: textSchema(300),
  version: z.int().min(1),
  /** Language of the sheet. */
  language: languageSchema,
  plannedAt: momentSchema,
  /** Zone of the place where it is held; absent: that of the centre. Every time of the exam is told in it. */
  timeZone: timeZoneSchema.optional(),
  place: textSchema(300),
  candidates: z.array(plannedCandidateSchema).min(1),
  examiners: z.array(plannedExaminerSchema).min(1),
  assessments: z.array(plannedAssessmentSchema).min(1),
  /** What lists say of the definition, so that no list has to open it. */
  about: openObject({
    qualificationId: idSchema<'Qualification'>(),
    name: textSchema(500),
    code: textSchema(40),
    workProcesses: z.int().min(0),
    indicators: z.int().min(0),
    scaleName: localised(300),
  }),
  /** Digest of the `exam-definition`. */
  definitionDigest: digestSchema,
  status: z.enum(['planned', 'cancelled']),
  /** Why it is not held, while it is cancelled; null or absent: nobody said. */
  cancelled: decidedSchema.nullable().optional(),
  /** Per candidate; absent: not said. */
  durationMinutes: durationSchema.optional(),
  /** When it was planned first; absent: by a program that did not say. After `plannedAt`: it was entered afterwards. */
  madeAt: momentSchema.optional(),
  /** Changes of the plan since then, the oldest first. */
  changes: z.array(planChangeSchema).optional(),
  /** What it was filled in from. */
  templateId: idSchema<'ExamTemplate'>().optional(),
  /** Exams that were planned as one series. */
  seriesId: idSchema<'ExamSeries'>().optional(),
  /** Its planning was taken back before anything was done with it: no list shows it. */
  isRemoved: z.boolean().optional(),
  /** The exam that it was copied from. */
  copyOf: idSchema<'Exam'>().optional(),
});

export type PlannedCandidate = z.infer<typeof plannedCandidateSchema>;
/** What is said of a candidate for one exam only. */
export type CandidateFacts = Pick<
  PlannedCandidate,
  'learningPath' | 'attempt' | 'adjustments' | 'startsAt' | 'extraMinutes' | 'resitOf'
>;
export type PlannedExam = z.infer<typeof plannedExamSchema>;

export const examRecord = defineDocument('exam', {
  merge: 'by-field',
  scope: 'exam',
  version: 1,
  schema: plannedExamSchema,
  // Of several parts one would be shown, and the exam would look done when that one is.
  isBeyond: ({ assessments }) => new Set(assessments.map(({ partCode }) => partCode)).size > 1,
});
