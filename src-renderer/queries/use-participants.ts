/**
 * Participants and groups as they stand today, live.
 *
 * Groups are a matter of the day, so that everything here asks for the day it is told for; a list that stays open over midnight is
 * worked out anew.
 */
import { arrangeParticipants, type Participants } from '../../shared/domain/arrange-participants';
import { type GroupStanding, standInGroups } from '../../shared/domain/group-standing';
import { wholeParticipant } from '../../shared/domain/whole-participant';
import { rememberLast } from '../../shared/kernel/remember-last';
import { dayIn } from '../../shared/values/wall-time';
import type { RegisterView } from '../cache/query-cache';
import { type StoredDocument, useDocuments, useRegister } from './use-documents';
import { useCentreZone } from './use-exam-zone';

/** Of twenty thousand people; every screen asks for the same. */
const stand = rememberLast(
  (
    groups: readonly StoredDocument<'group'>[],
    memberships: readonly StoredDocument<'group-membership'>[],
    day: string,
  ) =>
    standInGroups(
      groups.map(({ document }) => document),
      memberships.map(({ document }) => document),
      day,
    ),
);

const arrange = rememberLast(
  (
    stored: readonly StoredDocument<'participant'>[],
    offices: RegisterView<'participant-office'>['byId'],
    standing: GroupStanding,
  ) =>
    arrangeParticipants(
      stored.map(({ document }) => wholeParticipant(document, offices.get(document.participantId)?.document)),
      standing,
    ),
);

/**
 * Who is in which group; `undefined` while loading.
 * @param now the same object as long as it counts, e.g. `useDayTurn`
 */
export function useGroupStanding(now: Date): GroupStanding | undefined {
  const groups = useDocuments('group');
  const memberships = useDocuments('group-membership');
  const day = dayIn(now, useCentreZone());
  return groups && memberships && stand(groups, memberships, day);
}

/** As lists show them, with the group they are in today; `undefined` while loading. */
export function useParticipants(now: Date): Participants | undefined {
  const stored = useDocuments('participant');
  const offices = useRegister('participant-office')?.byId;
  const standing = useGroupStanding(now);
  return stored && offices && standing && arrange(stored, offices, standing);
}
