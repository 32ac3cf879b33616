/** When an exam counts as running on this device; the journal is a real one. */
import { expect, it } from 'vitest';
import { type AssessmentId, newId } from '../../shared/kernel/ids';
import type { Draft } from '../../shared/protocol/change';
import { aMarkDraft } from '../../test/builders/a-draft';
import { aFollower, aJournal, aRecorder } from '../../test/builders/a-journal';
import { value } from '../../test/builders/value';

const recordedAt = Date.parse('2026-11-24T09:00:00.000Z');
const hour = 3_600_000;
const signature = (subjectId: AssessmentId): Draft =>
  aMarkDraft({
    type: 'assessment-signed',
    subjectId,
    body: { outcome: 'passed', signedName: 'x', basisDigest: '0'.repeat(64), seen: {} },
  });

async function aLab() {
  const journal = await aJournal();
  const recorder = await aRecorder(journal);
  const follower = await aFollower(journal);
  let now = recordedAt;
  return {
    journal,
    record: async (...drafts: Draft[]) => value(await recorder.record(drafts)),
    count: async () => {
      await follower.catchUp();
      return follower.exams.countAt(now);
    },
    at: (moment: number) => {
      now = moment;
    },
  };
}

it('counts what was begun here and is not signed, also what came since it was last asked', async () => {
  const { record, count } = await aLab();
  const [a, b] = [newId<'Assessment'>(), newId<'Assessment'>()];
  expect(await count()).toBe(0);
  await record(aMarkDraft({ subjectId: a }), aMarkDraft({ subjectId: a }));
  expect(await count()).toBe(1);
  await record(aMarkDraft({ subjectId: b }));
  expect(await count()).toBe(2);
  await record(signature(a));
  expect(await count()).toBe(1);
  await record(signature(b));
  expect(await count()).toBe(0);
});

it('knows a signature that another device made', async () => {
  const here = await aLab();
  const elsewhere = await aLab();
  const subjectId = newId<'Assessment'>();
  await here.record(aMarkDraft({ subjectId }));
  const { changes } = await elsewhere.record(aMarkDraft({ subjectId }), signature(subjectId));
  const pulled = (from: number, to: number) =>
    here.journal.append([
      {
        kind: 'pulled',
        epoch: crypto.randomUUID(),
        cursor: to,
        changes: changes.slice(from, to).map((change, i) => ({ ...change, seq: from + i + 1 })),
      },
    ]);
  await pulled(0, 1);
  expect(await here.count()).toBe(1);
  await pulled(1, 2);
  expect(await here.count()).toBe(0);
});

it('lets an exam rest after a day without work on it, and counts it again when work goes on', async () => {
  const { record, count, at } = await aLab();
  await record(aMarkDraft());
  at(recordedAt + 23 * hour);
  expect(await count()).toBe(1);
  at(recordedAt + 25 * hour);
  expect(await count()).toBe(0);
});

it('counts it while the clock was set back', async () => {
  const { record, count, at } = await aLab();
  await record(aMarkDraft());
  at(recordedAt - 500 * hour);
  expect(await count()).toBe(1);
});
