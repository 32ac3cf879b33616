/**
 * Which changes an erasure takes the text of: one rule for the hub, for what comes in afterwards, and for the journal of every
 * device. What is left of somebody by then (a document that says nothing, an exam that stands in no list) is no such change.
 */
import { z } from 'zod';
import type { Erasure } from '../records/erasure';
import { plannedCandidateSchema } from '../records/exam';
import type { RecordName } from '../records/open-record';

/** Whom and what the erasures name. */
export type Erased = {
  readonly people: ReadonlySet<string>;
  readonly assessments: ReadonlySet<string>;
  readonly exams: ReadonlySet<string>;
};

export const gatherErased = (
  erasures: readonly Pick<Erasure, 'participantIds' | 'assessmentIds' | 'examIds'>[],
): Erased => ({
  people: new Set(erasures.flatMap(({ participantIds }) => participantIds)),
  assessments: new Set(erasures.flatMap(({ assessmentIds }) => assessmentIds)),
  exams: new Set(erasures.flatMap(({ examIds }) => examIds)),
});

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

const candidatesSchema = z.object({
  candidates: z.array(plannedCandidateSchema.pick({ participantId: true, number: true, name: true })),
});

/** Whether a plan says who one of these people is. One that cannot be read says it of everybody. */
function namesOneOf(body: unknown, people: ReadonlySet<string>): boolean {
  const exam = candidatesSchema.safeParse(body).data;
  if (!exam) return true;
  return exam.candidates.some(
    ({ participantId, number, name }) => people.has(participantId) && (number !== '' || name !== ''),
  );
}

const conflictSchema = z.object({ documentId: z.string() });

function isConflictAbout(body: unknown, { people, exams }: Erased): boolean {
  const about = conflictSchema.safeParse(body).data?.documentId ?? '';
  if (people.has(about)) return true;
  const said = exams.has(about) ? JSON.stringify(body) : '';
  return [...people].some((id) => said.includes(id));
}

const runPartSchema = z.object({ steps: z.array(z.object({ documentId: z.string() })) });

/** What takes a Run or an import back holds what stood before it, names included. One that cannot be read may be about anybody. */
const takesBackOneOf = (body: unknown, people: ReadonlySet<string>): boolean => {
  const steps = runPartSchema.safeParse(body).data?.steps;
  return steps === undefined || steps.some(({ documentId }) => people.has(documentId));
};

/** Whether the text of this change goes. */
export function isErased({ subjectType, subjectId, type, body }: JudgedChange, erased: Erased): boolean {
  if (subjectType === 'assessment') return erased.assessments.has(subjectId);
  if (type === 'participant' || type === 'participant-office')
    return erased.people.has(subjectId) && !saysNothing(body);
  if (type === 'exam') return erased.exams.has(subjectId) && namesOneOf(body, erased.people);
  if (type === 'people-run-part') return takesBackOneOf(body, erased.people);
  return type === 'document-conflict' && isConflictAbout(body, erased);
}
