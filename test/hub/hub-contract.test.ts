/** Both hubs keep the contract, and an endpoint more is its line in the contract and its handler, nothing else. */
import { createHash } from 'node:crypto';
import Fastify from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { newId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok } from '../../shared/kernel/result';
import type { HandlersOf, HttpContract } from '../../shared/protocol/http-contract';
import { serveContract } from '../../src-hub/http/serve-contract';
import { connectHttp } from '../../src-main/sync/connect-http';
import { aWorld } from '../builders/a-world';
import { fakeHub } from '../fakes/fake-hub';
import { serveFetch } from '../fakes/serve-fetch';
import { hubSuite } from '../suites/hub-suite';
import { aStaffMember } from './a-person';
import { aCode, aHub, anOrganisation, type HubLab, openHubLab } from './hub-lab';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

hubSuite('the hub', async () => {
  const { url, store } = await aHub(await lab.freshDatabase());
  const organisationId = await anOrganisation(store);
  return {
    url,
    fetch: globalThis.fetch,
    code: () => aCode(store, organisationId),
    codeOfSomebody: async () => {
      const { staffId } = await aStaffMember(store, organisationId, ['administrator', 'examiner']);
      return { staffId, code: await aCode(store, organisationId, new Date(), staffId) };
    },
  };
});

hubSuite('the fake hub', async () => {
  const { url, fetch, nameInCode } = fakeHub({ saysDevices: true });
  const code = async () => 'AAAA-BBBB-CCCC-DDDD';
  return {
    url,
    fetch,
    code,
    codeOfSomebody: async () => {
      const staffId = newId<'Staff'>();
      nameInCode(staffId);
      return { staffId, code: await code() };
    },
  };
});

const weatherContract = {
  weather: {
    method: 'POST',
    path: '/v1/weather',
    caller: 'device',
    input: z.object({ place: z.string() }),
    output: z.object({ place: z.string(), asker: z.string(), degrees: z.number() }),
  },
  map: { method: 'GET', path: '/v1/map', caller: 'anyone', input: z.object({}), output: 'bytes' },
} as const satisfies HttpContract;

const mapBytes = Buffer.from([0, 255, 10, 13]);
const weatherHandlers: HandlersOf<typeof weatherContract, string> = {
  weather: async ({ place }, asker) =>
    place === 'nowhere' ? err(problem('document-missing')) : ok({ place, asker, degrees: 7 }),
  map: async () => ok({ bytes: mapBytes, digest: createHash('sha256').update(mapBytes).digest('hex') }),
};

test.each([
  [
    'at a server',
    async () => {
      const server = Fastify();
      serveContract(
        server,
        weatherContract,
        weatherHandlers,
        {
          authenticate: async ({ headers }) =>
            headers.authorization ? ok('Tablet 7') : err(problem('device-unknown')),
          idOf: (name) => name,
        },
        aWorld(),
      );
      return { url: await server.listen({ host: '127.0.0.1', port: 0 }), fetch, close: () => server.close() };
    },
  ],
  [
    'at the fake',
    async () => {
      const behindFetch = serveFetch(weatherContract, weatherHandlers, (authorization) =>
        authorization ? ok('Tablet 7') : err(problem('device-unknown')),
      );
      return { url: 'https://hub.example', fetch: behindFetch, close: async () => {} };
    },
  ],
])('a made-up endpoint works from its two places %s', async (_where, open) => {
  const { url, fetch: ask, close } = await open();
  const connect = (token: string | null) =>
    connectHttp(weatherContract, {
      hubUrl: url,
      token,
      fetch: ask,
      signal: new AbortController().signal,
      seen: () => null,
    });
  try {
    const device = connect('token');
    expect(await device.weather({ place: 'Delft' })).toEqual(
      ok({ place: 'Delft', asker: 'Tablet 7', degrees: 7 }),
    );
    expect(await device.weather({ place: 'nowhere' })).toEqual(err(problem('document-missing')));
    expect(await connect(null).weather({ place: 'Delft' })).toEqual(err(problem('device-unknown')));
    expect(await connect(null).map({})).toMatchObject(ok({ bytes: new Uint8Array(mapBytes) }));
  } finally {
    await close();
  }
});
