/** A built host that joined a hub, for attacks: how handing in stands, and everything its journal holds. */
import { setTimeout as pause } from 'node:timers/promises';
import { startHost } from './attack-host.mjs';
import { callHost, meet, readLink } from './enter-host.mjs';

/** Starts it and joins. */
export async function joinFrom({ host, folder }, hubUrl) {
  const running = startHost({ host, folder });
  const { origin, ticket } = readLink(await running.link);
  const token = await meet(origin, ticket);
  const call = async (path, input = {}) => {
    const { value, problem } = await (await callHost(origin, token, path, input)).json();
    if (problem) throw new Error(`${path}: ${problem.code}`);
    return value;
  };
  await call('device.enrol', { hubUrl, code: 'AAAA-BBBB-CCCC', deviceName: 'Tablet' });
  const journal = async () => (await call('journal.read', { from: 1, limit: 5000 })).entries;
  return {
    sync: () => call('sync.syncNow'),
    status: () => call('sync.status'),
    journal,
    /** Waits until the journal holds an entry of that kind. */
    whenThere: async (kind) => {
      for (let tries = 0; tries < 150; tries++) {
        if ((await journal()).some(({ entry }) => entry.kind === kind)) return;
        await pause(200);
      }
      throw new Error(`the journal has no ${kind}`);
    },
    stop: running.stop,
  };
}
