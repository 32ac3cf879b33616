/** Drafts of qualifications on the disk of the device: whole or absent, sealed, and never written over unseen. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DraftChange } from '../../shared/contract/drafts-contract';
import { realWorld } from '../../shared/kernel/real-world';
import { anId } from '../../test/builders/an-exam';
import { value } from '../../test/builders/value';
import { createFaultyFiles, type FaultyFiles } from '../../test/fakes/faulty-files';
import { nodeFiles } from '../disk/node-files';
import { deriveKey } from '../keys/derive-key';
import { sealBytes } from '../keys/sealed-bytes';
import { createDrafts, type Drafts } from './drafts';

const fatma = anId<'Staff'>(8000);
const pim = anId<'Staff'>(8001);
const welder = anId<'Qualification'>(1);
const secret = new Uint8Array(32).fill(7);
const baseDigest = 'a'.repeat(64);
let folder: string;
let now: Date;
let files: FaultyFiles;
const opened = (): Drafts =>
  createDrafts(join(folder, 'drafts'), secret, { ...realWorld, now: () => now }, files);
const coreTask = (name: string) => ({ kind: 'core-task', childIds: [], name });
const aChange = (over: Partial<DraftChange> = {}): DraftChange => ({
  ...{ qualificationId: welder, upon: null, baseDigest, rootIds: ['k1'], conflicts: [] },
  nodes: [{ nodeId: 'k1', node: coreTask('Lassen') }],
  ...over,
});
const read = async (drafts: Drafts, id = welder) => value(await drafts.read(id)).draft;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vakproef-drafts-'));
  files = createFaultyFiles(nodeFiles);
  now = new Date('2026-11-27T09:00:00.000Z');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('keeps a draft over a new start, by the nodes that changed (E1)', async () => {
  const drafts = opened();
  value(
    await drafts.keep(
      fatma,
      aChange({
        rootIds: ['k1', 'k2'],
        nodes: [
          { nodeId: 'k1', node: coreTask('Lassen') },
          { nodeId: 'k2', node: coreTask('Snijden') },
        ],
      }),
    ),
  );
  now = new Date('2026-11-27T09:00:05.000Z');
  value(
    await drafts.keep(
      pim,
      aChange({
        ...{ upon: 1, baseNumber: 4 },
        nodes: [
          { nodeId: 'k1', node: null },
          { nodeId: 'k3', node: coreTask('Slijpen') },
        ],
        rootIds: ['k3', 'k2'],
      }),
    ),
  );
  expect(await read(opened())).toEqual({
    ...{
      qualificationId: welder,
      baseDigest,
      baseNumber: 4,
      revision: 2,
      conflicts: [],
      rootIds: ['k3', 'k2'],
      history: { past: [], future: [] },
    },
    ...{ beganAt: '2026-11-27T09:00:00.000Z', editedAt: '2026-11-27T09:00:05.000Z', editedBy: pim },
    nodes: { k2: coreTask('Snijden'), k3: coreTask('Slijpen') },
  });
});

it('is a sealed file that says neither what stands in it nor of which qualification it is (E2)', async () => {
  const drafts = opened();
  value(await drafts.keep(fatma, aChange({ nodes: [{ nodeId: 'k1', node: coreTask('Geheime kerntaak') }] })));
  const [name = ''] = readdirSync(join(folder, 'drafts'));
  expect(name).not.toContain(welder);
  expect(readFileSync(join(folder, 'drafts', name)).includes('Geheime')).toBe(false);
  const other = createDrafts(join(folder, 'drafts'), new Uint8Array(32).fill(8), realWorld, files);
  expect(await read(other)).toBeNull();
});

it('changes nothing when the disk refuses, and says why (E2)', async () => {
  const drafts = opened();
  value(await drafts.keep(fatma, aChange()));
  files.room = 10;
  const next = aChange({ upon: 1, nodes: [{ nodeId: 'k1', node: coreTask('Anders') }] });
  expect(await drafts.keep(fatma, next)).toMatchObject({ problem: { code: 'disk-full' } });
  expect((await read(opened()))?.nodes).toEqual({ k1: coreTask('Lassen') });
  files.room = null;
  files.failFlush = 'EIO';
  expect(await drafts.keep(fatma, next)).toMatchObject({ ok: false });
  expect(value(await drafts.keep(fatma, next)).revision).toBe(2);
  expect((await read(opened()))?.nodes).toEqual({ k1: coreTask('Anders') });
});

it('refuses what goes upon another revision, also when two ask at once (E3)', async () => {
  const drafts = opened();
  const answers = await Promise.all(
    ['een', 'twee'].map((name) =>
      drafts.keep(fatma, aChange({ nodes: [{ nodeId: 'k1', node: coreTask(name) }] })),
    ),
  );
  expect(answers.map(({ ok }) => ok)).toEqual([true, false]);
  expect(answers[1]).toMatchObject({ problem: { code: 'draft-moved' } });
  expect(await drafts.discard(welder, 7)).toMatchObject({ problem: { code: 'draft-moved' } });
  expect((await read(drafts))?.nodes).toEqual({ k1: coreTask('een') });
});

it('a draft that begins after one was given up is never taken for that one (E3)', async () => {
  const drafts = opened();
  const { revision } = value(await drafts.keep(fatma, aChange()));
  value(await drafts.discard(welder, revision));
  const anew = aChange({ rootIds: ['k9'], nodes: [{ nodeId: 'k9', node: coreTask('Van een ander') }] });
  value(await drafts.keep(pim, anew));
  const late = aChange({ upon: revision, nodes: [{ nodeId: 'k1', node: coreTask('Laat') }] });
  expect(await drafts.keep(fatma, late)).toMatchObject({ problem: { code: 'draft-moved' } });
  expect((await read(drafts))?.nodes).toEqual({ k9: coreTask('Van een ander') });
});

it('tells which drafts there are, from the start of the program on, until one is given up (E5, E6)', async () => {
  value(await opened().keep(fatma, aChange()));
  const drafts = opened();
  await drafts.settled();
  const facts = { qualificationId: welder, revision: 1, editedBy: fatma };
  expect(drafts.kept.get()).toMatchObject([facts]);
  expect(JSON.stringify(drafts.kept.get())).not.toContain('Lassen');
  value(await drafts.discard(welder, 1));
  expect(drafts.kept.get()).toEqual([]);
  expect(await read(opened())).toBeNull();
  value(await drafts.discard(welder, 1));
});

it('goes with everything else when the device must forget (E6)', async () => {
  const drafts = opened();
  value(await drafts.keep(fatma, aChange()));
  await drafts.forgetAll();
  expect([drafts.kept.get(), await read(drafts), readdirSync(folder)]).toEqual([[], null, []]);
});

/** Spoils the one draft there is. */
const spoil = (bytes: string | Buffer = 'VKD1 torn'): string => {
  const [name = ''] = readdirSync(join(folder, 'drafts')).filter((file) => file.endsWith('.draft'));
  writeFileSync(join(folder, 'drafts', name), bytes);
  return name;
};

it('a file that is not whole is told, and not written over; it goes out of the way when somebody says so (E2, E8)', async () => {
  value(await opened().keep(fatma, aChange()));
  spoil();
  const drafts = opened();
  const told = { problem: { code: 'draft-unreadable', details: { earlier: null } } };
  expect(await drafts.read(welder)).toMatchObject(told);
  expect(await drafts.keep(fatma, aChange())).toMatchObject(told);
  expect(await drafts.discard(welder, 1)).toMatchObject(told);
  // Without an earlier state its name says nothing until it is asked for.
  expect(drafts.broken.get()).toEqual([welder]);
  // There is no earlier state to go on from.
  expect(await drafts.setAside(welder, true)).toMatchObject(told);
  value(await drafts.setAside(welder, false));
  expect(await read(drafts)).toBeNull();
  const anew = value(await drafts.keep(fatma, aChange()));
  // A window that knew the spoiled one would not take this for it.
  expect(anew.revision).toBeGreaterThan(1_000_000);
  const aside = readdirSync(join(folder, 'drafts')).filter((file) => file.endsWith('.broken'));
  expect(aside.map((file) => readFileSync(join(folder, 'drafts', file), 'utf8'))).toEqual(['VKD1 torn']);
});

it('the state before the last one is kept beside it, and one can go on from there (E8)', async () => {
  const drafts = opened();
  value(await drafts.keep(fatma, aChange()));
  now = new Date('2026-11-27T09:00:05.000Z');
  value(await drafts.keep(fatma, aChange({ upon: 1, nodes: [{ nodeId: 'k1', node: coreTask('Later') }] })));
  expect(drafts.broken.get()).toEqual([]);
  spoil();
  const later = opened();
  await later.settled();
  // Told before anybody opens it: a list can say so.
  expect(later.broken.get()).toEqual([welder]);
  expect(later.kept.get()).toEqual([]);
  expect(await later.read(welder)).toMatchObject({
    problem: { code: 'draft-unreadable', details: { earlier: '2026-11-27T09:00:00.000Z' } },
  });
  // A disk that refuses leaves everything as it was.
  files.room = 10;
  expect(await later.setAside(welder, true)).toMatchObject({ problem: { code: 'disk-full' } });
  files.room = null;
  expect(await later.read(welder)).toMatchObject({ problem: { code: 'draft-unreadable' } });
  value(await later.setAside(welder, true));
  expect(await read(later)).toMatchObject({ revision: 3, nodes: { k1: coreTask('Lassen') } });
  expect(later.kept.get()).toMatchObject([{ qualificationId: welder, revision: 3 }]);
  expect(later.broken.get()).toEqual([]);
  expect((await read(opened()))?.nodes).toEqual({ k1: coreTask('Lassen') });
  // Nothing of it stays when it is given up, but what was spoiled.
  value(await later.discard(welder, 3));
  expect(readdirSync(join(folder, 'drafts')).filter((file) => !file.endsWith('.broken'))).toEqual([]);
});

it('what can be read is not put out of the way (E8)', async () => {
  const drafts = opened();
  value(await drafts.keep(fatma, aChange()));
  value(await drafts.setAside(welder, false));
  expect(await read(drafts)).toMatchObject({ revision: 1 });
  value(await drafts.setAside(anId<'Qualification'>(9), true));
});

it('one that cannot be read hides no other, is told, and is not written over (E2)', async () => {
  const grinder = anId<'Qualification'>(2);
  value(await opened().keep(fatma, aChange()));
  const [name = ''] = readdirSync(join(folder, 'drafts'));
  value(await opened().keep(fatma, aChange({ qualificationId: grinder, rootIds: [], nodes: [] })));
  const { read: readFile } = files;
  let isBroken = true;
  Object.assign(files, {
    read: async (file: string) => {
      if (isBroken && file.endsWith(name)) throw Object.assign(new Error('bad sector'), { code: 'EIO' });
      return readFile(file);
    },
  });
  const drafts = opened();
  expect(await read(drafts, grinder)).toMatchObject({ revision: 1 });
  expect(drafts.kept.get()).toMatchObject([{ qualificationId: grinder }]);
  expect(await drafts.read(welder)).toMatchObject({ problem: { code: 'draft-unreadable' } });
  const anew = aChange({ nodes: [{ nodeId: 'k1', node: coreTask('Anders') }] });
  expect(await drafts.keep(fatma, anew)).toMatchObject({ problem: { code: 'draft-unreadable' } });
  expect(await drafts.discard(welder, 1)).toMatchObject({ problem: { code: 'draft-unreadable' } });
  isBroken = false;
  expect((await read(drafts))?.nodes).toEqual({ k1: coreTask('Lassen') });
  expect(drafts.kept.get()).toHaveLength(2);
});

it('one that is sealed and no draft is as one that cannot be read, and hides no other (E2)', async () => {
  const grinder = anId<'Qualification'>(2);
  value(await opened().keep(fatma, aChange()));
  const [name = ''] = readdirSync(join(folder, 'drafts'));
  value(await opened().keep(fatma, aChange({ qualificationId: grinder, rootIds: [], nodes: [] })));
  const key = deriveKey(secret, new Uint8Array(), 'vakproef draft');
  const noDraft = sealBytes(key, 'VKD1', new Uint8Array(12).fill(3), [Buffer.from('{"rootIds":')]);
  writeFileSync(join(folder, 'drafts', name), noDraft);
  const drafts = opened();
  expect(await read(drafts, grinder)).toMatchObject({ revision: 1 });
  expect(await drafts.read(welder)).toMatchObject({ problem: { code: 'draft-unreadable' } });
  expect(await drafts.keep(fatma, aChange())).toMatchObject({ problem: { code: 'draft-unreadable' } });
  expect(readFileSync(join(folder, 'drafts', name))).toEqual(noDraft);
  // Whoever takes it away begins anew.
  rmSync(join(folder, 'drafts', name));
  expect(value(await drafts.keep(fatma, aChange())).revision).toBe(1);
});
