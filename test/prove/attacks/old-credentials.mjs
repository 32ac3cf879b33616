/** What one run of the host gave is used at the next one, and at a host of other data. */
import { join } from 'node:path';
import { freePort, startHost } from '../attack-host.mjs';
import { callHost, meet, readLink } from '../enter-host.mjs';

export const name = 'a token or ticket works after its host has stopped, without one, or by a cookie';
export const must = 'what one run gave ends with it; no cookie, and each link once';

export async function run({ host, folder }) {
  const options = { host, folder: join(folder, 'device'), port: await freePort() };
  const first = startHost(options);
  const { origin, ticket } = readLink(await first.link);
  const token = await meet(origin, ticket);
  const works = (await callHost(origin, token, 'device.profile', {})).status;
  const usedLink = await meet(origin, ticket);
  await first.stop();
  const second = startHost(options);
  await second.link;
  const after = (await callHost(origin, token, 'device.profile', {})).status;
  const again = await meet(origin, ticket);
  const bare = await fetch(`${origin}/__call/device.profile`, {
    method: 'POST',
    headers: { origin, cookie: `vakproef-aaaaaaaaaa=${token}`, 'content-type': 'application/json' },
    body: '{}',
  });
  const page = await fetch(origin);
  await second.stop();
  return {
    held:
      works === 200 &&
      usedLink === null &&
      after === 401 &&
      again === null &&
      bare.status === 401 &&
      page.headers.get('set-cookie') === null,
    saw: `call ${works}, used link ${usedLink === null ? 'refused' : 'taken'}, after a stop ${after}, cookie ${bare.status}`,
  };
}
