// @vitest-environment happy-dom
/** What was being filled in is there after a reload, a crash or a lock, for the same person only. */
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import type { DeviceProfile } from '../../../shared/contract/device-contract';
import { createLiveValue } from '../../../shared/kernel/live-value';
import { aCacheLab } from '../../../test/builders/a-cache-lab';
import { anId } from '../../../test/builders/an-exam';
import { type FakeDevice, fakeDevice } from '../../../test/fakes/fake-device';
import { hostStates } from '../../../test/fakes/host-states';
import type { CacheState } from '../../cache/query-cache';
import { QuerySourceProvider } from '../../queries/query-source';
import { useActor } from '../../queries/use-actor';
import { keepAfterMs } from '../../writer/typed-shelf';
import { createTypedTexts } from '../../writer/typed-texts';
import { useTypedForm } from './use-typed-form';

afterEach(cleanup);

const joke = anId<'Staff'>(8000);
const fatma = anId<'Staff'>(8001);
const profileOf = (actorId: typeof joke | null) => ({ actorId }) as DeviceProfile;

function Form() {
  const [text, setText] = useTypedForm('test', () => '');
  return <input aria-label="Text" value={text} onChange={(event) => setText(event.currentTarget.value)} />;
}
/** As the shell does: the screen is there while somebody works. */
function Screen({ isOpen }: { readonly isOpen: boolean }) {
  return useActor() && isOpen ? <Form /> : <p>Locked</p>;
}

/** A page on a device that may hold what an earlier page left. */
async function aForm(device: FakeDevice = fakeDevice()) {
  device.put('staff', fatma, {
    ...{ staffId: fatma, name: 'Fatma', jobTitle: '', roles: ['examiner'], independent: true },
  });
  const profile = createLiveValue(profileOf(joke));
  const typed = createTypedTexts({ client: device.typed.client, profile, after: device.timers.after });
  const cacheState = createLiveValue<CacheState>({ phase: 'ready', position: 1, journalPosition: 1 });
  const source = {
    cache: (await aCacheLab()).cache,
    writer: { ...device.deps.writer, typed },
    cacheState,
    host: hostStates(profileOf(joke)),
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
    device,
    crash: () => {
      cacheState.set({ phase: 'rebuilding', position: 1, journalPosition: 1 });
      page.unmount();
    },
    pass: (ms: number) => act(() => device.timers.pass(ms)),
    work: (staffId: typeof joke | null) =>
      act(async () => {
        device.signIn(staffId);
        profile.set(profileOf(staffId));
        await device.deps.writer.actor.current();
      }),
    open: (isOpen: boolean) => act(async () => page.rerender(show(isOpen))),
  };
}
const text = () => screen.getByLabelText<HTMLInputElement>('Text').value;

it('is there again in a page that begins after a crash', async () => {
  const { device, pass, crash } = await aForm();
  await userEvent.type(screen.getByLabelText('Text'), 'half a reason ');
  await pass(keepAfterMs);
  crash();
  await aForm(device);
  expect(text()).toBe('half a reason ');
});

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

it('is forgotten, on disk too, when its screen is left', async () => {
  const form = await aForm();
  await userEvent.type(screen.getByLabelText('Text'), 'half a name');
  await form.pass(keepAfterMs);
  await form.open(false);
  await form.pass(keepAfterMs);
  expect(form.device.typed.keptOf(joke)).toEqual({});
  await form.open(true);
  expect(text()).toBe('');
});
