/** Documents of a first load stay in the blocks they came in; whatever comes after lies over them. */
import { describe, expect, it } from 'vitest';
import { type AssessmentId, type IndicatorId, newId } from '../../../shared/kernel/ids';
import type { Change } from '../../../shared/protocol/change';
import type { Staff } from '../../../shared/records/staff';
import {
  aCacheLab,
  anotherEpoch,
  type CacheLab,
  ownEntry,
  pulledEntry,
  receiptsEntry,
  refusedEntry,
} from '../../../test/builders/a-cache-lab';
import { aChange, aVersion } from '../../../test/builders/a-change';
import { anId } from '../../../test/builders/an-exam';

const [ann, bob, cis] = [anId<'Staff'>(1), anId<'Staff'>(2), anId<'Staff'>(3)];
const aStaff = (staffId: Staff['staffId'], name: string): Staff => ({
  staffId,
  name,
  jobTitle: '',
  roles: ['examiner'],
  independent: true,
});
const named = (staffId: Staff['staffId'], name: string, over: Partial<Change> = {}): Change =>
  aVersion('staff', staffId, aStaff(staffId, name), over);
const aPortfolio = (subjectId: string): Change =>
  aChange({ kind: 'document', type: 'portfolio', subjectType: 'portfolio', subjectId, body: {} });

const names = async (lab: CacheLab) =>
  (await lab.cache.documents('staff')).map(({ document }) => document.name).sort();
const versionsOf = async (lab: CacheLab, staffId: Staff['staffId']) => {
  const versions = await lab.cache.mergeVersions('staff', staffId);
  return (['base', 'hub', 'own', 'refused'] as const).map((of) => versions?.[of]?.document.name ?? null);
};
const unreadIn = (lab: CacheLab) => lab.cache.registers.unread.get();

/** A view with two people in a first load. */
async function aLoadedLab() {
  const lab = await aCacheLab();
  const [first, second] = [named(ann, 'Ann'), named(bob, 'Bob')];
  await lab.add(
    await lab.snapshotEntry([
      [first, 1],
      [second, 2],
    ]),
  );
  return { lab, first, second };
}

describe('documents of a first load', () => {
  it('lie in their blocks and in no pack, and are there after a restart', async () => {
    const { lab } = await aLoadedLab();
    expect(await names(lab)).toEqual(['Ann', 'Bob']);
    expect(await lab.database.packs.count()).toBe(0);
    const again = await lab.restart();
    expect(await names(again)).toEqual(['Ann', 'Bob']);
    expect(again.states.some(({ phase }) => phase === 'rebuilding')).toBe(false);
  });

  it('give way to a later change of the hub, the others staying the same objects', async () => {
    const { lab } = await aLoadedLab();
    const before = await lab.cache.document('staff', bob);
    await lab.add(pulledEntry([[named(ann, 'Anna'), 3]]));
    expect(await names(lab)).toEqual(['Anna', 'Bob']);
    expect(await lab.cache.document('staff', bob)).toBe(before);
    expect(await names(await lab.restart())).toEqual(['Anna', 'Bob']);
  });

  it('are not replaced by what the hub had before them', async () => {
    const { lab } = await aLoadedLab();
    await lab.add(pulledEntry([[named(bob, 'Bobby'), 1]]));
    expect(await names(lab)).toEqual(['Ann', 'Bob']);
  });

  it('are what an own version was made upon, and what counts when that is refused', async () => {
    const { lab, first } = await aLoadedLab();
    const own = named(ann, 'mine', { upon: first.changeId });
    await lab.add(ownEntry(own));
    expect(await names(lab)).toEqual(['Bob', 'mine']);
    await lab.add(pulledEntry([[named(ann, 'theirs', { upon: first.changeId }), 3]]));
    await lab.add(refusedEntry(own.changeId));
    expect(await names(lab)).toEqual(['Bob', 'theirs']);
    expect(await versionsOf(lab, ann)).toEqual(['Ann', 'theirs', null, 'mine']);
  });

  it('are followed by what this device had made before it came, in whatever order the hub says', async () => {
    const lab = await aCacheLab();
    const [waiting, received] = [named(ann, 'mine'), named(bob, 'mine too')];
    await lab.add(ownEntry(waiting), ownEntry(received), receiptsEntry([[received.changeId, 1]]));
    const load = await lab.snapshotEntry([
      [named(ann, 'theirs'), 2],
      [named(bob, 'later'), 3],
      [named(cis, 'Cis'), 4],
    ]);
    await lab.add(load);
    expect(await names(lab)).toEqual(['Cis', 'later', 'mine']);
    expect(await versionsOf(lab, ann)).toEqual([null, 'theirs', 'mine', null]);
    await lab.add(refusedEntry(waiting.changeId));
    expect(await names(lab)).toEqual(['Cis', 'later', 'theirs']);
  });

  it('are followed by entries of the same page of the journal as if those came later', async () => {
    const lab = await aCacheLab();
    const first = named(ann, 'Ann');
    const own = named(ann, 'mine', { upon: first.changeId });
    const load = await lab.snapshotEntry([[first, 1]]);
    await lab.add(ownEntry(named(bob, 'before')), load, ownEntry(own));
    expect(await names(lab)).toEqual(['before', 'mine']);
    expect(await versionsOf(lab, ann)).toEqual(['Ann', 'Ann', 'mine', null]);
  });

  it('are replaced by a later first load where that says otherwise', async () => {
    const { lab } = await aLoadedLab();
    const load = await lab.snapshotEntry([[named(ann, 'restored'), 1]], anotherEpoch);
    await lab.add(load, pulledEntry([[named(bob, 'after'), 2]], anotherEpoch));
    expect(await names(lab)).toEqual(['after', 'restored']);
    expect(await names(await lab.restart())).toEqual(['after', 'restored']);
  });

  it('are gone with the organisation they belong to', async () => {
    const { lab } = await aLoadedLab();
    await lab.projector.rebuild(null);
    expect(await lab.database.loads.count()).toBe(2);
    await lab.database.loads.clear();
    expect((await lab.restart()).states.some(({ phase }) => phase === 'rebuilding')).toBe(true);
  });
});

describe('what cannot be read of a first load', () => {
  it('of a type that this program does not have is counted once, also when a pack covers it', async () => {
    const lab = await aCacheLab();
    await lab.add(
      await lab.snapshotEntry([
        [aPortfolio('p1'), 1],
        [aPortfolio('p2'), 2],
      ]),
    );
    expect(unreadIn(lab)?.records.get('portfolio')).toEqual({ newer: 2, unreadable: 0 });
    await lab.add(
      pulledEntry([
        [aPortfolio('p2'), 3],
        [aPortfolio('p3'), 4],
      ]),
    );
    expect(unreadIn(lab)?.records.get('portfolio')).toEqual({ newer: 3, unreadable: 0 });
  });

  it('of a kind that this program does not have is counted', async () => {
    const lab = await aCacheLab();
    const rumour = { ...named(ann, 'Ann'), kind: 'rumour' as Change['kind'] };
    await lab.add(
      await lab.snapshotEntry([
        [rumour, 1],
        [named(bob, 'Bob'), 2],
      ]),
    );
    expect(await names(lab)).toEqual(['Bob']);
    expect(unreadIn(lab)?.texts).toBe(1);
  });

  it('in a damaged block is counted, and what lies in others is shown', async () => {
    const lab = await aCacheLab();
    const spoilLastBlock = (file: Buffer): void => void file.fill(0xff, file.length - 12);
    const load = await lab.snapshotEntry(
      [
        [aPortfolio('p1'), 1],
        [named(ann, 'Ann'), 2],
        [named(bob, 'Bob'), 3],
      ],
      undefined,
      spoilLastBlock,
    );
    await lab.add(load, pulledEntry([[named(cis, 'Cis'), 4]]));
    expect(await names(lab)).toEqual(['Cis']);
    expect(unreadIn(lab)?.texts).toBe(2);
    expect(unreadIn(lab)?.records.get('portfolio')).toEqual({ newer: 1, unreadable: 0 });
  });

  it('under the name of another type is no document of that, and is counted', async () => {
    const lab = await aCacheLab();
    const text = JSON.stringify(named(ann, 'Ann'));
    const { growDocuments } = await import('./load-documents');
    const growing = growDocuments('participant', anotherEpoch);
    growing.add({ seq: 1, text });
    growing.add({ seq: 2, text: 'no JSON' });
    expect(growing.grown()).toEqual({ documents: new Map(), unreadTexts: 2 });
    expect(await names(lab)).toEqual([]);
  });

  it('because its seal is broken leads to a view that is built anew', async () => {
    const { lab } = await aLoadedLab();
    const [head, block] = await lab.database.loads.toArray();
    if (!head || !block) throw new Error('no rows');
    await lab.database.loads.put({ ...block, sealed: head.sealed });
    const rebuilt = lab.states.length;
    const fresh = await lab.restart();
    expect(fresh.states.some(({ phase }) => phase === 'rebuilding')).toBe(true);
    expect(rebuilt).toBeGreaterThan(0);
  });
});

describe('events of a first load', () => {
  it('go before the marks that are given upon them, each once', async () => {
    const lab = await aCacheLab();
    const assessmentId = newId<'Assessment'>() as AssessmentId;
    const mark = (): Change =>
      aChange({
        subjectId: assessmentId,
        body: { indicatorId: newId<'Indicator'>() as IndicatorId, value: 'met', undoes: null, settles: [] },
      });
    const [loaded, own] = [mark(), mark()];
    const load = await lab.snapshotEntry([[loaded, 1]]);
    await lab.add(load, ownEntry(own));
    await lab.add(pulledEntry([[loaded, 1]]));
    const events = await lab.cache.assessmentEvents(assessmentId);
    expect(events.map(({ changeId }) => changeId)).toEqual([loaded.changeId, own.changeId]);
    expect(lab.cache.registers.assessments.get()?.has(assessmentId)).toBe(true);
  });
});
