/** What goes with every request of a device: who asks, and for whoever looks after the devices its program and what waits. */
import { expect, it } from 'vitest';
import { hubContract } from '../../shared/protocol/hub-contract';
import { connectHttp } from './connect-http';

async function headersOfRequest(token: string | null): Promise<Headers> {
  const asked: Headers[] = [];
  const hub = connectHttp(hubContract, {
    hubUrl: 'https://hub.example',
    token,
    fetch: async (_url, init) => {
      asked.push(new Headers(init?.headers));
      return new Response('{}', { status: 500 });
    },
    signal: new AbortController().signal,
    seen: () => null,
    about: () => '0.9.1 12',
    clock: () => '1764180000000 5000 13',
  });
  await hub.pull({ after: 0, limit: 1, ownSeq: 0, ownHash: '' });
  return asked[0] ?? new Headers();
}

it('a device tells its program and how many changes wait with every request', async () => {
  const headers = await headersOfRequest('T'.repeat(43));
  expect(headers.get('vakproef-device')).toBe('0.9.1 12');
  expect(headers.get('vakproef-clock')).toBe('1764180000000 5000 13');
});

it('a stranger tells nothing of itself', async () => {
  const headers = await headersOfRequest(null);
  expect(headers.get('vakproef-device')).toBeNull();
  expect(headers.get('vakproef-clock')).toBeNull();
  expect(headers.get('authorization')).toBeNull();
});
