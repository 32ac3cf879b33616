/**
 * People with their links and groups as this device holds them, for verbs that decide upon all of them.
 *
 * The group of today is not worked out here: what is written takes the record as it is stored.
 */
import { arrangeParticipants } from '../../shared/domain/arrange-participants';
import type { MeantId } from '../../shared/domain/decide-links';
import { type WholeParticipant, wholeParticipant } from '../../shared/domain/whole-participant';
import type { ParticipantOffice } from '../../shared/records/participant-office';
import type { StoredDocument } from '../cache/read-cache';
import type { ActionDeps } from './action';

export type People = {
  readonly stored: ReadonlyMap<string, StoredDocument<'participant'>>;
  /** Everybody who counts, in the archive or not. */
  readonly everybody: readonly WholeParticipant[];
  readonly meantId: MeantId;
};

/** Everybody who is recorded, those that were merged or taken back included, by id. */
export async function loadWholePeople({
  cache,
}: Pick<ActionDeps, 'cache'>): Promise<ReadonlyMap<string, WholeParticipant>> {
  const [people, offices] = await Promise.all([
    cache.documents('participant'),
    cache.documents('participant-office'),
  ]);
  const officeOf = new Map<string, ParticipantOffice>(
    offices.map(({ document }) => [document.participantId, document]),
  );
  return new Map(
    people.map(({ document }) => [
      document.participantId,
      wholeParticipant(document, officeOf.get(document.participantId)),
    ]),
  );
}

/** Those who count, and who an id means. */
export async function loadPeople(deps: Pick<ActionDeps, 'cache'>): Promise<People> {
  const [all, whole] = await Promise.all([deps.cache.documents('participant'), loadWholePeople(deps)]);
  const { active, archived, meant } = arrangeParticipants([...whole.values()], {
    nameOf: ({ group }) => group,
  });
  return {
    stored: new Map(all.map((one) => [one.document.participantId, one])),
    everybody: [...active, ...archived],
    meantId: (id) => meant(id)?.participantId ?? id,
  };
}
