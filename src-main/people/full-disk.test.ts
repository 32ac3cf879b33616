/** A disk that has no room for a try in the journal lets the right person in, and nobody who guesses more than ten times. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { newId } from '../../shared/kernel/ids';
import { err } from '../../shared/kernel/result';
import { aMarkDraft } from '../../test/builders/a-draft';
import { aPeopleLab, type PeopleLab, type PeopleLabOptions } from '../../test/builders/a-people-lab';
import { value } from '../../test/builders/value';
import { memoryJournal } from '../../test/fakes/memory-journal';
import { recordOpeningFirst } from './record-opening-first';
import { createTriesMirror } from './tries-mirror';

const joke = newId<'Staff'>();
const pin = '271828';
const secret = new Uint8Array(32).fill(3);
const hour = 60 * 60_000;
const unlock = (lab: PeopleLab, typed: string) => lab.service.unlock({ staffId: joke, pin: typed });
const fillUp = (lab: PeopleLab): void => lab.journal.failAppends(Number.POSITIVE_INFINITY);
const makeRoom = (lab: PeopleLab): void => lab.journal.failAppends(0);

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vakproef-full-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

/** Somebody has a PIN here, the device is locked, and its disk is full. */
async function aFullLab(options: PeopleLabOptions = {}): Promise<PeopleLab> {
  const reserve = createTriesMirror(join(folder, 'device'), secret, 'reserve');
  const lab = await aPeopleLab({ reserve, ...options });
  value(await lab.service.begin({ code: 'A1B2', staffId: joke, pin }));
  value(await lab.service.lock({}));
  fillUp(lab);
  return lab;
}

async function guess(lab: PeopleLab, times: number): Promise<void> {
  for (let n = 0; n < times; n++) {
    lab.world.pass(lab.service.people.get().persons[0]?.waitMs ?? 0);
    await unlock(lab, `99999${n % 10}`);
  }
}

async function restartFull(lab: PeopleLab, journal?: ReturnType<typeof memoryJournal>): Promise<PeopleLab> {
  const again = await lab.restart(journal);
  fillUp(again);
  again.world.pass(24 * hour);
  return again;
}

describe('on a full disk', () => {
  it('the PIN lets in, and no other does', async () => {
    const lab = await aFullLab();
    expect(await unlock(lab, '999999')).toMatchObject(err({ code: 'pin-wrong', details: { triesLeft: 9 } }));
    expect(value(await unlock(lab, pin)).staffId).toBe(joke);
    expect(lab.service.people.get()).toMatchObject({ session: { staffId: joke } });
    expect(lab.service.people.get().persons[0]).toMatchObject({ triesLeft: 10, waitMs: 0 });
  });

  it('ten wrong ones are the end, also after a new start and when there is room again', async () => {
    const lab = await aFullLab();
    await guess(lab, 10);
    const again = await restartFull(lab);
    expect(await unlock(again, pin)).toMatchObject(err({ code: 'pin-blocked' }));
    makeRoom(again);
    expect(await unlock(again, pin)).toMatchObject(err({ code: 'pin-blocked' }));
  });

  it('tries before, during and after it are ten in all', async () => {
    const lab = await aFullLab();
    makeRoom(lab);
    await guess(lab, 3);
    fillUp(lab);
    await guess(lab, 3);
    makeRoom(lab);
    await guess(lab, 3);
    expect(lab.service.people.get().persons[0]).toMatchObject({ triesLeft: 1 });
    const again = await lab.restart();
    expect(again.service.people.get().persons[0]).toMatchObject({ triesLeft: 1 });
  });

  it('a folder that is copied back with its reserve gives none back: they are counted outside it too', async () => {
    const mirror = createTriesMirror(join(folder, 'state'), secret);
    const lab = await aFullLab({ mirror });
    const device = join(folder, 'device');
    const [name = ''] = readdirSync(device);
    const reserveBefore = readFileSync(join(device, name));
    const copy = lab.journal.entries().map((entry) => JSON.stringify(entry));
    await guess(lab, 10);
    writeFileSync(join(device, name), reserveBefore);
    const again = await restartFull(lab, memoryJournal(copy));
    expect(await unlock(again, pin)).toMatchObject(err({ code: 'pin-blocked' }));
  });

  it('without room for the reserve either, nobody is let in and nothing was tried', async () => {
    const full = () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
    const lab = await aFullLab({ reserve: { read: async () => null, write: full } });
    expect(await unlock(lab, pin)).toMatchObject(err({ code: 'disk-full' }));
    expect(lab.holder.get()).toBeNull();
  });

  it('who was let in records nothing before it is recorded that they were', async () => {
    const lab = await aFullLab();
    const record = recordOpeningFirst(lab.recorder.record, lab.holder);
    const session = value(await unlock(lab, pin));
    expect(await record([aMarkDraft()])).toMatchObject(err({ code: 'disk-full' }));
    const before = lab.changes().length;
    makeRoom(lab);
    const [one, two] = await Promise.all([record([aMarkDraft()], joke), record([aMarkDraft()], joke)]);
    expect(value(one).changes).toHaveLength(1);
    expect(value(two).changes).toHaveLength(1);
    value(await record([aMarkDraft()]));
    const { sessionId } = session;
    const mark = { type: 'mark-given', sessionId };
    const opened = { type: 'session-opened', subjectId: sessionId, sessionId };
    expect(lab.changes().slice(before)).toMatchObject([opened, mark, mark, mark]);
  });

  it('who locks again leaves nothing to record', async () => {
    const lab = await aFullLab();
    value(await unlock(lab, pin));
    value(await lab.service.lock({}));
    expect(lab.holder.unrecorded()).toBeNull();
  });
});

describe('the file that counts', () => {
  it('is written in place, and a write that was cut off leaves the count before it', async () => {
    const counts = createTriesMirror(folder, secret);
    for (const wrong of [0, 1, 2]) await counts.write(joke, wrong);
    const file = join(folder, readdirSync(folder)[0]!);
    const whole = readFileSync(file);
    await counts.write(joke, 3);
    const after = readFileSync(file);
    expect(after.length).toBe(whole.length);
    const changed = after.findIndex((byte, at) => byte !== whole[at]);
    after.fill(0, changed, changed + 20);
    writeFileSync(file, after);
    expect(await counts.read(joke)).toBe(2);
    await counts.write(joke, 3);
    expect(await counts.read(joke)).toBe(3);
  });

  it('holds everybody of a centre, and forgets nobody when it grows', async () => {
    const counts = createTriesMirror(folder, secret);
    const many = Array.from({ length: 200 }, () => newId<'Staff'>());
    for (const [n, staffId] of many.entries()) await counts.write(staffId, n % 10);
    for (const [n, staffId] of many.entries()) expect(await counts.read(staffId)).toBe(n % 10);
  });

  it('is no other than it was made for', async () => {
    await createTriesMirror(folder, secret, 'reserve').write(joke, 0);
    const [reserve = ''] = readdirSync(folder);
    const counts = createTriesMirror(folder, secret);
    await counts.write(joke, 7);
    const mirror = readdirSync(folder).find((name) => name !== reserve)!;
    writeFileSync(join(folder, mirror), readFileSync(join(folder, reserve)));
    expect(await counts.read(joke)).toBeNull();
  });
});
