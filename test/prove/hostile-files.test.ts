/**
 * Whatever is in a file: an answer within ten seconds, no exception, no import by half, nothing that the records do not
 * allow, and no word of it in the prototypes of the program. A few hundred files here; `npm run prove:fuzz` takes ten thousand,
 * with the memory held to 256 MB.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { decideExchange } from '../../shared/domain/decide-exchange';
import { splitQualification } from '../../shared/domain/qualification';
import { decideRoster } from '../../shared/domain/roster/decide-roster';
import { readImportFile } from '../../shared/formats/read-import-file';
import { openRoster } from '../../shared/formats/roster/open-roster';
import { readRoster } from '../../shared/formats/roster/read-roster';
import { blobSource } from '../../shared/formats/sbb-xml';
import { newId } from '../../shared/kernel/ids';
import { problemCatalogue } from '../../shared/kernel/problem';
import { groupSchema } from '../../shared/records/group';
import { participantSchema } from '../../shared/records/participant';
import { qualificationHeadSchema } from '../../shared/records/qualification';
import { qualificationVersionSchema } from '../../shared/records/qualification-version';
import { standardCompetences } from '../../shared/records/standard-competences';
import { aRandom } from '../builders/a-random';
import { aLargeQualification } from '../builders/any-qualification';
import { seedOfRun } from '../faults/seed-of-run';
import { type HostileFile, hostileFile, wellKnown } from './hostile-files';

const count = Number(process.env.VAKPROEF_FUZZ ?? 250);
const seed = seedOfRun();
const here = [aLargeQualification(40)];
const heads = here.map((one) => splitQualification(one, null).head);
const mostMs = 10_000;
const mostBytes = 256 * 1024 * 1024;

/** Taken for a roster, too: an answer, and nothing that the records do not allow. */
function tryAsRoster({ name, bytes }: HostileFile): void {
  const opened = openRoster([{ name, bytes: new Uint8Array(bytes) }]);
  const read = opened.ok ? readRoster(opened.value, { table: null, edits: {} }) : opened;
  if (!read.ok) {
    expect(Object.keys(problemCatalogue)).toContain(read.problem.code);
    return;
  }
  const { writes } = decideRoster({
    ...{ readout: structuredClone(read.value), newId, now: '2026-11-27T12:00:00.000Z', today: '2026-11-27' },
    ...{ staffId: newId<'Staff'>(), choices: { meant: {}, left: new Set(), extent: 'bulk' } },
    view: { participants: [], staff: [], groups: [], memberships: [], standardQualificationIds: [] },
  });
  for (const one of writes.participants) participantSchema.parse(one);
  for (const one of writes.groups) groupSchema.parse(one);
}

/** Of this process, whatever else the machine does meanwhile. */
const cpuMsSince = (before: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

/** What became of it, within the time that it may take. */
async function tryOne(file: HostileFile): Promise<string> {
  const before = process.cpuUsage();
  tryAsRoster(file);
  const became = await tryToImport(file);
  if (process.env.VAKPROEF_FUZZ) expect(cpuMsSince(before), file.name).toBeLessThan(mostMs);
  return became;
}

/** The format, or the code of the problem. */
async function tryToImport({ name, bytes }: HostileFile): Promise<string> {
  const read = await readImportFile(blobSource(new Blob([new Uint8Array(bytes)])), { name });
  if (!read.ok) {
    expect(Object.keys(problemCatalogue)).toContain(read.problem.code);
    return read.problem.code;
  }
  if (read.value.kind === 'exchange') {
    const { readout } = structuredClone(read.value);
    const plan = decideExchange({
      ...{ readout, choices: {}, left: new Set<string>(), heads, existing: here },
      ...{ competences: standardCompetences, newId },
    });
    expect(plan.items).toHaveLength(readout.qualifications.length);
    const ids = plan.toWrite.map(({ qualificationId }) => qualificationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const qualification of plan.toWrite) {
      const { head, version } = splitQualification(qualification, null);
      qualificationHeadSchema.parse(head);
      qualificationVersionSchema.parse(version);
    }
  }
  return read.value.kind;
}

/** Collects what is left over where it is much; nothing where nobody measures. */
function collectorOf(): () => void {
  if (!process.env.VAKPROEF_FUZZ) return () => undefined;
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('this engine cannot be asked to collect');
  return () => {
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    if (heapUsed + arrayBuffers > mostBytes / 2) collect();
  };
}
const collect = collectorOf();

const isClean = (): boolean => !('isAdmin' in {}) && !('isAdmin' in []);

it.each(wellKnown.map((file) => [file.name, file] as const))(
  '%s does no harm',
  async (_name, file) => {
    await tryOne(file);
    expect(isClean()).toBe(true);
  },
  30_000,
);

it(`${count} files by chance (seed ${seed}) do no harm`, async () => {
  const random = aRandom(seed);
  const chance = () => random(1);
  const became = new Map<string, number>();
  for (let index = 0; index < count; index++) {
    const file = hostileFile(chance);
    // What a file costs is told of that file alone, and not of what others left to be collected.
    collect();
    try {
      const what = await tryOne(file);
      became.set(what, (became.get(what) ?? 0) + 1);
    } catch (thrown) {
      throw new Error(`file ${index} of seed ${seed} (${file.name})`, { cause: thrown });
    }
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    if (process.env.VAKPROEF_FUZZ) expect(heapUsed + arrayBuffers).toBeLessThan(mostBytes);
  }
  expect(isClean()).toBe(true);
  expect(became.size).toBeGreaterThan(3);
  if (process.env.VAKPROEF_FUZZ) console.log(Object.fromEntries(became));
}, 3_600_000);
