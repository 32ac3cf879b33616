/** A running Node host on a free port with a small built page, and a browser's manners towards it: token and origin. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { WebSocket } from 'ws';
import { socketPath } from '../../shared/contract/channel-frames';
import type { Handler } from '../../shared/contract/contract';
import { realWorld } from '../../shared/kernel/real-world';
import type { World } from '../../shared/kernel/world';
import { type HttpServer, type ServedServices, startHttpServer } from '../../src-main/hosts/node/http-server';
import { createPreviews, type Previews } from '../../src-main/hosts/node/previews';
import { createSession, type KeptTab, type Session } from '../../src-main/hosts/node/session';
import { createLog } from '../../src-main/services/log';
import { meetHost } from './meet-host';

export type ANodeHost = {
  readonly server: HttpServer;
  readonly session: Session;
  readonly previews: Previews;
  readonly logLines: readonly string[];
  readonly notify: (path: string, body: unknown) => void;
  /** Meets the host over a new link, as a page does at the first visit; returns the token for its requests. */
  readonly enter: () => Promise<string>;
  readonly close: () => Promise<void>;
};

const silence: Handler = async () => {
  throw new Error('no services in this test');
};

export async function aNodeHost(
  options: {
    handler?: Handler;
    bodyLimit?: number;
    /** What a run before left. */
    tabs?: readonly KeptTab[];
    port?: number;
    world?: World;
  } = {},
): Promise<ANodeHost> {
  const folder = await mkdtemp(join(tmpdir(), 'vakproef-host-'));
  const rendererFolder = join(folder, 'renderer');
  await mkdir(join(rendererFolder, 'assets'), { recursive: true });
  await writeFile(join(rendererFolder, 'index.html'), '<!doctype html><title>Vakproef</title>');
  await writeFile(join(rendererFolder, 'assets', 'start-1a2b.js'), 'export {};');
  await writeFile(join(folder, 'device.key'), 'secret beside the page');

  const logLines: string[] = [];
  const session = createSession(options.world ?? realWorld, options.tabs);
  const previews = createPreviews(realWorld);
  const server = await startHttpServer({
    port: options.port ?? 0,
    rendererFolder,
    session,
    previews,
    onEntered: async () => undefined,
    world: realWorld,
    log: createLog((line) => logLines.push(line), realWorld),
    ...(options.bodyLimit ? { bodyLimit: options.bodyLimit } : {}),
  });
  const listeners = new Set<(path: string, body: unknown) => void>();
  const services: ServedServices = {
    handler: options.handler ?? silence,
    onNotice: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    presentState: () => [{ path: 'probe.present', body: { number: listeners.size } }],
  };
  server.serve(services);
  return {
    server,
    session,
    previews,
    logLines,
    notify: (path, body) => {
      for (const listener of listeners) listener(path, body);
    },
    enter: () => meetHost(server.launchUrl()),
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Where pages of this origin open sockets. */
export const socketAddress = (origin: string): string => `${origin.replace('http:', 'ws:')}${socketPath}`;

/** Makes `fetch` and sockets send what a page of this origin sends by itself. */
export function pretendToBePage(origin: string): void {
  const plainFetch = globalThis.fetch;
  const ofPage = { origin, 'sec-fetch-site': 'same-origin' };
  vi.stubGlobal('fetch', (address: string, init: RequestInit = {}) =>
    plainFetch(new URL(address, origin), {
      ...init,
      headers: { ...Object.fromEntries(new Headers(init.headers)), ...ofPage },
    }),
  );
  vi.stubGlobal(
    'WebSocket',
    class extends WebSocket {
      constructor(address: string, protocols: string[]) {
        super(address, protocols, { headers: ofPage });
        // A browser tells of a host that is gone by its `close` alone.
        this.on('error', () => undefined);
      }
    },
  );
}
