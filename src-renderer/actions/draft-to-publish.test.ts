/** What is published of a draft, where something comes in from elsewhere at that very moment. */
import { expect, it } from 'vitest';
import { fromTree } from '../../shared/domain/authoring/tree';
import type { QualificationVersion } from '../../shared/records/qualification-version';
import { aCoreTask } from '../../test/builders/a-qualification';
import { countingIds } from '../../test/builders/an-edit';
import { anId } from '../../test/builders/an-exam';
import { manualTimers } from '../../test/fakes/manual-timers';
import { memoryDrafts } from '../../test/fakes/memory-drafts';
import { createDraftLine } from '../writer/drafts/draft-line';
import { draftToPublish } from './draft-to-publish';

const [first, second] = ['a'.repeat(64), 'b'.repeat(64)];
const weld = aCoreTask({ name: 'Lassen', workProcesses: [] });
const grind = aCoreTask({ name: 'Slijpen', workProcesses: [] });
const theirs: QualificationVersion = { coreTasks: [weld, { ...grind, description: 'van een ander' }] };

/** A line that is open, and whose next version is read when `arrive` is called. */
async function aLine() {
  const main = memoryDrafts();
  const timers = manualTimers();
  let arrive = (_version?: QualificationVersion): void => undefined;
  const late = new Promise<QualificationVersion>((resolve) => {
    arrive = (next = theirs) => resolve(next);
  });
  const line = createDraftLine(anId<'Qualification'>(1), anId<'Staff'>(8000), {
    ...{ client: main.client, kept: main.kept, after: timers.after, newId: countingIds() },
    contentOf: (digest) => (digest === first ? Promise.resolve({ coreTasks: [weld, grind] }) : late),
    isHere: () => true,
  });
  line.follow(first);
  await timers.pass(0);
  line.edit({ kind: 'set', id: weld.coreTaskId, fields: { name: 'Buizen lassen' } });
  return { line, arrive, timers };
}

it('is what is on disk', async () => {
  const { line } = await aLine();
  const asked = await draftToPublish(line);
  expect(asked).toMatchObject({ ok: true, value: { baseDigest: first } });
  expect(line.state.get().isKept).toBe(true);
  expect(asked.ok && fromTree(asked.value.tree, null).coreTasks[0]?.name).toBe('Buizen lassen');
});

it('never takes out what somebody published at that moment', async () => {
  const { line, arrive } = await aLine();
  line.follow(second);
  const asked = draftToPublish(line);
  arrive();
  expect(await asked).toMatchObject({ ok: false, problem: { code: 'version-moved' } });
  expect(await draftToPublish(line)).toMatchObject({ ok: true, value: { baseDigest: second } });
  const tree = line.state.get().history?.present.tree;
  expect(tree?.nodes.get(grind.coreTaskId)?.own).toMatchObject({ description: 'van een ander' });
});

it('is nothing while somebody has to choose between two texts: theirs is published by nobody unasked', async () => {
  const { line, arrive, timers } = await aLine();
  arrive({ coreTasks: [{ ...weld, name: 'Platen lassen' }, grind] });
  line.follow(second);
  await timers.pass(0);
  expect(await draftToPublish(line)).toMatchObject({
    problem: { code: 'draft-undecided', details: { count: 1 } },
  });
  const [conflict] = line.state.get().conflicts;
  if (conflict) line.choose(conflict, 'mine');
  const asked = await draftToPublish(line);
  expect(asked.ok && fromTree(asked.value.tree, null).coreTasks[0]?.name).toBe('Buizen lassen');
});
