/** What a second start tells a program that holds its port, and what it believes of it. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { realWorld } from '../../../shared/kernel/real-world';
import { aFolder } from '../../../test/builders/a-journal';
import { aNodeHost } from '../../../test/builders/a-node-host';
import { aSquatter } from '../../../test/fakes/a-squatter';
import { createRunKeeper, readRunFile } from './run-file';
import { askRunningHost } from './running-host';

const impatient = { ...realWorld, pause: async () => undefined };
const portOf = (origin: string): number => Number(new URL(origin).port);

/** Says everything a host says, with an invented proof or with the one that another host gives. */
async function aLiar(passOnTo: string | null = null) {
  const squatter = await aSquatter(0, async ({ url, body }) => {
    if (url === '/__ping') return '{"app":"vakproef"}';
    if (url === '/__link') return 'http://127.0.0.1:1/#launch=phishing';
    if (!passOnTo) return JSON.stringify({ nonce: 'n'.repeat(32), proof: 'p'.repeat(43) });
    const headers = { 'content-type': 'application/json' };
    return (await fetch(`${passOnTo}${url}`, { method: 'POST', headers, body })).text();
  });
  onTestFinished(squatter.close);
  return squatter;
}

/** The file that a host left that was killed while it had this port. */
async function aFolderOfKilledHost(port: number) {
  const folder = aFolder();
  const host = await aNodeHost();
  await host.enter();
  await createRunKeeper(folder, host.session).begin(`http://127.0.0.1:${port}`);
  onTestFinished(() => host.close());
  return { folder, host };
}

it('a stranger on the port gets no secret of this user, and its link is not taken', async () => {
  const squatter = await aLiar();
  const { folder } = await aFolderOfKilledHost(squatter.port);
  expect(await askRunningHost(folder, squatter.port, impatient)).toEqual({ kind: 'vakproef-of-other-data' });
  const run = await readRunFile(folder);
  expect(squatter.heard.map(({ url }) => url)).not.toContain('/__link');
  const heard = JSON.stringify(squatter.heard);
  expect(heard).toContain(run?.owner.id);
  expect(heard).not.toContain(run?.owner.key);
  expect(squatter.heard.every(({ headers }) => headers.authorization === undefined)).toBe(true);
});

it('a stranger that passes the question on to the real host at another address is not believed', async () => {
  const real = await aNodeHost();
  onTestFinished(() => real.close());
  const squatter = await aLiar(real.server.origin);
  const folder = aFolder();
  await createRunKeeper(folder, real.session).begin(`http://127.0.0.1:${squatter.port}`);
  expect(await askRunningHost(folder, squatter.port, impatient)).toEqual({ kind: 'vakproef-of-other-data' });
  expect(squatter.heard.map(({ url }) => url)).not.toContain('/__link');
});

it('a program that answers nothing of ours is another program, at once', async () => {
  const server = createServer((_, response) => response.end('hello'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  expect(await askRunningHost(aFolder(), port, realWorld)).toEqual({ kind: 'other-program' });
});

it('a host of this folder that is only starting is waited for', async () => {
  const host = await aNodeHost();
  onTestFinished(() => host.close());
  const folder = aFolder();
  const keeper = createRunKeeper(folder, host.session);
  const world = { ...realWorld, pause: () => keeper.begin(host.server.origin) };
  const running = await askRunningHost(folder, portOf(host.server.origin), world);
  expect(running.kind).toBe('ours');
});

it('the file is for this user only, holds the tabs of a run that was killed, and goes with one that ends', async () => {
  const folder = aFolder();
  const host = await aNodeHost();
  onTestFinished(() => host.close());
  const keeper = createRunKeeper(folder, host.session);
  await keeper.begin(host.server.origin);
  const file = join(folder, 'host.run');
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  expect((await readRunFile(folder))?.tabs).toEqual([]);
  writeFileSync(file, readFileSync(file).subarray(0, 20));
  expect(await readRunFile(folder)).toBeNull();
  await keeper.keep();
  expect((await readRunFile(folder))?.owner).toEqual(host.session.owner);
  await keeper.end();
  await keeper.keep();
  expect(await readRunFile(folder)).toBeNull();
});
