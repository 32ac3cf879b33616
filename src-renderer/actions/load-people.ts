/**
 * People with their links and groups as this device holds them, for verbs that decide upon all of them.
 *
 * The group of today is not worked out here: what is written takes the record as it is stored.
 */
import { arrangeParticipants } from '../../shared/domain/arrange-participants';
import type { MeantId } from '../../shared/domain/decide-links';
import type { Participant } from '../../shared/records/participant';
import type { StoredDocument } from '../cache/read-cache';
import type { ActionDeps } from './action';

export type People = {
  readonly stored: ReadonlyMap<string, StoredDocument<'participant'>>;
  /** Everybody who counts, in the archive or not. */
  readonly everybody: readonly Participant[];
  readonly meantId: MeantId;
};

export async function loadPeople({ cache }: Pick<ActionDeps, 'cache'>): Promise<People> {
  const all = await cache.documents('participant');
  const { active, archived, meant } = arrangeParticipants(
    all.map(({ document }) => document),
    { nameOf: ({ group }) => group },
  );
  return {
    stored: new Map(all.map((one) => [one.document.participantId, one])),
    everybody: [...active, ...archived],
    meantId: (id) => meant(id)?.participantId ?? id,
  };
}
