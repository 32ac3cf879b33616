/** The commands of the hub program: finds the one that is meant, reads its options, and opens the store when it asks. */
import { parseArgs } from 'node:util';
import type { World } from '../shared/kernel/world';
import type { Bodies } from './bodies/object-store';
import { type BodyPlace, openBodies } from './bodies/open-bodies';
import { checkHub, showChains } from './commands/check-hub';
import { type Command, CommandError, type CommandResult } from './commands/command';
import { newEpoch } from './commands/hand-in-anew';
import { makeBackup, restore } from './commands/keep-backup';
import { putFilesBack, takeNewPlace } from './commands/keep-files';
import { makeCentre } from './commands/make-centre';
import { makeCode } from './commands/make-code';
import { revokeDevice, showDevices } from './commands/revoke-device';
import { showCatalogue } from './commands/show-catalogue';
import { auditCommand } from './commands/tell-audit';
import { openHubStore, type StorePlace } from './open-hub-store';
import type { Store } from './store/open-store';

const commands: readonly Command[] = [
  ...[makeCentre, makeCode, showDevices, revokeDevice],
  ...[
    showCatalogue,
    auditCommand,
    checkHub,
    showChains,
    makeBackup,
    restore,
    putFilesBack,
    takeNewPlace,
    newEpoch,
  ],
];

const nameOf = ({ usage }: Command): string => usage.split(' ')[0] ?? '';
const widest = Math.max(...commands.map(({ usage }) => usage.length));

const settings = `settings, from the environment:
  DATABASE_URL            address of a PostgreSQL server; without it the hub runs one of its own
  VAKPROEF_HUB_DATA       folder of that one (.vakproef/hub)
  VAKPROEF_HUB_FILES      where files are kept: a folder, or s3://bucket (files in VAKPROEF_HUB_DATA; with DATABASE_URL
                          nowhere: then the hub takes no files), VAKPROEF_HUB_FILE_MB how large one may be (200),
                          VAKPROEF_HUB_CENTRE_GB how much all of a centre may be (no limit)
  VAKPROEF_HUB_SCANNER    a ClamAV daemon that looks for viruses in files: path of its socket, or host:port; else none
  VAKPROEF_HUB_STORE_ENDPOINT, VAKPROEF_HUB_STORE_REGION, VAKPROEF_HUB_STORE_KEY, VAKPROEF_HUB_STORE_SECRET
                          of the object store
  VAKPROEF_HUB_CANDIDATES  address of this hub as candidates reach their page (https://…), or here; else no page
  VAKPROEF_HUB_HOST       address to listen at (127.0.0.1), VAKPROEF_HUB_PORT (47620, 0 = any)
  VAKPROEF_HUB_CERT       certificate, PEM, and VAKPROEF_HUB_KEY its key: HTTPS without a proxy
  VAKPROEF_HUB_PROXIES    addresses of reverse proxies whose x-forwarded-for is believed, with commas
  VAKPROEF_HUB_METRICS    host:port for Prometheus, an address that devices do not reach; without it none
  VAKPROEF_HUB_AUDIT_YEARS  years that the audit log is kept (7)
  VAKPROEF_HUB_LOG=off    no log; VAKPROEF_HUB_SAMPLE=1 the sample centre
  VAKPROEF_HUB_LOOPBACK=1 asks an identity provider on this machine over plain HTTP, to try it out
docs/RUNNING-A-HUB.md tells the rest.`;

/** What `hub --help` prints. */
export function composeHelp(): string {
  const lines = commands.map(({ usage, summary }) => `  hub ${usage.padEnd(widest)}  ${summary}`);
  return [`  hub ${''.padEnd(widest)}  serves until it is told to stop`, ...lines, '', settings].join('\n');
}

function findCommand(name: string): Command {
  const found = commands.find((command) => nameOf(command) === name);
  if (!found) throw new CommandError(`unknown command ${name}\n\n${composeHelp()}`);
  return found;
}

function readWords(command: Command, words: readonly string[]) {
  const options = Object.fromEntries(
    (command.options ?? []).map((name) => [name, { type: 'string' as const }]),
  );
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    return { values, positionals };
  } catch {
    throw new CommandError(`usage: hub ${command.usage}`);
  }
}

/** Runs one command and closes the store again. */
export async function runCommand(
  place: StorePlace,
  name: string,
  words: readonly string[],
  world: World,
  bodyPlace: BodyPlace | null = null,
  hasScanner = false,
): Promise<CommandResult> {
  if (name === '--help' || name === '-h' || name === 'help') return { text: composeHelp() };
  const command = findCommand(name);
  const { values, positionals } = readWords(command, words);
  if (values.help) return { text: `hub ${command.usage}\n${command.summary}` };
  const opened: Promise<Store>[] = [];
  const open = (): Promise<Store> => {
    const store = opened[0] ?? openHubStore(place, 'command', world);
    if (opened.length === 0) opened.push(store);
    return store;
  };
  const bodies = async (): Promise<Bodies | null> => bodyPlace && openBodies(bodyPlace);
  const option = (of: string): string | undefined => {
    const value: unknown = Object.entries(values).find(([given]) => given === of)?.[1];
    return typeof value === 'string' ? value : undefined;
  };
  try {
    const context = { place, world, words: positionals, option, store: open, bodies, hasScanner };
    return await command.run(context);
  } finally {
    for (const store of await Promise.allSettled(opened))
      if (store.status === 'fulfilled') await store.value.close();
  }
}
