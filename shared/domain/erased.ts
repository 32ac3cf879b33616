/**
 * Which changes an erasure takes the text of: one rule for the hub, for what comes in afterwards, and for the journal of every
 * device. What is left of somebody by then (a document that says nothing, an exam that stands in no list) is no such change.
 */
import { z } from 'zod';
import type { DocumentType } from '../records/all-records';
import type { Erasure } from '../records/erasure';
import { type PlannedExam, plannedAssessmentSchema, plannedCandidateSchema } from '../records/exam';
import type { RecordName } from '../records/open-record';

/** Whom and what the erasures name. */
export type Erased = {
  readonly people: ReadonlySet<string>;
  readonly assessments: ReadonlySet<string>;
  readonly exams: ReadonlySet<string>;
  /** By exam: who has no place on its plan any more, and is known elsewhere. */
  readonly seats: ReadonlyMap<string, ReadonlySet<string>>;
  /** Assessments of those seats: of these goes whether somebody came, and nothing else. */
  readonly absences: ReadonlySet<string>;
  /** What took a Run back. */
  readonly parts: ReadonlySet<string>;
};

type Named = Pick<Erasure, 'participantIds' | 'assessmentIds' | 'examIds' | 'seats' | 'partIds'>;

export const gatherErased = (erasures: readonly Named[]): Erased => {
  const all = erasures.flatMap(({ seats }) => seats);
  return {
    people: new Set(erasures.flatMap(({ participantIds }) => participantIds)),
    assessments: new Set(erasures.flatMap(({ assessmentIds }) => assessmentIds)),
    exams: new Set([...erasures.flatMap(({ examIds }) => examIds), ...all.map(({ examId }) => examId)]),
    seats: seatsByExam(all.map(({ examId, participantId }) => [examId, participantId])),
    absences: new Set(all.flatMap(({ assessmentIds }) => assessmentIds)),
    parts: new Set(erasures.flatMap(({ partIds }) => partIds)),
  };
};

/** @param pairs exam and participant */
export function seatsByExam(
  pairs: readonly (readonly [examId: string, participantId: string])[],
): Erased['seats'] {
  const seats = new Map<string, Set<string>>();
  for (const [examId, participantId] of pairs)
    seats.set(examId, (seats.get(examId) ?? new Set<string>()).add(participantId));
  return seats;
}

/** Some people, whoever they are. */
export type People = Pick<ReadonlySet<string>, 'has'>;

/** Who stands on the plan of an exam no more. */
export const peopleOff = ({ people, seats }: Pick<Erased, 'people' | 'seats'>, examId: string): People => {
  const seated = seats.get(examId);
  return seated ? { has: (id) => people.has(id) || seated.has(id) } : people;
};

/** A change as far as the rule asks; whichever program wrote it. */
export type JudgedChange = RecordName & { readonly subjectId: string; readonly body: unknown };

const isBlank = (value: unknown): boolean =>
  value === '' ||
  value === null ||
  typeof value === 'boolean' ||
  (Array.isArray(value) && value.length === 0);

/** Whether a document about somebody says no more than whose it is. */
const saysNothing = (body: unknown): boolean =>
  typeof body === 'object' &&
  body !== null &&
  Object.entries(body).every(([key, value]) => key === 'participantId' || isBlank(value));

/** Whether a document about somebody is what an erasure leaves of them: nobody writes such a one for another reason. */
export const isBlankPerson = ({ type, body }: Pick<JudgedChange, 'type' | 'body'>): boolean =>
  type === 'participant' && saysNothing(body);

const idsSchema = z.array(z.string()).optional();
/** No more than the rule asks: a plan that was refused for something else is still read. */
const planSchema = z.object({
  candidates: z.array(plannedCandidateSchema.pick({ participantId: true, number: true, name: true })),
  assessments: z.array(plannedAssessmentSchema.pick({ assessmentId: true, participantId: true })),
  changes: z
    .array(
      z.object({
        reason: z.string(),
        before: z
          .object({ candidates: z.array(z.looseObject({ participantId: z.string() })).optional() })
          .optional(),
        ...{ added: idsSchema, removed: idsSchema, changed: idsSchema },
      }),
    )
    .optional(),
});

type Ids = readonly string[];
type About = {
  readonly added?: Ids | undefined;
  readonly removed?: Ids | undefined;
  readonly changed?: Ids | undefined;
};
type SaidChange = About & {
  readonly reason: string;
  readonly before?:
    | { readonly candidates?: readonly { readonly participantId: string }[] | undefined }
    | undefined;
};

/** Who one of these changes of a plan was about. */
export const aboutWhom = ({ added = [], removed = [], changed = [] }: About): Ids => [
  ...added,
  ...removed,
  ...changed,
];

/** Of whom a change of a plan says why, or what was said of them before it; an id alone says nothing of anybody. */
export const saidOf = ({ reason, before, ...about }: SaidChange): Ids => [
  ...(reason === '' ? [] : aboutWhom(about)),
  ...(before?.candidates ?? []).flatMap(({ participantId, ...facts }) =>
    Object.keys(facts).length > 0 ? [participantId] : [],
  ),
];

/** Whether a candidate of a plan is named: who was erased is not. */
export const isNamedCandidate = ({ number, name }: Pick<PlannedCandidate, 'number' | 'name'>): boolean =>
  `${number}${name}` !== '';
type PlannedCandidate = PlannedExam['candidates'][number];

/** Whether a plan says who one of these people is, or why it was changed for them; null: this program cannot read it. */
function namesOneOf(body: unknown, people: People): boolean | null {
  const plan = planSchema.safeParse(body).data;
  if (!plan) return null;
  const { candidates, changes = [] } = plan;
  const named = candidates.filter(isNamedCandidate).map(({ participantId }) => participantId as string);
  return [...named, ...changes.flatMap(saidOf)].some((id) => people.has(id));
}

/** Whether what cannot be read has the id of somebody who stands on that plan no more: it may name them. */
function mentionsOneOf(body: unknown, examId: string, { people, seats }: Erased): boolean {
  const said = JSON.stringify(body);
  return [...people, ...(seats.get(examId) ?? [])].some((id) => said.includes(id));
}

/** Of whom each assessment is, by a plan; empty for what is no plan or cannot be read. */
export const boundBy = ({ type, body }: JudgedChange): readonly PlannedFor[] =>
  type === 'exam' ? (planSchema.safeParse(body).data?.assessments ?? []) : [];
type PlannedFor = { readonly assessmentId: string; readonly participantId: string };

/** Assessments of seats that go, by these plans: whoever asked may not have known of each. */
export const boundToSeats = (
  { seats }: Pick<Erased, 'seats'>,
  changes: readonly JudgedChange[],
): readonly string[] =>
  changes.flatMap((change) => {
    const seated = seats.get(change.subjectId);
    if (!seated) return [];
    const theirs = boundBy(change).filter(({ participantId }) => seated.has(participantId));
    return theirs.map(({ assessmentId }) => assessmentId);
  });

/** What an erasure did not name, because whoever asked for it did not know of that plan: it goes as well. */
export function withPlans(erased: Erased, changes: readonly JudgedChange[]): Erased {
  const plans = changes.filter(
    ({ type, body }) => type === 'exam' && namesOneOf(body, erased.people) === true,
  );
  const bound = changes.flatMap(boundBy).filter(({ participantId }) => erased.people.has(participantId));
  return {
    ...erased,
    assessments: new Set([...erased.assessments, ...bound.map(({ assessmentId }) => assessmentId)]),
    exams: new Set([...erased.exams, ...plans.map(({ subjectId }) => subjectId)]),
    absences: new Set([...erased.absences, ...boundToSeats(erased, changes)]),
  };
}

const conflictSchema = z.object({ documentId: z.string() });

function isConflictAbout(body: unknown, erased: Erased): boolean {
  const { people, exams, parts } = erased;
  const about = conflictSchema.safeParse(body).data?.documentId ?? '';
  if (people.has(about) || parts.has(about)) return true;
  return exams.has(about) && mentionsOneOf(body, about, erased);
}

const runPartSchema = z.object({ steps: z.array(z.object({ documentId: z.string() })) });

/** Whom and what a part of a Run takes back. */
export const stepsOf = (body: unknown): readonly string[] | null =>
  runPartSchema.safeParse(body).data?.steps.map(({ documentId }) => documentId) ?? null;

/** What takes a Run or an import back holds what stood before it, names included. One that cannot be read may be about anybody. */
function takesBackErased(partId: string, body: unknown, { people, parts }: Erased): boolean {
  const steps = stepsOf(body);
  if (parts.has(partId)) return steps === null || steps.length > 0;
  if (people.size === 0) return false;
  return steps?.some((documentId) => people.has(documentId)) ?? true;
}

const ofSomebodySchema = z.object({ participantId: z.string() });

/** Documents that are about one person through and through, and are known under an id of their own: all of them goes. */
export const ownDocumentTypes: ReadonlySet<string> = new Set<DocumentType>([
  'portfolio-entry',
  'portfolio-evidence',
  'portfolio-link',
  'portfolio-feedback',
  'candidate-access',
]);

/** Whose such a document is; nothing where that cannot be told. */
export const ownerOf = ({ type, body }: Pick<JudgedChange, 'type' | 'body'>): string | undefined =>
  ownDocumentTypes.has(type) ? ofSomebodySchema.safeParse(body).data?.participantId : undefined;

function isOwnOfErased(change: Pick<JudgedChange, 'type' | 'body'>, { people }: Erased): boolean {
  const owner = ownerOf(change);
  if (owner !== undefined) return people.has(owner);
  const said = people.size > 0 ? JSON.stringify(change.body) : '';
  return [...people].some((id) => said.includes(id));
}

/** Whether the text of this change goes. */
export function isErased({ subjectType, subjectId, type, body }: JudgedChange, erased: Erased): boolean {
  if (subjectType === 'assessment')
    return (
      erased.assessments.has(subjectId) ||
      // What somebody recorded of such an exam without contact is worth more than that it was kept long enough.
      (type === 'attendance-recorded' && erased.absences.has(subjectId))
    );
  if (type === 'participant' || type === 'participant-office')
    return erased.people.has(subjectId) && !saysNothing(body);
  // One that cannot be read may name anybody who stood in it.
  if (type === 'exam')
    return (
      namesOneOf(body, peopleOff(erased, subjectId)) ??
      (erased.exams.has(subjectId) || mentionsOneOf(body, subjectId, erased))
    );
  if (ownDocumentTypes.has(type)) return isOwnOfErased({ type, body }, erased);
  if (type === 'people-run-part') return takesBackErased(subjectId, body, erased);
  return type === 'document-conflict' && isConflictAbout(body, erased);
}
