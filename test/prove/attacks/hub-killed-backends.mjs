/** The database's processes are killed while devices push: nothing that was receipted may be lost, and the hub lives. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { newCentre, withHub } from '../attack-hub.mjs';

export const name = 'database processes killed during pushes end the hub, or lose what it receipted';
export const must = 'pushes are received or told to try again; nothing receipted is lost; the hub lives';

/** The hub's own server, as its folder says. */
function connect(hub) {
  const read = (...names) => readFileSync(join(hub.data, 'database', ...names), 'utf8');
  const [, , , port, socketFolder] = read('data', 'postmaster.pid').split('\n');
  const client = new pg.Client({
    ...{ host: socketFolder, port: Number(port), user: 'vakproef', database: 'postgres' },
    password: read('password'),
  });
  client.on('error', () => {});
  return client.connect().then(() => client);
}

const others = `select pid from pg_stat_activity
  where backend_type = 'client backend' and pid <> pg_backend_pid()`;

export const run = (options) => {
  if (process.platform === 'win32') return { skipped: 'there is no such signal on Windows' };
  return withHub(options, async (hub) => {
    const { device, carried } = await newCentre(hub, 'Een');
    const [received, answers] = [new Set(), new Map()];
    let kills = 0;
    const pushAll = async () => {
      for (let i = 0; i < 60; i++) {
        const changes = Array.from({ length: 20 }, () => device.change({}, carried));
        const answer = await device
          .push(...changes)
          .catch(() => ({ status: 'no answer', fateOf: () => null }));
        const named = answer.code ?? answer.status;
        answers.set(named, (answers.get(named) ?? 0) + 1);
        for (const change of changes)
          if (answer.fateOf(change) === 'received') received.add(change.change.changeId);
      }
    };
    const pushing = pushAll().then(() => 'done');
    const ended = Symbol('ended');
    for (let round = 0; round < 3; round++) {
      const client = await connect(hub).catch(() => null);
      const { rows } = (await client?.query(others).catch(() => null)) ?? { rows: [] };
      for (const { pid } of rows.slice(0, 2)) {
        kills += 1;
        // As the system would when memory runs out: it takes the whole server with it, through crash recovery.
        try {
          process.kill(pid, round === 0 ? 'SIGTERM' : 'SIGKILL');
        } catch {
          // It has ended by itself since it was asked for.
          kills -= 1;
        }
      }
      await client?.end().catch(() => {});
      if ((await Promise.race([pushing, new Promise((r) => setTimeout(r, 1500, ended))])) !== ended) break;
    }
    await pushing;
    let page = await device.ask('/v1/changes?after=0');
    for (let i = 0; i < 200 && page.status !== 200; i++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      page = await device.ask('/v1/changes?after=0');
    }
    const held = new Set();
    for (let after = 0; ; ) {
      const { changes, cursor, hasMore } = (await device.ask(`/v1/changes?after=${after}`)).value;
      for (const { text } of changes) held.add(JSON.parse(text).changeId);
      after = cursor;
      if (!hasMore) break;
    }
    const lost = [...received].filter((id) => !held.has(id)).length;
    const odd = [...answers.keys()].filter((answer) => answer !== 200 && answer !== 'hub-busy');
    return {
      held: hub.isAlive() && lost === 0 && kills > 0 && received.size > 0 && odd.length === 0,
      saw: `${kills} killed; ${[...answers].map(([answer, count]) => `${count} pushes ${answer}`).join(', ')}; ${received.size} changes receipted, ${lost} lost; the hub ${hub.isAlive() ? 'lives' : 'ended'}`,
    };
  });
};
