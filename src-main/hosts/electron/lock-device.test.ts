/** Sleep and a locked screen lock the device for whoever worked here, and for nobody who came after. */
import { expect, it } from 'vitest';
import { problem } from '../../../shared/kernel/problem';
import { err, ok } from '../../../shared/kernel/result';
import { aWorld } from '../../../test/builders/a-world';
import { anId } from '../../../test/builders/an-exam';
import { lockDevice } from './lock-device';

/**
 * Main with somebody at work, or nobody.
 * @param locksAfterMs the page does as it is told within so many milliseconds
 * @param unread which askings for who works here are not answered, counted from 1
 */
function aDesktop(first: number | null, locksAfterMs: number | null, unread: readonly number[] = []) {
  const world = aWorld();
  let session = first;
  const said: string[] = [];
  let askings = 0;
  const compose = () =>
    session === null
      ? null
      : {
          sessionId: anId<'Session'>(session),
          staffId: anId<'Staff'>(1),
          roles: [],
          openedAt: world.now().toISOString(),
        };
  const services = {
    handler: async (path: string) => {
      if (path === 'people.people') {
        askings += 1;
        if (unread.includes(askings)) return err(problem('internal', { logId: '1' }));
        return ok({ persons: [], session: compose(), refusals: [] });
      }
      said.push(path);
      session = null;
      return ok({});
    },
    onNotice: () => () => undefined,
    tell: (path: string, body: unknown) => {
      said.push(`${path} ${JSON.stringify(body)}`);
      if (locksAfterMs !== null)
        world.after(locksAfterMs, () => {
          session = null;
        });
    },
  };
  const pass = async (ms: number): Promise<void> => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    world.pass(ms);
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  };
  return {
    said,
    pass,
    locking: () => lockDevice(services, world),
    unlock: (next: number) => {
      session = next;
    },
    working: () => session,
  };
}

const told = 'desktop.run {"command":"lock"}';

it('asks the page, which hands over what is typed, and signs out what a page leaves open', async () => {
  const desktop = aDesktop(1, null);
  const done = desktop.locking();
  await desktop.pass(1000);
  expect(desktop.said).toEqual([told]);
  await desktop.pass(500);
  await done;
  expect(desktop.said).toEqual([told, 'people.lock']);
  expect(desktop.working()).toBeNull();
});

it('leaves who unlocked again at work, however soon after it', async () => {
  const desktop = aDesktop(1, 100);
  const done = desktop.locking();
  await desktop.pass(200);
  desktop.unlock(2);
  await desktop.pass(1300);
  await done;
  expect(desktop.working()).toBe(2);
});

it('locks out at once who is being let in just then, and nobody later', async () => {
  const desktop = aDesktop(null, null);
  await desktop.locking();
  expect(desktop.said).toEqual([told, 'people.lock']);
  desktop.unlock(2);
  await desktop.pass(1500);
  expect(desktop.working()).toBe(2);
});

it.each([[[1]], [[2]], [[1, 2]]])(
  'locks although main does not say who works here, at asking %j',
  async (unread) => {
    const desktop = aDesktop(1, null, unread);
    const done = desktop.locking();
    await desktop.pass(1000);
    // What is being typed is handed over all the same.
    expect(desktop.said).toEqual([told]);
    await desktop.pass(500);
    await done;
    expect(desktop.said).toEqual([told, 'people.lock']);
    expect(desktop.working()).toBeNull();
  },
);
