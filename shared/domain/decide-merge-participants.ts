/**
 * Two records turn out to be one person: a person chose which of the two stays and what each field is to be. What is bound to
 * the other one, such as links, groups and exams, stays where it was recorded and means the one that stays. Pure.
 */
import { problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import type { Participant } from '../records/participant';

/** What may differ between the two and is chosen. */
export const mergedFields = [
  'number',
  'givenName',
  'namePrefix',
  'familyName',
  'birthDate',
  'email',
  'learningPath',
  'group',
  'diplomaDate',
] as const;
export type MergedField = (typeof mergedFields)[number];

/** Which of the two each field is taken from; a field that is not named is of the one that stays. */
export type MergeChoices = Readonly<Partial<Record<MergedField, 'stays' | 'goes'>>>;

/** A choice for each: what one of the two does not say is taken from the other. */
export function proposeChoices(stays: Participant, goes: Participant): MergeChoices {
  const isBlank = (one: Participant, field: MergedField): boolean => !one[field];
  return Object.fromEntries(
    mergedFields.map((field) => [field, isBlank(stays, field) && !isBlank(goes, field) ? 'goes' : 'stays']),
  );
}

export type MergedPair = { readonly stays: Participant; readonly goes: Participant };

/** The two as they are afterwards; refused for one and the same, or for one that was merged already. */
export function decideMergeParticipants(
  { stays, goes }: MergedPair,
  choices: MergeChoices,
): Result<MergedPair> {
  const isSame = stays.participantId === goes.participantId;
  if (isSame || stays.mergedInto || goes.mergedInto || stays.isRemoved || goes.isRemoved)
    return err(problem('participant-merged-already'));
  const taken = Object.fromEntries(
    mergedFields.flatMap((field) => (choices[field] === 'goes' ? [[field, goes[field]]] : [])),
  );
  // Held is held: an objection about the one is about the person.
  const frozen = stays.frozenSince
    ? {}
    : { frozenSince: goes.frozenSince ?? null, frozenReason: goes.frozenReason ?? null };
  // Whoever of the two is active is.
  const inactiveSince = stays.inactiveSince && goes.inactiveSince ? stays.inactiveSince : null;
  return ok({
    stays: {
      ...stays,
      ...taken,
      ...(goes.frozenSince ? frozen : {}),
      ...(stays.inactiveSince ? { inactiveSince } : {}),
      origin: stays.origin ?? goes.origin ?? null,
    },
    goes: { ...goes, mergedInto: stays.participantId },
  });
}
