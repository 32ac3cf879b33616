/** Hand-in rows in their groups: what becomes of one document leaves those beside it as they are. */
import { expect, it } from 'vitest';
import { newId } from '../../shared/kernel/ids';
import {
  aCacheLab,
  ownEntry,
  pulledEntry,
  receiptsEntry,
  refusedEntry,
} from '../../test/builders/a-cache-lab';
import { aChange } from '../../test/builders/a-change';

const aDocument = () =>
  aChange({
    kind: 'document',
    type: 'participant',
    subjectType: 'participant',
    subjectId: newId<'Participant'>(),
    body: {},
  });
const documents = Array.from({ length: 600 }, aDocument);

const aLab = async () => {
  const lab = await aCacheLab();
  await lab.add(pulledEntry([[aDocument(), 1]]));
  await lab.add(...documents.map(ownEntry));
  return lab;
};

it('the rows of hundreds of documents share a few hundred groups, and an assessment has one of its own', async () => {
  const lab = await aLab();
  const before = await lab.database.handInGroups.count();
  expect(before).toBeLessThanOrEqual(256);
  await lab.add(ownEntry(aChange({ subjectId: newId<'Assessment'>() })));
  expect(await lab.database.handInGroups.count()).toBe(before + 1);
  expect((await lab.database.state())?.counts.handInGroups).toBe(before + 1);
  // Lists of exams wait for the hand-ins of assessments only.
  const { streams, documents: ofDocuments } = lab.cache.registers.handIns;
  expect([streams.get()?.size, ofDocuments.get()?.size]).toEqual([1, documents.length]);
});

it('a receipt or refusal of one leaves those that share its group as they were', async () => {
  const lab = await aLab();
  const [received, refused, ...waiting] = documents.map(({ changeId }) => changeId);
  if (!received || !refused) throw new Error('there are documents');
  await lab.add(receiptsEntry([[received, 2]]));
  await lab.add(refusedEntry(refused));
  const handIns = lab.cache.registers.handIns.documents.get();
  expect(handIns?.size).toBe(documents.length);
  const states = documents.map(({ subjectId }) => handIns?.get(subjectId));
  expect(states.map((state) => state?.waiting)).toEqual([0, 0, ...waiting.map(() => 1)]);
  expect(states[0]).toMatchObject({ received: 1, refusals: [], signature: null, examId: null });
  expect(states[1]?.refusals).toHaveLength(1);
  for (const { subjectId, changeId } of documents.slice(2, 20))
    expect(await lab.cache.handIn(subjectId, changeId)).toEqual({ state: 'waiting' });
  expect(await lab.cache.handIn(documents[0]?.subjectId ?? '', received)).toMatchObject({
    state: 'received',
  });
});

it('a group that is not what was written starts a rebuild', async () => {
  const lab = await aLab();
  await lab.database.handInGroups.toCollection().modify({ text: '[' });
  await lab.add(receiptsEntry([[documents[0]?.changeId ?? newId<'Change'>(), 2]]));
  expect(lab.states.map(({ phase }) => phase)).toContain('rebuilding');
  expect(
    await lab.cache.handIn(documents[1]?.subjectId ?? '', documents[1]?.changeId ?? newId<'Change'>()),
  ).toEqual({
    state: 'waiting',
  });
});
