/** The draft of a qualification in the page: on disk in time, with two windows, crashes, refusals and later versions. */
import { expect, it } from 'vitest';
import type { DeviceProfile } from '../../../shared/contract/device-contract';
import { applyEdit } from '../../../shared/domain/authoring/edit';
import { beginHistory, type History, recordStep, redo, undo } from '../../../shared/domain/authoring/history';
import { fromTree, type Tree, toTree } from '../../../shared/domain/authoring/tree';
import { mostKeptSteps } from '../../../shared/kernel/kept-steps';
import { createLiveValue } from '../../../shared/kernel/live-value';
import { problem } from '../../../shared/kernel/problem';
import type { QualificationVersion } from '../../../shared/records/qualification-version';
import { aCoreTask, anIndicator, aWorkProcess } from '../../../test/builders/a-qualification';
import { aRandom } from '../../../test/builders/a-random';
import { anEdit, countingIds } from '../../../test/builders/an-edit';
import { anId } from '../../../test/builders/an-exam';
import { manualTimers } from '../../../test/fakes/manual-timers';
import { type MemoryDrafts, memoryDrafts } from '../../../test/fakes/memory-drafts';
import { seedOfRun } from '../../../test/faults/seed-of-run';
import { keepDraftAfterMs, keepDraftAgainAfterMs } from './draft-keeping';
import type { DraftLine } from './draft-state';
import { sameTree, treeOfDraft } from './draft-trees';
import { createDrafts } from './drafts';

const fatma = anId<'Staff'>(8000);
const pim = anId<'Staff'>(8001);
const qualificationId = anId<'Qualification'>(1);
const [first, second, third] = ['a', 'b', 'c'].map((letter) => letter.repeat(64)) as [string, string, string];

const version: QualificationVersion = {
  coreTasks: [
    aCoreTask({
      name: 'Lassen',
      workProcesses: [aWorkProcess({ name: 'Bereidt voor', indicators: [anIndicator()] })],
    }),
    aCoreTask({ code: 'B1-K2', name: 'Slijpen', workProcesses: [] }),
  ],
};
const [weldId = '', grindId = ''] = version.coreTasks.map(({ coreTaskId }) => coreTaskId);

type Lab = ReturnType<typeof aLab>;
/** A device, on which any number of windows are opened. */
function aLab() {
  const main = memoryDrafts();
  const timers = manualTimers();
  const versions = new Map([[first, version]]);
  const profile = createLiveValue({ actorId: fatma } as DeviceProfile);
  const newId = countingIds();
  return {
    main,
    versions,
    profile,
    pass: async (ms = keepDraftAfterMs) => {
      await timers.pass(ms);
      // Several windows answer each other.
      for (let turn = 0; turn < 8; turn++) await timers.pass(0);
    },
    aWindow: async (digest = first, number = 0) => {
      const drafts = createDrafts({
        ...{ client: main.client, kept: main.kept, after: timers.after, newId, profile },
        contentOf: async (asked) => versions.get(asked) ?? null,
      });
      const line = drafts.of(qualificationId);
      if (!line) throw new Error('nobody is here');
      line.follow(digest, number);
      await timers.pass(0);
      return Object.assign(line, { again: () => drafts.of(qualificationId), isStuck: drafts.isStuck });
    },
  };
}
const treeOf = (line: DraftLine): Tree => {
  const tree = line.state.get().history?.present.tree;
  if (!tree) throw new Error('not open');
  return tree;
};
const nameOf = (line: DraftLine, id: string) => {
  const own = treeOf(line).nodes.get(id)?.own;
  return own && 'name' in own ? own.name : null;
};
const rename = (line: DraftLine, id: string, name: string) =>
  line.edit({ kind: 'set', id, fields: { name } });
const keptTree = (main: MemoryDrafts): Tree | null => {
  const draft = main.draftOf(qualificationId);
  return draft && treeOfDraft(draft, null);
};

it('hands over the nodes that changed, and says that it is kept when it is', async () => {
  const { main, pass, aWindow } = aLab();
  const line = await aWindow();
  expect(line.state.get()).toMatchObject({ isChanged: false, isKept: true });
  rename(line, weldId, 'Buizen lassen');
  const release = main.hold();
  await pass();
  expect(line.state.get()).toMatchObject({ isChanged: true, isKept: false });
  release();
  await pass(0);
  expect(line.state.get()).toMatchObject({ isKept: true, editedBy: fatma });
  expect(main.draftOf(qualificationId)?.nodes[weldId]).toMatchObject({ own: { name: 'Buizen lassen' } });
});

it('a disk that refuses is said, nothing is called kept, and it is handed over again', async () => {
  const { main, pass, aWindow } = aLab();
  const line = await aWindow();
  main.refuse(problem('disk-full'));
  rename(line, weldId, 'Buizen lassen');
  await pass();
  expect(line.state.get()).toMatchObject({ isKept: false, problem: { code: 'disk-full' } });
  main.refuse(null);
  await pass(keepDraftAgainAfterMs);
  expect(line.state.get()).toMatchObject({ isKept: true, problem: null });
});

it('what one person edited is kept in nobody else’s name, and waits until they are back (E4)', async () => {
  const { main, pass, profile, aWindow } = aLab();
  const line = await aWindow();
  rename(line, weldId, 'Buizen lassen');
  profile.set({ actorId: pim } as DeviceProfile);
  await pass();
  expect(main.draftOf(qualificationId)).toBeNull();
  profile.set({ actorId: fatma } as DeviceProfile);
  await pass(0);
  expect(main.draftOf(qualificationId)).toMatchObject({ editedBy: fatma });
});

it('what a lock came before is said, and the page asks to stay until it is kept (E4)', async () => {
  const { main, pass, profile, aWindow } = aLab();
  const line = await aWindow();
  rename(line, weldId, 'Buizen lassen');
  profile.set({ actorId: null } as DeviceProfile);
  await pass();
  expect(main.draftOf(qualificationId)).toBeNull();
  expect(line.state.get()).toMatchObject({ isKept: false, problem: { code: 'device-locked' } });
  expect(line.isStuck()).toBe(true);
  profile.set({ actorId: fatma } as DeviceProfile);
  await pass(0);
  expect(line.state.get()).toMatchObject({ isKept: true, problem: null });
  expect(line.isStuck()).toBe(false);
});

it('what somebody edited does not stay in the page of somebody else, once it is kept', async () => {
  const { pass, profile, aWindow } = aLab();
  const line = await aWindow();
  rename(line, weldId, 'Buizen lassen');
  await pass();
  profile.set({ actorId: null } as DeviceProfile);
  profile.set({ actorId: fatma } as DeviceProfile);
  // Locked in between: what can be undone is there still.
  const before = line.again();
  expect(before?.state.get().history?.past).not.toBeNull();
  profile.set({ actorId: pim } as DeviceProfile);
  profile.set({ actorId: fatma } as DeviceProfile);
  const after = line.again();
  expect(after).not.toBe(before);
  after?.follow(first);
  await pass();
  if (!after) throw new Error('nobody is here');
  expect(nameOf(after, weldId)).toBe('Buizen lassen');
  // The one that was let go follows nothing.
  rename(after, weldId, 'Platen lassen');
  await pass();
  await pass();
  expect(before?.state.get().history?.present.tree.nodes.get(weldId)?.own).toMatchObject({
    name: 'Buizen lassen',
  });
});

it('back to how it was published is no draft, by undoing or by giving it up; and giving up can be undone', async () => {
  const { main, pass, aWindow } = aLab();
  const line = await aWindow();
  rename(line, weldId, 'Buizen lassen');
  await pass();
  line.undo();
  await pass();
  expect(main.draftOf(qualificationId)).toBeNull();
  line.redo();
  await pass();
  line.discard();
  await pass();
  expect([main.draftOf(qualificationId), nameOf(line, weldId)]).toEqual([null, 'Lassen']);
  line.undo();
  await pass();
  expect(nameOf(line, weldId)).toBe('Buizen lassen');
  expect(keptTree(main)).not.toBeNull();
});

it('two windows on one draft: what each changed stands in both, a field of both is chosen by a person (E3)', async () => {
  const { pass, aWindow, main } = aLab();
  const [here, there] = [await aWindow(), await aWindow()];
  rename(here, weldId, 'Buizen lassen');
  rename(there, grindId, 'Fijn slijpen');
  await pass();
  await pass();
  for (const line of [here, there])
    expect([nameOf(line, weldId), nameOf(line, grindId)]).toEqual(['Buizen lassen', 'Fijn slijpen']);
  rename(here, weldId, 'van hier');
  rename(there, weldId, 'van daar');
  await pass();
  await pass();
  expect(nameOf(here, weldId)).toBe(nameOf(there, weldId));
  const { conflicts } = there.state.get();
  expect(conflicts).toHaveLength(1);
  expect([conflicts[0]?.mine, conflicts[0]?.theirs].toSorted()).toEqual(['van daar', 'van hier']);
  // It stands on disk until somebody chose.
  const later = await aWindow();
  expect(later.state.get().conflicts).toEqual(conflicts);
  const [conflict] = later.state.get().conflicts;
  if (conflict) later.choose(conflict, 'theirs');
  await pass();
  await pass();
  // Chosen in every window, and what was not chosen is kept.
  for (const line of [here, there, later]) {
    expect(line.state.get().conflicts).toEqual([{ ...conflict, chosen: 'theirs' }]);
  }
  expect(main.draftOf(qualificationId)?.conflicts).toEqual([{ ...conflict, chosen: 'theirs' }]);
});

it('another version that counts by now is merged in; the same field of both is chosen by a person', async () => {
  const { pass, aWindow, versions, main } = aLab();
  const line = await aWindow();
  rename(line, weldId, 'mijn naam');
  line.edit({ kind: 'add', at: { parentId: grindId, index: 0 }, fields: { name: 'Slijpt' } });
  await pass();
  const [weld, grind] = version.coreTasks;
  if (!weld || !grind) throw new Error('no core tasks');
  versions.set(second, { coreTasks: [weld, { ...grind, description: 'Nieuw' }] });
  line.follow(second);
  await pass();
  expect(treeOf(line).nodes.get(grindId)?.own).toMatchObject({ description: 'Nieuw', name: 'Slijpen' });
  expect(line.state.get()).toMatchObject({ conflicts: [], cameIn: 'version', baseDigest: second });
  versions.set(third, {
    coreTasks: [
      { ...weld, name: 'hun naam' },
      { ...grind, description: 'Nieuw' },
    ],
  });
  // After a new start, too.
  const again = await aWindow(third);
  expect(again.state.get().conflicts).toMatchObject([
    { nodeId: weldId, field: 'name', mine: 'mijn naam', theirs: 'hun naam' },
  ]);
  await pass();
  expect(main.draftOf(qualificationId)).toMatchObject({ baseDigest: third });
});

it('a window that has not heard of the newest version never takes it out of the draft again', async () => {
  const { pass, aWindow, versions, main } = aLab();
  const [weld, grind] = version.coreTasks;
  if (!weld || !grind) throw new Error('no core tasks');
  versions.set(second, { coreTasks: [weld, { ...grind, description: 'Nieuw' }] });
  // It has a draft open of before, too.
  const behind = await aWindow(first, 1);
  const here = await aWindow(second, 2);
  rename(here, weldId, 'mijn naam');
  await pass();
  const opened = await aWindow(first, 1);
  await pass(keepDraftAgainAfterMs);
  rename(opened, grindId, 'Fijn slijpen');
  await pass();
  await pass();
  for (const line of [here, behind, opened]) {
    expect(treeOf(line).nodes.get(grindId)?.own).toMatchObject({
      name: 'Fijn slijpen',
      description: 'Nieuw',
    });
    expect(line.state.get()).toMatchObject({ baseDigest: second, conflicts: [] });
  }
  expect(main.draftOf(qualificationId)).toMatchObject({ baseDigest: second });
});

it('what was published is no draft any more, also where the program ended in between', async () => {
  const { pass, aWindow, versions, main } = aLab();
  const line = await aWindow();
  rename(line, weldId, 'Buizen lassen');
  await pass();
  versions.set(second, fromTree(treeOf(line), version));
  const later = await aWindow(second);
  await pass();
  expect(main.draftOf(qualificationId)).toBeNull();
  expect(later.state.get()).toMatchObject({ isChanged: false, isKept: true, conflicts: [] });
});

it('a version that is not on this device yet opens when it is', async () => {
  const { pass, aWindow, versions } = aLab();
  const line = await aWindow(second);
  expect(line.state.get()).toMatchObject({ history: null, problem: { code: 'document-missing' } });
  versions.set(second, version);
  await pass(keepDraftAgainAfterMs);
  expect(nameOf(line, weldId)).toBe('Lassen');
});

it('a draft whose version is not on this device is told as a draft, and can be given up; its version may come back', async () => {
  const { pass, aWindow, versions, main } = aLab();
  const line = await aWindow();
  rename(line, weldId, 'mijn naam');
  await pass();
  versions.delete(first);
  const later = await aWindow();
  expect(later.state.get()).toMatchObject({ isChanged: true, isKept: true, isBaseMissing: true });
  expect(nameOf(later, weldId)).toBe('mijn naam');
  versions.set(first, version);
  await pass(keepDraftAgainAfterMs);
  expect(later.state.get()).toMatchObject({ isChanged: true, isBaseMissing: false });
  versions.delete(first);
  const last = await aWindow();
  last.discard();
  await pass();
  expect(main.draftOf(qualificationId)).toBeNull();
  expect(last.state.get()).toMatchObject({ history: null, problem: { code: 'document-missing' } });
  versions.set(first, version);
  await pass(keepDraftAgainAfterMs);
  expect(nameOf(last, weldId)).toBe('Lassen');
});

it('a next version that comes after its head is merged in when it is there', async () => {
  const { pass, aWindow, versions } = aLab();
  const line = await aWindow();
  rename(line, weldId, 'mijn naam');
  line.follow(second);
  await pass();
  expect(line.state.get()).toMatchObject({ isKept: true, baseDigest: first });
  versions.set(second, { coreTasks: version.coreTasks.slice(0, 1) });
  await pass(keepDraftAgainAfterMs);
  expect(line.state.get()).toMatchObject({ baseDigest: second, isChanged: true });
  expect(nameOf(line, weldId)).toBe('mijn naam');
});

/** One window: edits, undoing, refusals of the disk, a crash after which nothing is left but what main keeps. */
async function crashRun(lab: Lab, chance: (below: number) => number): Promise<void> {
  const newId = countingIds(1_000_000);
  const other = toTree(version);
  let line = await lab.aWindow();
  let model: History<Tree, string> = beginHistory(treeOf(line));
  for (let step = 0; step < 60; step++) {
    const what = chance(20);
    if (what < 2) {
      line.undo();
      model = undo(model);
    } else if (what < 3) {
      line.redo();
      model = redo(model);
    } else if (what < 4) {
      lab.main.refuse(lab.main.keptCount() % 2 ? problem('disk-full') : null);
    } else if (what < 6) {
      // On disk is what can be undone as well, unless nothing is left to keep.
      lab.main.refuse(null);
      await lab.pass(keepDraftAgainAfterMs);
      expect(line.state.get().isKept).toBe(true);
      line = await lab.aWindow();
      expect(sameTree(treeOf(line), model.present)).toBe(true);
      if (!lab.main.draftOf(qualificationId)) model = beginHistory(treeOf(line));
    } else {
      const edit = anEdit(treeOf(line), other, chance);
      // The line makes its own ids: the model takes over what it made of them.
      const before = treeOf(line);
      const after = line.edit(edit) ?? before;
      expect(applyEdit(before, edit, newId).nodes.size).toBe(after.nodes.size);
      if (after !== before) model = recordStep(model, after, edit.kind);
    }
    expect(treeOf(line) === model.present || sameTree(treeOf(line), model.present)).toBe(true);
  }
}

it(`100 runs of 60 steps with crashes and refusals lose nothing that was kept (seed ${seedOfRun()})`, async () => {
  const chance = aRandom(seedOfRun());
  for (let run = 0; run < 100; run++) await crashRun(aLab(), chance);
});

it(`100 runs of two windows that edit at once end alike, on disk and on both screens (seed ${seedOfRun()})`, async () => {
  const chance = aRandom(seedOfRun() + 1);
  const other = toTree(version);
  for (let run = 0; run < 100; run++) {
    const lab = aLab();
    const windows = [await lab.aWindow(), await lab.aWindow()];
    for (let step = 0; step < 30; step++) {
      const line = windows[Math.floor(chance(2))];
      line?.edit(anEdit(treeOf(line), other, chance));
      if (chance(3) < 1) await lab.pass();
    }
    for (let turn = 0; turn < 6; turn++) await lab.pass(keepDraftAgainAfterMs);
    const [here, there] = windows.map(treeOf);
    if (!here || !there) throw new Error('no windows');
    expect(sameTree(here, there)).toBe(true);
    expect(sameTree(here, keptTree(lab.main) ?? toTree(version))).toBe(true);
  }
});

it('what can be undone and done again is there after a crash, step by step, and what is typed then is a step of its own (E7)', async () => {
  const { pass, aWindow } = aLab();
  const line = await aWindow();
  rename(line, weldId, 'Buizen lassen');
  line.edit({ kind: 'set', id: weldId, fields: { name: 'Buizen en platen' } }, 'typing');
  line.edit({ kind: 'set', id: weldId, fields: { name: 'Buizen en platen lassen' } }, 'typing');
  await pass();
  line.edit({ kind: 'remove', ids: [grindId] });
  rename(line, weldId, 'weg');
  await pass();
  line.undo();
  await pass();
  const later = await aWindow();
  expect([nameOf(later, weldId), nameOf(later, grindId)]).toEqual(['Buizen en platen lassen', null]);
  later.edit({ kind: 'set', id: weldId, fields: { name: 'Buizen en platen lassen!' } }, 'typing');
  later.undo();
  later.undo();
  expect(nameOf(later, grindId)).toBe('Slijpen');
  later.undo();
  expect(nameOf(later, weldId)).toBe('Buizen lassen');
  await pass();
  // Once more, and forward this time.
  const last = await aWindow();
  last.redo();
  last.redo();
  expect([nameOf(last, weldId), nameOf(last, grindId)]).toEqual(['Buizen en platen lassen', null]);
  last.undo();
  last.undo();
  last.undo();
  last.undo();
  expect(nameOf(last, weldId)).toBe('Lassen');
  await pass();
  expect(last.state.get()).toMatchObject({ isChanged: false, isKept: true });
});

it('a choice between two texts can be undone after a crash', async () => {
  const { pass, aWindow } = aLab();
  const [here, there] = [await aWindow(), await aWindow()];
  rename(here, weldId, 'van hier');
  rename(there, weldId, 'van daar');
  await pass();
  await pass();
  const [conflict] = here.state.get().conflicts;
  if (conflict) here.choose(conflict, 'mine');
  await pass();
  await pass();
  const later = await aWindow();
  expect(later.state.get().conflicts).toMatchObject([{ chosen: 'mine' }]);
  later.undo();
  expect(later.state.get().conflicts).toEqual([conflict]);
});

it('as many steps are kept as fit, the nearest ones, and what crosses is only what is new', async () => {
  const { pass, aWindow, main } = aLab();
  const line = await aWindow();
  for (let step = 0; step < mostKeptSteps + 20; step++) {
    rename(line, weldId, `naam ${step}`);
    await pass();
  }
  expect(main.draftOf(qualificationId)?.history?.past).toHaveLength(mostKeptSteps);
  const { keep } = main.client;
  const pushed: number[] = [];
  Object.assign(main.client, {
    keep: async (input: Parameters<typeof keep>[0]) => {
      pushed.push(input.change.history?.past.push.length ?? -1);
      return keep(input);
    },
  });
  rename(line, weldId, 'de laatste');
  await pass();
  expect(pushed).toEqual([1]);
  const later = await aWindow();
  for (let step = 0; step < mostKeptSteps + 50; step++) later.undo();
  expect(nameOf(later, weldId)).toBe('naam 20');
});

it('a draft whose file was spoiled goes on from the state before it, or anew, and nothing happens before that (E8)', async () => {
  const { main, pass, aWindow } = aLab();
  const line = await aWindow();
  rename(line, weldId, 'Buizen lassen');
  await pass();
  rename(line, weldId, 'Buizen en platen lassen');
  await pass();
  main.spoil(qualificationId);
  const later = await aWindow();
  expect(later.state.get()).toMatchObject({ history: null, problem: { code: 'draft-unreadable' } });
  later.setAside(true);
  await pass();
  expect(nameOf(later, weldId)).toBe('Buizen lassen');
  expect(later.state.get()).toMatchObject({ isChanged: true, isKept: true, problem: null });
  main.spoil(qualificationId);
  const last = await aWindow();
  last.setAside(false);
  await pass();
  expect(nameOf(last, weldId)).toBe('Lassen');
  expect(last.state.get()).toMatchObject({ isChanged: false, problem: null });
});

it('a draft that is open when its file is spoiled is kept as it stands here (E8)', async () => {
  const { main, pass, aWindow } = aLab();
  const line = await aWindow();
  rename(line, weldId, 'Buizen lassen');
  await pass();
  main.spoil(qualificationId);
  rename(line, grindId, 'Fijn slijpen');
  await pass();
  expect(line.state.get()).toMatchObject({ isKept: false, problem: { code: 'draft-unreadable' } });
  line.setAside(false);
  await pass();
  expect(line.state.get()).toMatchObject({ isKept: true, problem: null });
  const kept = keptTree(main);
  expect([weldId, grindId].map((id) => kept?.nodes.get(id)?.own)).toMatchObject([
    { name: 'Buizen lassen' },
    { name: 'Fijn slijpen' },
  ]);
});
