/** Versions of portfolios are found wherever the journal holds them; what nothing proves is none. */
import { expect, test } from 'vitest';
import { newId } from '../../shared/kernel/ids';
import type { Change, SignedChange } from '../../shared/protocol/change';
import { asSigned, aVersion } from '../../test/builders/a-change';
import { anEpoch, inBlocks } from '../../test/builders/a-first-load';
import { aDeviceId, aFollower, aJournal } from '../../test/builders/a-journal';
import { value } from '../../test/builders/value';
import { memoryBodies } from '../../test/fakes/memory-bodies';
import { createAddedVersions } from './added-versions';

const entryId = newId<'PortfolioEntry'>();
const participantId = newId<'Participant'>();
const aVersionBy = (by: 'staff' | 'candidate'): Change =>
  aVersion('portfolio-entry', entryId, {
    ...{ portfolioEntryId: entryId, participantId },
    addedBy: { by, staffId: null },
  });
const inOrder = (changes: readonly Change[], from = 1) =>
  changes.map((change, i): SignedChange & { seq: number } => ({ ...asSigned(change), seq: from + i }));

test('in pages, in what was proved later, and in first loads', async () => {
  const [here, paged, unproved, proved, loaded, forged] = [1, 2, 3, 4, 5, 6].map((n) =>
    aVersionBy(n % 2 ? 'candidate' : 'staff'),
  ) as [Change, Change, Change, Change, Change, Change];
  const journal = await aJournal();
  const bodies = memoryBodies();
  const follower = await aFollower(journal, aDeviceId, bodies);
  const { versionsOf } = createAddedVersions({ journal, bodies, follower });
  const ids = async () => [...(await versionsOf('portfolio-entry', entryId)).keys()];
  expect(await ids()).toEqual([]);

  const doubt = { deviceId: aDeviceId, why: 'signature-wrong' as const };
  const { digest } = value(await bodies.put(await inBlocks([loaded, forged].map(asSigned))));
  value(
    await journal.append([
      { kind: 'own', change: asSigned(here) },
      {
        ...{ kind: 'pulled', epoch: anEpoch, cursor: 2, changes: inOrder([paged, unproved]) },
        unproved: [{ ...doubt, seq: 2 }],
      },
      { kind: 'proved', epoch: anEpoch, deviceId: aDeviceId, changes: inOrder([proved], 3), isLast: true },
      {
        ...{ kind: 'first-load', epoch: anEpoch, cursor: 2, digest },
        unproved: [{ ...doubt, seq: 2, subject: null }],
      },
    ]),
  );
  // What came since the first question is followed.
  expect(await ids()).toEqual([here, paged, proved, loaded].map(({ changeId }) => changeId));
  const found = await versionsOf('portfolio-entry', entryId);
  expect(found.get(here.changeId)).toEqual({
    ...{ participantId, isMade: true },
    by: { by: 'candidate', staffId: null },
  });
  expect(found.get(paged.changeId)).toMatchObject({ by: { by: 'staff' }, isMade: false });
  expect((await versionsOf('portfolio-entry', newId())).size).toBe(0);
  expect((await versionsOf('portfolio-link', entryId)).size).toBe(0);
});

test('the files of somebody’s evidence: recorded here, and in a first load that nobody asked about otherwise', async () => {
  const evidenceOf = (whose: string, digest: string): Change => {
    const portfolioEvidenceId = newId<'PortfolioEvidence'>();
    return {
      ...aVersion('portfolio-evidence', portfolioEvidenceId, {
        ...{ portfolioEvidenceId, participantId: whose, addedBy: { by: 'staff', staffId: null } },
      }),
      attachments: [{ digest, bytes: 1, mediaType: 'image/jpeg' }],
    };
  };
  const [a, b, c] = ['a', 'b', 'c'].map((letter) => letter.repeat(64)) as [string, string, string];
  const other = newId<'Participant'>();
  const journal = await aJournal();
  const bodies = memoryBodies();
  const follower = await aFollower(journal, aDeviceId, bodies);
  const { isFileOf } = createAddedVersions({ journal, bodies, follower });
  expect(await isFileOf([participantId], a)).toBe(false);
  const load = [evidenceOf(participantId, b), evidenceOf(other, c)].map(asSigned);
  const { digest } = value(await bodies.put(await inBlocks(load)));
  value(
    await journal.append([
      { kind: 'own', change: asSigned(evidenceOf(participantId, a)) },
      { kind: 'first-load', epoch: anEpoch, cursor: 2, digest },
    ]),
  );
  const theirs = (ids: readonly string[]) => Promise.all([a, b, c].map((one) => isFileOf(ids, one)));
  expect(await theirs([participantId])).toEqual([true, true, false]);
  expect(await theirs([other])).toEqual([false, false, true]);
  expect(await theirs([other, participantId])).toEqual([true, true, true]);
});
