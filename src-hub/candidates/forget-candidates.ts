/** What the hub lets go of the page: of people who are erased at once, and of everybody what is gone on with no more. */
import type { OrganisationId, ParticipantId } from '../../shared/kernel/ids';
import type { DatabaseTransaction, Store } from '../store/open-store';
import { sweepWays } from './account-way';
import { dropComingOf, dropStale } from './coming-evidence';
import { endSessionsOf, sweepSessions } from './sessions';

/** In the transaction of the erasure. */
export async function forgetCandidates(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  personIds: readonly string[],
): Promise<void> {
  const participantIds = personIds as readonly ParticipantId[];
  await endSessionsOf(transaction, organisationId, participantIds);
  await dropComingOf(transaction, organisationId, participantIds);
}

/** As long as a device's: a phone that is off over the holidays goes on where it was. */
const staleMs = 42 * 24 * 3_600_000;

export async function sweepCandidates({ database, world }: Pick<Store, 'database' | 'world'>): Promise<void> {
  const now = world.now();
  await sweepSessions(database, now);
  await sweepWays(database, now);
  await dropStale(database, new Date(now.getTime() - staleMs));
}
