/** X3: whoever asks for a port and is not the page of our window gets none; a port takes no message that is no request. */
import type { BrowserWindow } from 'electron';
import { afterEach, expect, it } from 'vitest';
import { portAnswer, portRequest } from '../../shared/contract/port-handover';
import { realWorld } from '../../shared/kernel/real-world';
import { ok } from '../../shared/kernel/result';
import { servePorts } from '../../src-main/hosts/electron/port-server';
import { createLog } from '../../src-main/services/log';
import type { MainServices } from '../../src-main/services/main-services';
import { fakeElectron } from '../fakes/fake-electron';
import { seedOfRun } from '../faults/seed-of-run';
import { seeded } from '../faults/seeded';
import { malformedPayload } from './malformed-payloads';

const { ipcMain } = fakeElectron;

const seed = seedOfRun();
const times = Number(process.env.VAKPROEF_FUZZ ?? 500);
const ourFrame = { origin: 'app://vakproef' };

function aServer(window: () => BrowserWindow | null): { readonly asked: string[] } {
  const asked: string[] = [];
  const services: MainServices = {
    handler: async (path) => {
      asked.push(path);
      return ok({});
    },
    onNotice: () => () => undefined,
    tell: () => undefined,
    presentState: () => [],
    isHandedOver: () => false,
    close: async () => undefined,
  };
  servePorts(
    services,
    window,
    createLog(() => undefined, realWorld),
  );
  return { asked };
}

function askFrom(senderFrame: unknown): MessagePort | null {
  let given: MessagePort | null = null;
  const sender = {
    postMessage: (channel: string, _message: null, ports: MessagePort[]) => {
      if (channel === portAnswer) given = ports[0] ?? null;
    },
  };
  ipcMain.emit(portRequest, { senderFrame, sender });
  return given;
}

const windowWith = (mainFrame: unknown, isDestroyed = false): BrowserWindow =>
  ({ isDestroyed: () => isDestroyed, webContents: { mainFrame } }) as unknown as BrowserWindow;

afterEach(() => ipcMain.removeAllListeners());

it(`no wrong sender gets a port (seed ${seed})`, () => {
  const chance = seeded(seed);
  const hostileOrigin = (): string =>
    chance.pick([
      'https://example.org',
      'app://vakproef.example',
      'app://vakproef:80',
      'app://VAKPROEF',
      'app://preview-0123',
      'file://',
      'null',
      '',
      'app://',
      'http://vakproef',
      'app://vakproef/',
      'app://vakproef\0',
      ' app://vakproef',
    ]);
  for (let i = 0; i < times; i++) {
    const foreign = { origin: hostileOrigin() };
    const [frame, window] = chance.pick<() => readonly [unknown, BrowserWindow | null]>([
      // A frame inside our page, of our origin or another.
      () => [{ origin: 'app://vakproef', parent: ourFrame }, windowWith(ourFrame)],
      () => [{ ...foreign, parent: ourFrame }, windowWith(ourFrame)],
      // Another window, and our own window at another address.
      () => [{ origin: 'app://vakproef' }, windowWith(ourFrame)],
      () => [foreign, windowWith(foreign)],
      // A window that is gone, or never was; a frame that is gone.
      () => [ourFrame, windowWith(ourFrame, true)],
      () => [ourFrame, null],
      () => [null, windowWith(ourFrame)],
      () => [null, windowWith(null)],
    ])();
    aServer(() => window);
    expect(askFrom(frame)).toBeNull();
    ipcMain.removeAllListeners();
  }
  // The right sender would have been given one.
  aServer(() => windowWith(ourFrame));
  const port = askFrom(ourFrame);
  expect(port).not.toBeNull();
  port?.close();
});

it(`a message that is no request asks nothing of main (seed ${seed})`, async () => {
  const { asked } = aServer(() => windowWith(ourFrame));
  const port = askFrom(ourFrame);
  if (!port) throw new Error('no port');
  const answers: unknown[] = [];
  port.addEventListener('message', ({ data }) => answers.push(data));
  port.start();
  const chance = seeded(seed);
  const request = { kind: 'request', id: 1, path: 'journal.head', input: {} };
  let requests = 0;
  for (let i = 0; i < times; i++) {
    const { value } = malformedPayload(request, chance);
    const seen = value as Partial<typeof request> | null | undefined;
    const isRequest =
      typeof seen === 'object' &&
      seen !== null &&
      seen.kind === 'request' &&
      typeof seen.id === 'number' &&
      typeof seen.path === 'string';
    port.postMessage(value);
    if (isRequest) requests += 1;
  }
  port.postMessage({ ...request, id: 424_242 });
  await expect.poll(() => answers.some((answer) => (answer as { id?: number }).id === 424_242)).toBe(true);
  // On a busy machine the last answer may be read before the port handed over what was posted before it.
  await expect.poll(() => asked.length).toBe(requests + 1);
  port.close();
});
