/** Who may do what with a draft: an administrator at work, in their own name. */
import { expect, it } from 'vitest';
import type { DraftChange } from '../../shared/contract/drafts-contract';
import type { Session } from '../../shared/contract/people-contract';
import { createLiveValue } from '../../shared/kernel/live-value';
import { ok } from '../../shared/kernel/result';
import { anId } from '../../test/builders/an-exam';
import { createDraftsService } from './drafts-service';

const fatma = anId<'Staff'>(8000);
const qualificationId = anId<'Qualification'>(1);
const change: DraftChange = {
  ...{ qualificationId, upon: null, baseDigest: 'a'.repeat(64), rootIds: [], nodes: [], conflicts: [] },
};

function aService(session: Pick<Session, 'staffId' | 'roles'> | null, belongsToCentre = true) {
  const keptBy: unknown[] = [];
  const service = createDraftsService(
    {
      kept: createLiveValue([]),
      broken: createLiveValue([]),
      read: async () => ok({ draft: null }),
      keep: async (editedBy) => {
        keptBy.push(editedBy);
        return ok({ revision: 1, keptAt: '2026-11-27T09:00:00.000Z' });
      },
      discard: async () => ok({}),
      setAside: async () => ok({}),
    },
    { get: () => session as Session | null },
    () => belongsToCentre,
  );
  const askAll = () =>
    Promise.all([
      service.read({ qualificationId }),
      service.keep({ ownerId: fatma, change }),
      service.discard({ qualificationId, upon: 1 }),
      service.setAside({ qualificationId, isEarlierTaken: true }),
    ]);
  return { askAll, service, keptBy };
}

it('an administrator at work may, and is named (E4)', async () => {
  const { askAll, keptBy } = aService({ staffId: fatma, roles: ['administrator'] });
  expect((await askAll()).map((answer) => answer.ok)).toEqual([true, true, true, true]);
  expect(keptBy).toEqual([fatma]);
});

it('nobody else may, and nobody edits in another’s name (E4)', async () => {
  const codes = async (session: Parameters<typeof aService>[0]) =>
    (await aService(session).askAll()).map((answer) => (answer.ok ? 'ok' : answer.problem.code));
  expect(await codes(null)).toEqual(Array(4).fill('nobody-signed-in'));
  expect(await codes({ staffId: fatma, roles: ['examiner'] })).toEqual(Array(4).fill('administrator-needed'));
  expect(await codes({ staffId: anId<'Staff'>(8001), roles: ['administrator'] })).toEqual([
    'ok',
    'device-locked',
    'ok',
    'ok',
  ]);
});

it('a device that belongs to no centre has nobody to ask', async () => {
  expect((await aService(null, false).askAll()).map((answer) => answer.ok)).toEqual([true, true, true, true]);
});
