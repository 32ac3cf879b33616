/**
 * The hub as a program. Without arguments it serves until it is told to stop (Ctrl-C, SIGTERM, or the end of the
 * program that forked it) and then ends its own PostgreSQL too. Commands do one task, also beside a running hub:
 *
 *   hub                                          serve
 *   hub code [organisationId]                    print a new enrolment code
 *   hub centre <name> <place> <administrator>    make an exam centre and print a code for its first device
 *   hub chains                                   print gaps and forks in what devices sent, and signatures that do not fit
 *   hub new-epoch                                after restoring a backup: let all devices send again
 *
 * Environment: VAKPROEF_HUB_PORT (default 47620, 0 = any), VAKPROEF_HUB_HOST (default 127.0.0.1),
 * DATABASE_URL or VAKPROEF_HUB_DATA (default .vakproef/hub), VAKPROEF_HUB_SAMPLE=1 (the sample centre).
 */
import path from 'node:path';
import { realWorld } from '../shared/kernel/real-world';
import type { StorePlace } from './open-hub-store';
import { runCommand } from './run-command';
import { serveHub } from './serve-hub';

function readPlace(env: NodeJS.ProcessEnv): StorePlace {
  if (env.DATABASE_URL) return { databaseUrl: env.DATABASE_URL };
  return { dataFolder: path.resolve(env.VAKPROEF_HUB_DATA ?? '.vakproef/hub'), isDurable: true };
}

async function main(): Promise<void> {
  const place = readPlace(process.env);
  const [command, ...words] = process.argv.slice(2);
  if (command !== undefined) {
    process.stdout.write(`${await runCommand(place, command, words, realWorld)}\n`);
    return;
  }
  const port = Number(process.env.VAKPROEF_HUB_PORT ?? 47620);
  const host = process.env.VAKPROEF_HUB_HOST ?? '127.0.0.1';

  // Asked to stop while starting: the start is finished first, so that no PostgreSQL is left behind.
  let stop: () => void = () => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  process.once('disconnect', stop);

  const hub = await serveHub({
    place,
    host,
    port,
    hasSampleCentre: process.env.VAKPROEF_HUB_SAMPLE === '1',
    world: realWorld,
  });
  process.stdout.write(
    `hub ready at ${hub.url}${hub.enrolmentCode ? `, enrolment code ${hub.enrolmentCode}` : ''}\n`,
  );
  process.send?.({ type: 'ready', url: hub.url, enrolmentCode: hub.enrolmentCode });
  await stopped;
  await hub.close();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`hub: ${error instanceof Error ? error.message : 'unknown error'}\n`);
    process.exit(1);
  },
);
