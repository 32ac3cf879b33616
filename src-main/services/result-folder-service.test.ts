/** Who may say where results go, and while whom they are written; the host asks for the folder, and no page names one. */
import { expect, it } from 'vitest';
import type { Session } from '../../shared/contract/people-contract';
import type { ResultFolderStatus } from '../../shared/contract/result-folder-contract';
import { createLiveValue } from '../../shared/kernel/live-value';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { anId } from '../../test/builders/an-exam';
import { createResultFolderService } from './result-folder-service';

const off: ResultFolderStatus = { folder: null, kinds: [], written: 0, lastAt: null, problem: null };

function aService(
  roles: readonly string[] | null,
  { belongsToCentre = true, chosen = ok('/somewhere') as Result<string | null> } = {},
) {
  const used: string[] = [];
  let here = roles;
  const service = createResultFolderService(
    {
      status: createLiveValue(off),
      use: async (path) => {
        used.push(path);
        return ok({});
      },
      setKinds: async () => ok({}),
      stop: async () => ok({}),
      missing: async () => ok({ missing: [] }),
      put: async () => ok({ written: [], left: [] }),
    },
    { chooseResultFolder: async () => chosen },
    { get: () => (here ? ({ staffId: anId<'Staff'>(8000), roles: here } as unknown as Session) : null) },
    () => belongsToCentre,
  );
  const file = { changeId: anId<'Change'>(1), kind: 'oke' as const, name: 'EX', bytes: new Uint8Array(1) };
  const askAll = async () =>
    (
      await Promise.all([
        service.choose({}),
        service.setKinds({ kinds: ['oke'] }),
        service.stop({}),
        service.missing({ folderId: 'f', changeIds: [] }),
        service.put({ folderId: 'f', files: [file] }),
      ])
    ).map((answer) => (answer.ok ? 'ok' : answer.problem.code));
  const leave = (): void => {
    here = ['examiner'];
  };
  return { service, used, askAll, leave };
}

it.each([
  { roles: ['administrator'], set: 'ok', fill: 'ok' },
  { roles: ['leader'], set: 'administrator-needed', fill: 'ok' },
  { roles: ['board'], set: 'administrator-needed', fill: 'ok' },
  // Sees every result, and hands out no sheet.
  { roles: ['reader'], set: 'administrator-needed', fill: 'administrator-needed' },
  { roles: ['examiner'], set: 'administrator-needed', fill: 'administrator-needed' },
  { roles: null, set: 'nobody-signed-in', fill: 'nobody-signed-in' },
])('$roles may set it: $set; is it filled while they work: $fill', async ({ roles, set, fill }) => {
  expect(await aService(roles).askAll()).toEqual([set, set, set, fill, fill]);
});

it('a device of no centre has nobody to ask', async () => {
  expect(await aService(null, { belongsToCentre: false }).askAll()).toEqual(Array(5).fill('ok'));
});

it('a dialog that is closed, or a folder that cannot be made, changes nothing', async () => {
  const closed = aService(['administrator'], { chosen: ok(null) });
  expect(await closed.service.choose({})).toEqual(ok({ outcome: 'cancelled' }));
  const refused = aService(['administrator'], { chosen: err(problem('folder-not-writable')) });
  expect(await refused.service.choose({})).toMatchObject({ problem: { code: 'folder-not-writable' } });
  expect([closed.used, refused.used]).toEqual([[], []]);
});

it('whoever is there when the dialog closes is asked about, and not whoever opened it', async () => {
  const { service, used, leave } = aService(['administrator']);
  const choosing = service.choose({});
  leave();
  expect(await choosing).toMatchObject({ problem: { code: 'administrator-needed' } });
  expect(used).toEqual([]);
});
