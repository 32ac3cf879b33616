/**
 * The built host over a copied folder, killed (`kill -9`) around the moment at which it becomes another device: before the hub
 * is asked, after the hub gave the id and before anybody heard it, and a little after the answer. It is wholly the one or the
 * other, and the hub holds every mark once.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { value } from '../builders/value';
import { aDeviceAtWork, mark, sync, work } from '../hub/a-device-at-work';
import { type HubLab, openHubLab } from '../hub/hub-lab';
import { builtPrograms } from '../processes/built-programs';
import { startHost } from './killable-host.mjs';

let host: string;
let lab: HubLab;
beforeAll(async () => {
  ({ host } = await builtPrograms());
  lab = await openHubLab();
});
afterAll(() => lab.close());

type Hook = (path: string, forward: () => Promise<Response>) => Promise<Response>;

/** Stands before the hub, so that somebody can be killed between a question and its answer. */
async function aRelay() {
  let target = '';
  let hook: Hook = (_path, forward) => forward();
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { host: _host, connection: _connection, ...headers } = request.headers;
    const body = request.method === 'POST' ? { body: Buffer.concat(chunks) } : {};
    const init = { method: request.method ?? 'GET', headers: headers as Record<string, string>, ...body };
    const path = request.url ?? '/';
    const got = await hook(path, () => fetch(`${target}${path}`, init));
    const sent = Object.fromEntries(
      [...got.headers].filter(
        ([name]) => !/^(content-encoding|transfer-encoding|content-length|connection|keep-alive)$/.test(name),
      ),
    );
    response.writeHead(got.status, sent).end(Buffer.from(await got.arrayBuffer()));
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    /** @returns its own address */
    to: (hubUrl: string) => {
      target = hubUrl;
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
    at: (next: Hook) => {
      hook = next;
    },
  };
}

async function aScene() {
  const relay = await aRelay();
  const scene = await aDeviceAtWork(lab, relay.to);
  const { first, open, unlock, copyFolder } = scene;
  await work(first, 3);
  await copyFolder();
  const again = await open();
  await unlock(again);
  await work(again, 2);
  await again.close();
  // The copy works without a network, and is stopped.
  const offline = await open('copy', () => Promise.reject(new TypeError('no network')));
  await unlock(offline);
  await mark(offline, 4);
  await offline.close();
  return { ...scene, relay };
}

test.each([
  ['before the hub is asked', 'before', 0],
  ['after the hub gave the id, before the answer', 'between', 0],
  ['with the answer on its way', 'after', 0],
  ['a moment after the answer', 'after', 4],
  ['when it is written down', 'after', 25],
] as const)(
  'Y24: killed %s, the copy is the one or the other, and every mark is held once',
  async (_name, when, afterMs) => {
    const { hub, relay, root: folder, open, unlock, held } = await aScene();
    const running = startHost({ host, folder: join(folder, 'copy') });
    const killed = new Promise<void>((resolve) => {
      let isDone = false;
      relay.at(async (path, forward) => {
        if (path !== '/v1/devices/parted' || isDone) return forward();
        isDone = true;
        const answer = when === 'before' ? null : await forward();
        if (when === 'after') void wait(afterMs).then(running.kill).then(resolve);
        else await running.kill().then(resolve);
        return answer ?? new Response('', { status: 503 });
      });
    });
    await running.ready.catch(() => undefined);
    await killed;

    const copy = await open('copy');
    expect(await sync(copy)).toMatchObject({ waiting: 0, refused: 0 });
    const profile = value(await copy.device.profile.read());
    expect(profile.deviceName).toBe('Tablet 3 (2)');
    await unlock(copy);
    expect(await work(copy, 1)).toMatchObject({ waiting: 0, refused: 0 });
    await copy.close();
    const marks = await held('mark-given');
    expect(marks).toHaveLength(3 + 2 + 4 + 1);
    expect(marks.filter((mark) => mark.device_id === profile.deviceId)).toHaveLength(1);
    expect(await held('doubted')).toEqual([]);
    expect(await hub.store.database.selectFrom('parted_device').selectAll().execute()).toHaveLength(1);
  },
);
