// @vitest-environment happy-dom
/** Whoever was merged into another finds on their phone what waited there, and nobody else does. */
import { expect, it } from 'vitest';
import { newId } from '../../shared/kernel/ids';
import { keepFile, listKeptFiles } from './kept-files';
import { keepTyped, listTyped, readTyped } from './kept-typed';
import { takeOverKept } from './take-over-kept';

const aFile = (participantId = newId<'Participant'>()) => ({
  ...{ portfolioEvidenceId: newId<'PortfolioEvidence'>(), participantId, portfolioEntryId: null },
  ...{ name: 'foto.jpg', mediaType: 'image/jpeg', madeAt: null, chosenAt: '2026-11-20T09:00:00.000Z' },
  bytes: 'bytes' as unknown as Blob,
});

it('goes on under the id that is left; of a form that both have, what was typed last', async () => {
  const [former, now, other] = [newId<'Participant'>(), newId<'Participant'>(), newId<'Participant'>()];
  const [theirs, others] = [aFile(former), aFile(other)];
  for (const file of [theirs, others]) await keepFile(file);
  const [early, late] = [new Date('2026-11-20T09:00:00Z'), new Date('2026-11-21T09:00:00Z')];
  keepTyped(former, 'entry/1', { title: 'only here' }, early);
  keepTyped(former, 'entry/2', { title: 'earlier' }, early);
  keepTyped(now, 'entry/2', { title: 'later' }, late);
  keepTyped(former, 'entry/3', { title: 'later' }, late);
  keepTyped(now, 'entry/3', { title: 'earlier' }, early);
  await takeOverKept([former], now);
  await takeOverKept([former], now);
  expect(await listKeptFiles(now)).toEqual([{ ...theirs, participantId: now }]);
  expect([await listKeptFiles(former), await listKeptFiles(other)]).toEqual([[], [others]]);
  expect(listTyped(former)).toEqual([]);
  const titles = ['entry/1', 'entry/2', 'entry/3'].map((form) => readTyped(now, form));
  expect(titles).toEqual([{ title: 'only here' }, { title: 'later' }, { title: 'later' }]);
});
