// @vitest-environment happy-dom
/** What waits on a phone goes with its person, and where nobody came back for it; what is newer, or of somebody else, stays. */
import { expect, it } from 'vitest';
import { newId } from '../../shared/kernel/ids';
import { forgetOld, forgetPerson } from './forget-kept';
import { keepFile, listKeptFiles } from './kept-files';
import { keepTyped, listTyped } from './kept-typed';

const dayMs = 24 * 3_600_000;
const now = new Date('2026-11-24T09:00:00.000Z');

async function aPerson(daysAgo: number) {
  const participantId = newId<'Participant'>();
  const at = new Date(now.getTime() - daysAgo * dayMs);
  keepTyped(participantId, 'entry/1', { title: 'Stage' }, at);
  await keepFile({
    ...{ portfolioEvidenceId: newId<'PortfolioEvidence'>(), participantId, portfolioEntryId: null },
    ...{ name: 'foto.jpg', mediaType: 'image/jpeg', madeAt: null, chosenAt: at.toISOString() },
    bytes: 'bytes' as unknown as Blob,
  });
  const kept = async () => ({
    typed: listTyped(participantId).length,
    files: (await listKeptFiles(participantId)).length,
  });
  return { participantId, kept };
}

it('after six weeks what nobody came back for is gone, and not a day before', async () => {
  const [old, newer, back] = [await aPerson(43), await aPerson(41), await aPerson(43)];
  localStorage.setItem('vakproef-me:someone:entry/2', '{"title":"of a version before"}');
  localStorage.setItem('vakproef-me-language', 'de');
  await forgetOld(now, back.participantId);
  expect(await old.kept()).toEqual({ typed: 0, files: 0 });
  expect(await newer.kept()).toEqual({ typed: 1, files: 1 });
  // They came back: it is sent now.
  expect(await back.kept()).toEqual({ typed: 1, files: 1 });
  expect([listTyped('someone'), localStorage.getItem('vakproef-me-language')]).toEqual([[], 'de']);
});

it('who signs out takes along their own, and nobody else’s', async () => {
  const [noor, sem] = [await aPerson(1), await aPerson(1)];
  await forgetPerson(noor.participantId);
  expect(await noor.kept()).toEqual({ typed: 0, files: 0 });
  expect(await sem.kept()).toEqual({ typed: 1, files: 1 });
});
