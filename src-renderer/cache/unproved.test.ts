/** Y19, Y20: what nothing proves is in the journal, and in nothing that people see. */
import { describe, expect, it } from 'vitest';
import type { AssessmentId } from '../../shared/kernel/ids';
import type { Change } from '../../shared/protocol/change';
import type { JournalEntry, UnprovedInLoad } from '../../shared/protocol/journal-entry';
import {
  aCacheLab,
  anEpoch,
  anIdentification,
  anotherEpoch,
  type CacheLab,
  ownEntry,
  pulledEntry,
} from '../../test/builders/a-cache-lab';
import { aVersion } from '../../test/builders/a-change';
import { anId } from '../../test/builders/an-exam';

const [ann, bob] = [anId<'Staff'>(1), anId<'Staff'>(2)];
const assessmentId: AssessmentId = anId(7);
const named = (staffId: typeof ann, name: string, over: Partial<Change> = {}): Change => {
  const body = { staffId, name, jobTitle: '', roles: ['examiner'], independent: true };
  return aVersion('staff', staffId, body, over);
};
const names = async (lab: CacheLab) =>
  (await lab.cache.documents('staff')).map(({ document }) => document.name).sort();
const eventsIn = async (lab: CacheLab) =>
  (await lab.cache.assessmentEvents(assessmentId)).map(({ changeId }) => changeId);

type Numbered = readonly (readonly [Change, number])[];
const unproved = (of: Numbered): UnprovedInLoad[] =>
  of.map(([{ deviceId, changeId, kind, type, subjectId }, seq]) => ({
    seq,
    deviceId,
    why: 'signature-wrong',
    subject: { changeId, kind, type, subjectId },
  }));
const heldEntry = (changes: Numbered, held: Numbered): JournalEntry => {
  const entry = pulledEntry(changes);
  return entry.kind === 'pulled' ? { ...entry, unproved: unproved(held) } : entry;
};
const provedEntry = (changes: Numbered): JournalEntry => {
  const entry = pulledEntry(changes);
  if (entry.kind !== 'pulled') throw new Error('no page of the feed');
  const [first] = changes;
  const deviceId = first?.[0].deviceId ?? anId<'Device'>(1);
  return { kind: 'proved', epoch: anEpoch, deviceId, changes: entry.changes, isLast: true };
};

describe('what came in a page and nothing proves', () => {
  it('replaces no document, is no event of an exam, and comes into its own once it is proved', async () => {
    const lab = await aCacheLab();
    const [good, bad] = [anIdentification(assessmentId), anIdentification(assessmentId)];
    const invented: Numbered = [
      [named(ann, 'Somebody else'), 3],
      [bad, 4],
    ];
    await lab.add(heldEntry([[named(ann, 'Ann'), 1], [good, 2], ...invented], invented));
    expect(await names(lab)).toEqual(['Ann']);
    expect(await eventsIn(lab)).toEqual([good.changeId]);
    const again = await lab.restart();
    expect(await names(again)).toEqual(['Ann']);
    await again.add(provedEntry(invented));
    expect(await names(again)).toEqual(['Somebody else']);
    expect(await eventsIn(again)).toEqual([good.changeId, bad.changeId]);
  });
});

describe('what came in a first load and nothing proves', () => {
  it('is taken back once its makers were asked, also in a view that is built anew', async () => {
    const lab = await aCacheLab();
    const [good, bad] = [anIdentification(assessmentId), anIdentification(assessmentId)];
    const changes: Numbered = [
      [named(ann, 'Ann'), 1],
      [named(bob, 'Nobody'), 2],
      [good, 3],
      [bad, 4],
    ];
    const load = await lab.snapshotEntry(changes);
    await lab.add(load);
    expect(await names(lab)).toEqual(['Ann', 'Nobody']);
    const digest = load.kind === 'first-load' ? load.digest : '';
    const held = unproved(changes.filter(([, seq]) => seq % 2 === 0));
    await lab.add({ kind: 'load-checked', digest, unproved: held, isLast: true });
    expect(await names(lab)).toEqual(['Ann']);
    expect(await eventsIn(lab)).toEqual([good.changeId]);
    await lab.projector.rebuild(null);
    const again = await lab.restart();
    expect(await names(again)).toEqual(['Ann']);
    expect(await eventsIn(again)).toEqual([good.changeId]);
    await again.add(provedEntry([[named(bob, 'Bob'), 5]]));
    expect(await names(again)).toEqual(['Ann', 'Bob']);
  });

  it('leaves what was made here, and what the hub said later', async () => {
    const lab = await aCacheLab();
    const first = named(ann, 'Nobody');
    const load = await lab.snapshotEntry([
      [first, 1],
      [named(bob, 'Nobody either'), 2],
    ]);
    await lab.add(load, ownEntry(named(ann, 'mine', { upon: first.changeId })));
    await lab.add(pulledEntry([[named(bob, 'Bob'), 3]]));
    const digest = load.kind === 'first-load' ? load.digest : '';
    const held = unproved([
      [first, 1],
      [named(bob, 'Nobody either'), 2],
    ]);
    await lab.add({ kind: 'load-checked', digest, unproved: held, isLast: true });
    expect(await names(lab)).toEqual(['Bob', 'mine']);
  });

  it('replaces nothing when all was loaded anew and held to its makers first', async () => {
    const lab = await aCacheLab();
    await lab.add(await lab.snapshotEntry([[named(ann, 'Ann'), 1]]));
    const again: Numbered = [
      [named(ann, 'Somebody else'), 1],
      [named(bob, 'Bob'), 2],
    ];
    const load = await lab.snapshotEntry(again, anotherEpoch);
    await lab.add({ ...load, unproved: unproved(again.slice(0, 1)) } as JournalEntry);
    expect(await names(lab)).toEqual(['Ann', 'Bob']);
  });

  it('is shown of no load that was held to its makers first, although its documents stay in their blocks', async () => {
    const lab = await aCacheLab();
    const changes: Numbered = [
      [named(ann, 'Ann'), 1],
      [named(bob, 'Nobody'), 2],
    ];
    const load = await lab.snapshotEntry(changes);
    await lab.add({ ...load, unproved: unproved(changes.slice(1)) } as JournalEntry);
    expect(await names(lab)).toEqual(['Ann']);
    expect(await names(await lab.restart())).toEqual(['Ann']);
  });
});
