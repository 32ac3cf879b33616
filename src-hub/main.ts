/**
 * The hub as a program. Without arguments it serves until it is told to stop (Ctrl-C, SIGTERM, or the end of the
 * program that forked it): it finishes what it is answering, closes the database, ends its own PostgreSQL too, and
 * ends with 0. Commands do one task, also beside a running hub; `hub --help` lists them and the settings.
 */
import { realWorld } from '../shared/kernel/real-world';
import { readBodyPlace, readPlace, readSettings } from './read-settings';
import { runCommand } from './run-command';

async function runOnce(command: string, words: readonly string[]): Promise<number> {
  // What a command says is for who typed it; the log of the hub is no place for it, nor it for the log.
  process.env.VAKPROEF_HUB_LOG ??= 'off';
  const { text, isGood = true } = await runCommand(
    readPlace(process.env),
    command,
    words,
    realWorld,
    readBodyPlace(process.env),
    Boolean(process.env.VAKPROEF_HUB_SCANNER),
  );
  process.stdout.write(`${text}\n`);
  return isGood ? 0 : 1;
}

async function serve(): Promise<number> {
  // Asked to stop while starting: the start is finished first, so that no PostgreSQL is left behind.
  let stop: () => void = () => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  process.once('disconnect', stop);

  // Only who serves waits for what serving takes to load: a command is half of it faster.
  const { serveHub } = await import('./serve-hub');
  const hub = await serveHub(readSettings(process.env), realWorld);
  // A code lets somebody in: it goes to the terminal of who started the hub, and to no log.
  const isTerminal = process.stdout.isTTY === true;
  const code = isTerminal && hub.enrolmentCode ? `, enrolment code ${hub.enrolmentCode}` : '';
  process.stdout.write(`hub ready at ${hub.url}${code}\n`);
  process.send?.({ type: 'ready', url: hub.url, enrolmentCode: hub.enrolmentCode });
  await stopped;
  await hub.close();
  return 0;
}

const [command, ...words] = process.argv.slice(2);
(command === undefined ? serve() : runOnce(command, words)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`hub: ${error instanceof Error ? error.message : 'unknown error'}\n`);
    process.exit(1);
  },
);
