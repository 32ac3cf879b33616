/**
 * Two records turn out to be one person: a person chose which of the two stays and what each field is to be. What is bound to
 * the other one, such as links, groups and exams, stays where it was recorded and means the one that stays. Pure.
 */
import { problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import { detailsOf } from './participant-details';
import type { WholeParticipant } from './whole-participant';

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

/** What one of the two says there; blank: nothing. */
export const mergedText = (one: WholeParticipant, field: MergedField): string =>
  (field === 'group' ? one.group : detailsOf(one)[field]) ?? '';

const officeFields: ReadonlySet<MergedField> = new Set<MergedField>(['email', 'diplomaDate']);

/** A choice for each: what one of the two does not say is taken from the other. */
export function proposeChoices(stays: WholeParticipant, goes: WholeParticipant): MergeChoices {
  const isBlank = (one: WholeParticipant, field: MergedField): boolean => !mergedText(one, field);
  return Object.fromEntries(
    mergedFields.map((field) => [field, isBlank(stays, field) && !isBlank(goes, field) ? 'goes' : 'stays']),
  );
}

export type MergedPair = { readonly stays: WholeParticipant; readonly goes: WholeParticipant };

/** The two as they are afterwards; refused for one and the same, or for one that was merged already. */
export function decideMergeParticipants(
  { stays, goes }: MergedPair,
  choices: MergeChoices,
): Result<MergedPair> {
  const isSame = stays.participantId === goes.participantId;
  if (isSame || stays.mergedInto || goes.mergedInto || stays.isRemoved || goes.isRemoved)
    return err(problem('participant-merged-already'));
  const details = { ...detailsOf(goes), group: goes.group };
  const takenOf = (isOffice: boolean) =>
    Object.fromEntries(
      mergedFields.flatMap((field) =>
        choices[field] === 'goes' && officeFields.has(field) === isOffice ? [[field, details[field]]] : [],
      ),
    );
  const [own, other] = [stays.office, goes.office];
  // Held is held: an objection about the one is about the person.
  const frozen = own.frozen ?? other.frozen;
  const origin = own.origin ?? other.origin;
  // Whoever of the two is active is.
  const inactiveSince = stays.inactiveSince && goes.inactiveSince ? stays.inactiveSince : null;
  return ok({
    stays: {
      ...stays,
      ...takenOf(false),
      ...(stays.inactiveSince ? { inactiveSince } : {}),
      office: { ...own, ...takenOf(true), ...(frozen ? { frozen } : {}), ...(origin ? { origin } : {}) },
    },
    goes: { ...goes, mergedInto: stays.participantId },
  });
}
