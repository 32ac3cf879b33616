/** Another account takes the port while Vakproef is not running, and waits for its owner's next start. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, squat, startHost } from '../attack-host.mjs';
import { meet, readLink } from '../enter-host.mjs';

export const name = 'a stranger on the port gets the owner to show a secret, or to print its link';
export const must = 'host and page prove themselves to each other before either sends a secret';

export async function run({ host, folder }) {
  const data = join(folder, 'device');
  const port = await freePort();
  const first = startHost({ host, folder: data, port });
  await first.link;
  const left = readFileSync(join(data, 'host.run'), 'utf8');
  // Killed, so that the file of its run is left behind.
  await first.kill();
  writeFileSync(join(data, 'host.run'), left, { mode: 0o600 });
  const stranger = await squat(port, (url) =>
    url === '/__ping'
      ? '{"app":"vakproef"}'
      : url === '/__link'
        ? `http://127.0.0.1:${port}/#launch=phishing.phishing`
        : JSON.stringify({ nonce: 'n'.repeat(32), proof: 'p'.repeat(43) }),
  );
  const second = startHost({ host, folder: data, port });
  const printed = await second.link;
  await second.ended;
  await stranger.close();
  const heard = JSON.stringify(stranger.heard);
  const { owner } = JSON.parse(left);
  const third = startHost({ host, folder: data, port });
  const { origin } = readLink(await third.link);
  const stolen = await meet(origin, owner);
  await third.stop();
  const told = heard.includes(owner.key) || /authorization|cookie/i.test(heard);
  return {
    held: printed === null && !told && stolen === null,
    saw: `${stranger.heard.length} requests heard, link printed: ${printed !== null}, secret heard: ${told}, ticket of the run before works: ${stolen !== null}`,
  };
}
