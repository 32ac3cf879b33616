/** A running Node host on a free port with a small built page, and a browser's manners towards it: cookie and origin. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { WebSocket } from 'ws';
import { socketPath } from '../../shared/contract/channel-frames';
import type { Handler } from '../../shared/contract/contract';
import { realWorld } from '../../shared/kernel/real-world';
import { type HttpServer, type ServedServices, startHttpServer } from '../../src-main/hosts/node/http-server';
import { createPreviews, type Previews } from '../../src-main/hosts/node/previews';
import { createSession, type Session } from '../../src-main/hosts/node/session';
import { createLog } from '../../src-main/services/log';

export type ANodeHost = {
  readonly server: HttpServer;
  readonly session: Session;
  readonly previews: Previews;
  readonly logLines: readonly string[];
  readonly notify: (path: string, body: unknown) => void;
  /** Redeems a link, as the browser does at the first visit; returns the cookie it got. */
  readonly enter: () => Promise<string>;
  readonly close: () => Promise<void>;
};

const silence: Handler = async () => {
  throw new Error('no services in this test');
};

export async function aNodeHost(
  options: { handler?: Handler; bodyLimit?: number; secret?: Uint8Array; port?: number } = {},
): Promise<ANodeHost> {
  const folder = await mkdtemp(join(tmpdir(), 'vakproef-host-'));
  const rendererFolder = join(folder, 'renderer');
  await mkdir(join(rendererFolder, 'assets'), { recursive: true });
  await writeFile(join(rendererFolder, 'index.html'), '<!doctype html><title>Vakproef</title>');
  await writeFile(join(rendererFolder, 'assets', 'start-1a2b.js'), 'export {};');
  await writeFile(join(folder, 'device.key'), 'secret beside the page');

  const logLines: string[] = [];
  const session = createSession(options.secret ?? new Uint8Array(32).fill(7), realWorld);
  const previews = createPreviews(realWorld);
  const server = await startHttpServer({
    port: options.port ?? 0,
    rendererFolder,
    session,
    previews,
    appVersion: '0.0.0',
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
    enter: async () => {
      const visit = await fetch(server.launchUrl(), { redirect: 'manual' });
      return visit.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    },
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Where pages of this origin open sockets. */
export const socketAddress = (origin: string): string => `${origin.replace('http:', 'ws:')}${socketPath}`;

/** Makes `fetch` and sockets send what a page of this origin would send. */
export function pretendToBePage(origin: string, cookie: string): void {
  const plainFetch = globalThis.fetch;
  const ofPage = { cookie, origin, 'sec-fetch-site': 'same-origin' };
  vi.stubGlobal('fetch', (address: string, init: RequestInit = {}) =>
    plainFetch(new URL(address, origin), {
      ...init,
      headers: { ...Object.fromEntries(new Headers(init.headers)), ...ofPage },
    }),
  );
  vi.stubGlobal(
    'WebSocket',
    class extends WebSocket {
      constructor(address: string) {
        super(address, { headers: ofPage });
        // A browser tells of a host that is gone by its `close` alone.
        this.on('error', () => undefined);
      }
    },
  );
}
