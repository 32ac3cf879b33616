/** A preview is seen by whoever opened it, and by nobody who has the device after them. */
import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { anId } from '../../../test/builders/an-exam';
import { createOpenPreviews, type PreviewWindow } from './open-previews';

const profile = (actor: number | null, handedTo: number | null = null, deviceName = 'tablet 4') => ({
  ...{ deviceId: anId<'Device'>(9), deviceName, organisationId: null, organisationName: null, hubUrl: null },
  ...{ isShutOut: false, host: 'electron', appVersion: '1.2.3' },
  actorId: actor === null ? null : anId<'Staff'>(actor),
  handedTo: handedTo === null ? null : anId<'Participant'>(handedTo),
});

/** Somebody works here and looks at two previews. */
function aScene() {
  const changes: boolean[] = [];
  const previews = createOpenPreviews(() => changes.push(previews.isAny()));
  let tell: (path: string, body: unknown) => void = () => undefined;
  previews.follow({
    onNotice: (listener) => {
      tell = listener;
      return () => undefined;
    },
  });
  const open = (): PreviewWindow & EventEmitter => {
    const window = new EventEmitter();
    const opened = Object.assign(window, { destroy: () => void window.emit('closed') });
    previews.add(opened);
    return opened;
  };
  tell('device.profile', profile(1));
  const windows = [open(), open()];
  return { previews, windows, changes, tell: (path: string, body: unknown) => tell(path, body) };
}

it.each([
  ['locked', profile(null)],
  ['handed to a candidate', profile(1, 7)],
  ['of somebody else', profile(2)],
])('closes when the device is %s', (_name, after) => {
  const { previews, windows, changes, tell } = aScene();
  expect([previews.isAny(), ...windows.map(previews.has)]).toEqual([true, true, true]);
  tell('device.profile', after);
  expect([previews.isAny(), ...windows.map(previews.has)]).toEqual([false, false, false]);
  // The menu hears it.
  expect(changes.at(-1)).toBe(false);
});

it('stays while the same person works on, until it is closed', () => {
  const { previews, windows, changes, tell } = aScene();
  tell('device.profile', profile(1, null, 'tablet 5'));
  tell('sync.status', {});
  expect(windows.map(previews.has)).toEqual([true, true]);
  windows[0]?.destroy();
  expect(windows.map(previews.has)).toEqual([false, true]);
  windows[1]?.destroy();
  expect([previews.isAny(), changes.at(-1)]).toEqual([false, false]);
});
