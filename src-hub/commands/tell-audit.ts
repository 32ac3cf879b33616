/** `hub audit`: what people and devices did at the hub, with names, in the terminal or as a file for a spreadsheet. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { writeCsv } from '../../shared/formats/write-csv';
import { type AuditEntry, auditDone } from '../../shared/values/audit-entry';
import { type AuditFilter, readAudit } from '../audit/read-audit';
import { countAudit } from '../audit/write-audit';
import type { Store } from '../store/open-store';
import { type Command, type CommandContext, CommandError } from './command';
import type { NamedCentre } from './find-named';
import { describeCentre, findCentre, findDevice, findStaff, listDevices, listStaff } from './find-named';

const mostInTerminal = 200;
const pageRows = 2000;

type NameOf = (id: string | null) => string;

async function nameEverybody(store: Store, centre: NamedCentre): Promise<NameOf> {
  const devices = await listDevices(store, centre);
  const staff = await listStaff(store, centre, true);
  const names = new Map<string, string>([
    ...devices.map(({ deviceId, deviceName }) => [deviceId, deviceName] as const),
    ...staff.map(({ staffId, name }) => [staffId, name] as const),
  ]);
  return (id) => (id === null ? '' : (names.get(id) ?? id));
}

function readSince(typed: string | undefined): Date | undefined {
  if (typed === undefined) return undefined;
  const since = new Date(typed);
  if (Number.isNaN(since.getTime())) throw new CommandError(`--since is no day: ${typed} (as 2026-11-26)`);
  return since;
}

async function readFilter(
  store: Store,
  centre: NamedCentre,
  { option }: CommandContext,
): Promise<AuditFilter> {
  const [device, person] = [option('device'), option('person')];
  return {
    since: readSince(option('since')),
    deviceId: device === undefined ? undefined : (await findDevice(store, centre, device)).deviceId,
    staffId: person === undefined ? undefined : (await findStaff(store, centre, person, true)).staffId,
  };
}

async function readAll(store: Store, centre: NamedCentre, filter: AuditFilter): Promise<AuditEntry[]> {
  const all: AuditEntry[] = [];
  for (;;) {
    const before = all.at(-1)?.number;
    const page = await readAudit(store.database, centre.organisationId, { ...filter, before }, pageRows);
    all.push(...page);
    if (page.length < pageRows) return all;
  }
}

const originWords: ReadonlyMap<string, string> = new Map([
  ['command', 'hub command line'],
  ['candidate', 'the candidate'],
]);

const whoOf = (entry: AuditEntry, nameOf: NameOf): string =>
  originWords.get(entry.origin) ?? nameOf(entry.staffId);

function describeEntry(entry: AuditEntry, nameOf: NameOf): string {
  const { at, what, deviceId, about, outcome, detail, count } = entry;
  const words = [
    ...[at, outcome === auditDone ? what : `${what}: ${outcome}`, whoOf(entry, nameOf)],
    ...[deviceId ? `on ${nameOf(deviceId)}` : '', about ? `about ${about.kind} ${nameOf(about.id)}` : ''],
    ...[detail, count > 1 ? `${count} times` : ''],
  ];
  return words.filter((word) => word !== '').join('  ');
}

const headings = [
  ...['number', 'at', 'last at', 'count', 'what', 'outcome', 'who', 'staff id', 'device', 'device id'],
  ...['session id', 'about', 'about name', 'about id', 'detail'],
];

const cellsOf = (entry: AuditEntry, nameOf: NameOf): string[] => [
  ...[String(entry.number), entry.at, entry.lastAt, String(entry.count), entry.what, entry.outcome],
  ...[whoOf(entry, nameOf), entry.staffId ?? '', nameOf(entry.deviceId), entry.deviceId ?? ''],
  ...[entry.sessionId ?? '', entry.about?.kind ?? '', nameOf(entry.about?.id ?? null), entry.about?.id ?? ''],
  entry.detail,
];

async function writeFile(file: string, entries: readonly AuditEntry[], nameOf: NameOf): Promise<string> {
  const place = path.resolve(file);
  const csv = writeCsv([headings, ...entries.map((entry) => cellsOf(entry, nameOf))]);
  try {
    await fs.writeFile(place, csv, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new CommandError(`${file} exists; it is not overwritten`);
    throw error;
  }
  return `${place}: ${entries.length} rows. Its cells are parted by commas: import it into a spreadsheet with those. It holds names: keep it as you keep results.`;
}

export const auditCommand: Command = {
  usage: 'audit [centre] [--since <day>] [--device <device>] [--person <staff member>] [--csv <file>]',
  summary: 'tells who did what at the hub, the newest first',
  options: ['since', 'device', 'person', 'csv'],
  run: async (context) => {
    const store = await context.store();
    const centre = await findCentre(store, context.words[0]);
    const filter = await readFilter(store, centre, context);
    const told = { what: 'audit-read', origin: 'command' } as const;
    await countAudit(store.database, centre.organisationId, told, store.world.now());
    const nameOf = await nameEverybody(store, centre);
    const file = context.option('csv');
    if (file !== undefined)
      return { text: await writeFile(file, await readAll(store, centre, filter), nameOf) };
    const found = await readAudit(store.database, centre.organisationId, filter, mostInTerminal + 1);
    const lines = found.slice(0, mostInTerminal).map((entry) => describeEntry(entry, nameOf));
    const more =
      found.length > mostInTerminal ? ['… and older ones: --since, or all of them with --csv'] : [];
    return { text: [describeCentre(centre), ...lines, ...more].join('\n') };
  },
};
