// @vitest-environment happy-dom
/** What was being filled in is still there after the lock, for the same person only. */
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import type { DeviceProfile } from '../../shared/contract/device-contract';
import { createLiveValue } from '../../shared/kernel/live-value';
import { aCacheLab } from '../../test/builders/a-cache-lab';
import { anId } from '../../test/builders/an-exam';
import { fakeDevice } from '../../test/fakes/fake-device';
import { hostStates } from '../../test/fakes/host-states';
import type { CacheState } from '../cache/query-cache';
import { QuerySourceProvider } from '../queries/query-source';
import { useActor } from '../queries/use-actor';
import { useKeptOverLock } from './use-kept-over-lock';

afterEach(cleanup);

const joke = anId<'Staff'>(8000);
const fatma = anId<'Staff'>(8001);

function Form() {
  const [text, setText] = useKeptOverLock('test', () => '');
  return <input aria-label="Text" value={text} onChange={(event) => setText(event.currentTarget.value)} />;
}
/** As the shell does: the screen is there while somebody works. */
function Screen({ isOpen }: { readonly isOpen: boolean }) {
  return useActor() && isOpen ? <Form /> : <p>Locked</p>;
}

async function aForm() {
  const device = fakeDevice();
  const cacheState = createLiveValue<CacheState>({ phase: 'ready', position: 1, journalPosition: 1 });
  const fatmaHere = { staffId: fatma, name: 'Fatma', jobTitle: '', roles: ['examiner'], independent: true };
  device.put('staff', fatma, fatmaHere);
  const source = {
    cache: (await aCacheLab()).cache,
    writer: device.deps.writer,
    cacheState,
    host: hostStates({} as DeviceProfile),
    world: device.deps.world,
  };
  const show = (isOpen: boolean) => (
    <QuerySourceProvider value={source}>
      <Screen isOpen={isOpen} />
    </QuerySourceProvider>
  );
  await device.deps.writer.actor.current();
  const page = render(show(true));
  return {
    viewBecomes: (phase: CacheState['phase']) =>
      act(async () => cacheState.set({ phase, position: 1, journalPosition: 1 })),
    work: (staffId: typeof joke | null) =>
      act(async () => {
        device.signIn(staffId);
        await device.deps.writer.actor.current();
      }),
    open: (isOpen: boolean) => act(async () => page.rerender(show(isOpen))),
  };
}
const text = () => (screen.getByLabelText('Text') as HTMLInputElement).value;

it('is there again for whoever unlocks and typed it, and never for somebody else', async () => {
  const form = await aForm();
  await userEvent.type(screen.getByLabelText('Text'), 'half a name');
  await form.work(null);
  expect(screen.getByText('Locked')).toBeTruthy();
  await form.work(fatma);
  expect(text()).toBe('');
  await form.work(null);
  await form.work(joke);
  expect(text()).toBe('half a name');
});

it('is there again after the view was built anew', async () => {
  const form = await aForm();
  await userEvent.type(screen.getByLabelText('Text'), 'half a name');
  await form.viewBecomes('rebuilding');
  await form.open(false);
  await form.viewBecomes('ready');
  await form.open(true);
  expect(text()).toBe('half a name');
});

it('is forgotten when the screen is left', async () => {
  const form = await aForm();
  await userEvent.type(screen.getByLabelText('Text'), 'half a name');
  await form.open(false);
  await form.open(true);
  expect(text()).toBe('');
});
