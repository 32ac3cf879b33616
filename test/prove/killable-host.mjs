/** The built Node host as a process that can be killed at any moment, and a page's manners towards it. */
import { fork } from 'node:child_process';
import { callHost, meet, readLink } from './enter-host.mjs';

/**
 * Starts the host over a device folder.
 * @param {{ host: string, folder: string }} options
 */
export function startHost({ host, folder }) {
  const child = fork(host, [], {
    env: {
      ...process.env,
      VAKPROEF_DATA: folder,
      VAKPROEF_STATE: `${folder}-exports/state`,
      VAKPROEF_EXPORTS: `${folder}-exports`,
      VAKPROEF_PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const ready = new Promise((resolve, reject) => {
    child.once('message', ({ url }) => resolve(url));
    ended.then(() => reject(new Error(`the host ended before it was ready:\n${output}`)));
  });
  // Whoever kills the host while it starts does not ask whether it was ready.
  ready.catch(() => undefined);
  return {
    ready,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Opens the link as a page would and returns how to call a service; a call rejects when the host is gone. */
export async function visit(launchUrl) {
  const { origin, ticket } = readLink(launchUrl);
  const token = await meet(origin, ticket);
  if (token === null) throw new Error('the host did not take its own link');
  return async (path, input) => (await callHost(origin, token, path, input)).json();
}
