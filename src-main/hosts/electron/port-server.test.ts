/** Electron's port is the same contract as every other transport, and goes to the page of our window only. */
import type { BrowserWindow } from 'electron';
import { afterEach, describe, expect, it } from 'vitest';
import { portAnswer, portRequest } from '../../../shared/contract/port-handover';
import { realWorld } from '../../../shared/kernel/real-world';
import { portTransport } from '../../../src-renderer/host/port-transport';
import { fakeElectron } from '../../../test/fakes/fake-electron';
import { contractSuite } from '../../../test/suites/contract-suite';
import { createLog } from '../../services/log';
import type { MainServices } from '../../services/main-services';
import { servePorts } from './port-server';

const { ipcMain } = fakeElectron;

const mainFrame = { origin: 'app://vakproef' };
const ourWindow = {
  isDestroyed: () => false,
  webContents: { mainFrame },
} as unknown as BrowserWindow;

function aServer(handler: MainServices['handler'], window: () => BrowserWindow | null = () => ourWindow) {
  const listeners = new Set<(path: string, body: unknown) => void>();
  const logLines: string[] = [];
  const services: Parameters<typeof servePorts>[0] = {
    handler,
    onNotice: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    presentState: () => [],
  };
  servePorts(
    services,
    window,
    createLog((line) => logLines.push(line), realWorld),
  );
  return {
    logLines,
    listeners,
    notify: (path: string, body: unknown) => {
      for (const listener of listeners) listener(path, body);
    },
  };
}

/** Asks for a port as a frame would; null when none was handed over. */
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

afterEach(() => ipcMain.removeAllListeners());

contractSuite('an Electron port', async (handler) => {
  const { notify } = aServer(handler);
  const port = askFrom(mainFrame);
  if (!port) throw new Error('no port');
  return {
    transport: portTransport(port),
    notify,
    cut: async () => port.close(),
    close: async () => {
      port.close();
      ipcMain.removeAllListeners();
    },
  };
});

describe('a port is refused to', () => {
  const handler: MainServices['handler'] = async () => {
    throw new Error('reached');
  };

  it.each([
    ['a frame inside our page', { origin: 'app://vakproef' }],
    ['a frame that is gone', null],
  ])('%s', (_, frame) => {
    const { logLines } = aServer(handler);
    expect(askFrom(frame)).toBeNull();
    expect(logLines.join()).toContain('port-refused');
  });

  it.each(['https://vakproef.example', 'app://preview-1', 'null', 'file://'])('a page of %s', (origin) => {
    const frame = { origin };
    const window = {
      isDestroyed: () => false,
      webContents: { mainFrame: frame },
    } as unknown as BrowserWindow;
    aServer(handler, () => window);
    expect(askFrom(frame)).toBeNull();
  });

  it('anybody when there is no window, or it was closed', () => {
    aServer(handler, () => null);
    expect(askFrom(mainFrame)).toBeNull();
    ipcMain.removeAllListeners();
    aServer(handler, () => ({ ...ourWindow, isDestroyed: () => true }) as unknown as BrowserWindow);
    expect(askFrom(mainFrame)).toBeNull();
  });
});

describe('a port that closes', () => {
  it('hears no more notices', async () => {
    const server = aServer(async () => {
      throw new Error('unused');
    });
    const port = askFrom(mainFrame);
    expect(server.listeners.size).toBe(1);
    port?.close();
    await expect.poll(() => server.listeners.size).toBe(0);
  });
});
