/** The cache follows the journal, survives what browsers do to it, and never needs a network to come back. */
import { describe, expect, it } from 'vitest';
import { contentDigestOf } from '../../shared/domain/content-digest';
import { type AssessmentId, type IndicatorId, newId } from '../../shared/kernel/ids';
import { realWorld } from '../../shared/kernel/real-world';
import type { Change } from '../../shared/protocol/change';
import type { Staff } from '../../shared/records/staff';
import {
  aCacheLab,
  anIdentification,
  anotherEpoch,
  type CacheLab,
  enrolledEntry,
  ownEntry,
  pulledEntry,
  receiptsEntry,
  refusedEntry,
} from '../../test/builders/a-cache-lab';
import { aChange, aVersion } from '../../test/builders/a-change';
import { anExam, anId, recordsOf } from '../../test/builders/an-exam';
import { CacheDatabase } from './database';

const assessmentId = newId<'Assessment'>();
const staffId = anId<'Staff'>(1);
const aStaff = (name: string): Staff => ({
  staffId,
  name,
  jobTitle: '',
  roles: ['examiner'],
  independent: true,
});
const mark = (subjectId: AssessmentId, over: Partial<Change> = {}): Change =>
  aChange({
    subjectId,
    body: { indicatorId: newId<'Indicator'>() as IndicatorId, value: 'met', undoes: null, settles: [] },
    ...over,
  });

const eventsOf = (lab: CacheLab, ids: readonly AssessmentId[]) =>
  Promise.all(ids.map((id) => lab.cache.assessmentEvents(id)));
const sortedById = <T>(values: ReadonlyMap<string, T> | undefined): readonly T[] =>
  [...(values ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
const handInsOf = (lab: CacheLab) => {
  const { streams, documents } = lab.cache.registers.handIns;
  return sortedById(new Map([...(streams.get() ?? []), ...(documents.get() ?? [])]));
};

/** Everything a reader can see, for comparing two views. */
async function wholeView(lab: CacheLab) {
  const streams = await lab.database.streams.toCollection().primaryKeys();
  return {
    events: await eventsOf(lab, streams as AssessmentId[]),
    staff: await lab.cache.documents('staff'),
    handIns: handInsOf(lab),
    assessments: sortedById(lab.cache.registers.assessments.get()),
  };
}

describe('following the journal', () => {
  it('shows own events in order, waiting until their receipt', async () => {
    const lab = await aCacheLab();
    const [first, second] = [anIdentification(assessmentId), mark(assessmentId)];
    await lab.add(ownEntry(first), ownEntry(second));
    const events = await lab.cache.assessmentEvents(assessmentId);
    expect(events.map((event) => [event.type, event.changeId])).toEqual([
      ['candidate-identified', first.changeId],
      ['mark-given', second.changeId],
    ]);
    expect(await lab.cache.handIn(assessmentId, first.changeId)).toEqual({ state: 'waiting' });
    await lab.add(receiptsEntry([[first.changeId, 41]]));
    expect(await lab.cache.handIn(assessmentId, first.changeId)).toEqual({
      state: 'received',
      receiptNumber: '8F2C-41',
      receivedAt: '2026-11-24T10:00:00.000Z',
    });
    expect(handInsOf(lab).map((s) => [s.type, s.waiting])).toEqual([['assessment', 1]]);
  });

  it('Y3 shows a refusal with its problem, whatever receipt comes later', async () => {
    const lab = await aCacheLab();
    const change = mark(assessmentId);
    await lab.add(ownEntry(change), refusedEntry(change.changeId));
    expect(await lab.cache.handIn(assessmentId, change.changeId)).toMatchObject({
      state: 'refused',
      problem: { code: 'stale-revision' },
    });
    await lab.add(receiptsEntry([[change.changeId, 1]]));
    expect(await lab.cache.handIn(assessmentId, change.changeId)).toMatchObject({ state: 'refused' });
  });

  it('believes a receipt only in its own epoch', async () => {
    const lab = await aCacheLab();
    const [first, second] = [mark(assessmentId), mark(assessmentId)];
    const states = async () => [
      (await lab.cache.handIn(assessmentId, first.changeId))?.state,
      (await lab.cache.handIn(assessmentId, second.changeId))?.state,
    ];
    await lab.add(ownEntry(first), ownEntry(second));
    await lab.add(
      receiptsEntry([
        [first.changeId, 1],
        [second.changeId, 2],
      ]),
    );
    expect(await states()).toEqual(['received', 'received']);
    await lab.add(await lab.snapshotEntry([[first, 1]], anotherEpoch));
    expect(await states()).toEqual(['waiting', 'waiting']);
    expect(handInsOf(lab)[0]?.waiting).toBe(2);
    await lab.add(receiptsEntry([[first.changeId, 1]], anotherEpoch), refusedEntry(second.changeId));
    expect(await states()).toEqual(['received', 'refused']);
    const before = await wholeView(lab);
    await lab.projector.rebuild(null);
    expect(await wholeView(lab)).toEqual(before);
  });

  it('leaves the data of one organisation behind when the device joins another', async () => {
    const lab = await aCacheLab();
    const [here, there] = [anId<'Organisation'>(1), anId<'Organisation'>(2)];
    const joke = aVersion('staff', staffId, aStaff('Joke Wierda'));
    await lab.add(enrolledEntry(here), pulledEntry([[joke, 1]]), ownEntry(mark(assessmentId)));
    await lab.add(enrolledEntry(here));
    expect(await lab.cache.documents('staff')).toHaveLength(1);
    const other = anId<'Staff'>(2);
    const piet = aVersion('staff', other, { ...aStaff('Piet'), staffId: other });
    await lab.add(pulledEntry([[joke, 2]]), enrolledEntry(there), pulledEntry([[piet, 1]], anotherEpoch));
    const view = await wholeView(lab);
    expect(view.staff.map(({ document }) => document.name)).toEqual(['Piet']);
    expect([view.events, view.handIns, view.assessments]).toEqual([[], [], []]);
    await lab.projector.rebuild(null);
    expect(await wholeView(lab)).toEqual(view);
    const again = await lab.restart();
    expect(await wholeView(again)).toEqual(view);
  });

  it('knows no hand-in of what came from elsewhere', async () => {
    const lab = await aCacheLab();
    const change = mark(assessmentId);
    await lab.add(pulledEntry([[change, 3]]));
    expect(await lab.cache.handIn(assessmentId, change.changeId)).toBeNull();
    expect(await lab.cache.assessmentEvents(assessmentId)).toHaveLength(1);
  });

  it('counts an event once, whether own, pulled, in a snapshot, or all three', async () => {
    const lab = await aCacheLab();
    const change = mark(assessmentId);
    await lab.add(ownEntry(change), pulledEntry([[change, 1]]), await lab.snapshotEntry([[change, 1]]));
    expect(await lab.cache.assessmentEvents(assessmentId)).toHaveLength(1);
  });

  it('keeps events of an unknown type or version whole and says that they are unknown', async () => {
    const lab = await aCacheLab();
    const changes = [
      mark(assessmentId, { type: 'photo-taken', body: { lens: 1 } }),
      mark(assessmentId, { typeVersion: 2 }),
      mark(assessmentId, { body: { value: 'splendid' } }),
    ];
    await lab.add(...changes.map(ownEntry));
    expect(await lab.cache.assessmentEvents(assessmentId)).toEqual(
      changes.map((change) => ({
        changeId: change.changeId,
        type: 'unknown',
        needs: 'must-understand',
      })),
    );
  });

  it('gives the same list back while nothing changed', async () => {
    const lab = await aCacheLab();
    await lab.add(ownEntry(mark(assessmentId)));
    const before = await lab.cache.assessmentEvents(assessmentId);
    await lab.add(ownEntry(mark(newId<'Assessment'>())));
    expect(await lab.cache.assessmentEvents(assessmentId)).toBe(before);
    await lab.add(ownEntry(mark(assessmentId)));
    expect(await lab.cache.assessmentEvents(assessmentId)).toHaveLength(2);
  });

  it('changes nothing when entries are applied a second time', async () => {
    const lab = await aCacheLab();
    const [event, own, theirs] = [
      mark(assessmentId),
      aVersion('staff', staffId, aStaff('Joke')),
      aVersion('staff', staffId, aStaff('Joke Wierda')),
    ];
    await lab.add(
      ownEntry(event),
      ownEntry(own),
      receiptsEntry([
        [event.changeId, 1],
        [own.changeId, 2],
      ]),
      pulledEntry([[theirs, 3]]),
    );
    const before = await wholeView(lab);
    const state = await lab.database.state();
    if (!state) throw new Error('no state');
    await lab.database.meta.put({ ...state, position: 0, hash: null });
    await lab.projector.catchUp();
    expect(await wholeView(lab)).toEqual(before);
    expect(await lab.database.state()).toEqual(state);
  });

  it('resolves `reached` when the position is there, not before', async () => {
    const lab = await aCacheLab();
    await lab.journal.append([ownEntry(mark(assessmentId))]);
    let isThere = false;
    const reached = lab.cache.reached(1).then(() => {
      isThere = true;
    });
    await Promise.resolve();
    expect(isThere).toBe(false);
    await lab.projector.catchUp();
    await reached;
    expect(await lab.cache.assessmentEvents(assessmentId)).toHaveLength(1);
  });

  it('says that it is there although the journal grows faster than it is followed', async () => {
    const lab = await aCacheLab();
    await lab.journal.append([ownEntry(mark(assessmentId))]);
    lab.growOnRead(() => ownEntry(mark(assessmentId)));
    const done = await lab.projector.catchUp();
    expect(done.ok).toBe(true);
    expect(lab.states.at(-1)).toMatchObject({ phase: 'ready' });
  });

  it('keeps two windows on one database from undoing each other', async () => {
    const first = await aCacheLab({ name: 'two-windows' });
    await first.add(ownEntry(mark(assessmentId)));
    const second = await aCacheLab({ name: 'two-windows', journal: first.journal, builtFor: 'any' });
    await first.journal.append([ownEntry(mark(assessmentId)), ownEntry(mark(newId<'Assessment'>()))]);
    await Promise.all([first.projector.catchUp(), second.projector.catchUp()]);
    expect(await second.cache.assessmentEvents(assessmentId)).toHaveLength(2);
    expect(await second.database.counts()).toEqual((await first.database.state())?.counts);
  });

  it('a window that was slow writes nothing over what another one wrote meanwhile', async () => {
    const fast = await aCacheLab({ name: 'slow-window' });
    await fast.add(ownEntry(mark(assessmentId)));
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = await aCacheLab({ name: 'slow-window', journal: fast.journal, builtFor: 'any' });
    await fast.journal.append([
      ownEntry(mark(assessmentId)),
      ownEntry(aVersion('staff', staffId, aStaff('A'))),
    ]);
    slow.holdReads(held);
    const late = slow.projector.catchUp();
    await fast.add(ownEntry(mark(assessmentId)), ownEntry(aVersion('staff', staffId, aStaff('B'))));
    release();
    await late;
    // It read up to 3, and must never say so of a view that is at 5 already.
    expect(slow.states.map(({ position }) => position)).not.toContain(3);
    expect((await fast.database.state())?.position).toBe(5);
    expect(await fast.cache.assessmentEvents(assessmentId)).toHaveLength(3);
    expect((await fast.cache.document('staff', staffId))?.document.name).toBe('B');
    expect(await fast.database.counts()).toEqual((await fast.database.state())?.counts);
  });
});

describe('documents', () => {
  const shown = async (lab: CacheLab) => (await lab.cache.document('staff', staffId))?.document.name ?? null;

  it('the latest version of the hub counts', async () => {
    const lab = await aCacheLab();
    await lab.add(
      pulledEntry([
        [aVersion('staff', staffId, aStaff('first')), 5],
        [aVersion('staff', staffId, aStaff('second')), 9],
      ]),
    );
    expect(await shown(lab)).toBe('second');
    await lab.add(pulledEntry([[aVersion('staff', staffId, aStaff('late')), 7]]));
    expect(await shown(lab)).toBe('second');
  });

  it('an own version that waits is shown, also when the hub sends another meanwhile', async () => {
    const lab = await aCacheLab();
    const own = aVersion('staff', staffId, aStaff('own'));
    await lab.add(ownEntry(own), pulledEntry([[aVersion('staff', staffId, aStaff('theirs')), 8]]));
    expect(await shown(lab)).toBe('own');
    expect((await lab.cache.document('staff', staffId))?.revision).toBe(own.changeId);
  });

  it('a refused own version gives way to the version of the hub', async () => {
    const lab = await aCacheLab();
    const own = aVersion('staff', staffId, aStaff('own'));
    await lab.add(pulledEntry([[aVersion('staff', staffId, aStaff('theirs')), 8]]), ownEntry(own));
    await lab.add(refusedEntry(own.changeId));
    expect(await shown(lab)).toBe('theirs');
  });

  it('a refused new document is not shown any more', async () => {
    const lab = await aCacheLab();
    const own = aVersion('staff', staffId, aStaff('own'));
    await lab.add(ownEntry(own));
    expect(await lab.cache.documents('staff')).toHaveLength(1);
    await lab.add(refusedEntry(own.changeId));
    expect(await lab.cache.documents('staff')).toEqual([]);
    expect(await shown(lab)).toBeNull();
  });

  it('a received own version takes its place in the order of the hub', async () => {
    const lab = await aCacheLab();
    const own = aVersion('staff', staffId, aStaff('own'));
    await lab.add(ownEntry(own), receiptsEntry([[own.changeId, 4]]));
    expect(await shown(lab)).toBe('own');
    await lab.add(pulledEntry([[aVersion('staff', staffId, aStaff('later')), 6]]));
    expect(await shown(lab)).toBe('later');
  });

  it('a new epoch of the hub replaces the order of the old one', async () => {
    const lab = await aCacheLab();
    await lab.add(pulledEntry([[aVersion('staff', staffId, aStaff('before')), 900]]));
    const after = aVersion('staff', staffId, aStaff('restored'));
    await lab.add(await lab.snapshotEntry([[after, 3]], anotherEpoch));
    expect(await shown(lab)).toBe('restored');
  });

  it('a version of a newer program stands in its register by name, and is counted', async () => {
    const lab = await aCacheLab();
    const [newer, broken, fine] = [anId<'Staff'>(11), anId<'Staff'>(12), anId<'Staff'>(13)];
    await lab.add(
      pulledEntry([
        [aVersion('staff', newer, { name: 'Joke Wierda' }, { typeVersion: 99 }), 1],
        [aVersion('staff', broken, { name: '' }), 2],
        [aVersion('staff', fine, { ...aStaff('Piet'), staffId: fine }), 3],
      ]),
    );
    expect((await lab.cache.documents('staff')).map(({ document }) => document.name)).toEqual(['Piet']);
    expect(lab.cache.registers.documents('staff').get()?.unread).toEqual([
      { id: newer, why: 'newer', name: 'Joke Wierda' },
      { id: broken, why: 'unreadable', name: null },
    ]);
    expect(lab.cache.registers.unread.get()?.records.get('staff')).toEqual({ newer: 1, unreadable: 1 });
    await lab.add(pulledEntry([[aVersion('staff', newer, { ...aStaff('Joke'), staffId: newer }), 4]]));
    expect(lab.cache.registers.unread.get()?.records.get('staff')).toEqual({ newer: 0, unreadable: 1 });
  });

  it('documents of a type that this program does not have are kept and counted', async () => {
    const lab = await aCacheLab();
    const portfolio = { kind: 'document', type: 'portfolio', subjectType: 'portfolio', body: {} } as const;
    await lab.add(
      pulledEntry([
        [aChange({ ...portfolio, subjectId: 'p1' }), 1],
        [aChange({ ...portfolio, subjectId: 'p2' }), 2],
      ]),
    );
    expect(lab.cache.registers.unread.get()?.records.get('portfolio')).toEqual({ newer: 2, unreadable: 0 });
  });

  it('a text of the feed that is no change is skipped and counted, and what follows is shown', async () => {
    const lab = await aCacheLab();
    const broken = pulledEntry([[aVersion('staff', staffId, aStaff('lost')), 1]]);
    if (broken.kind !== 'pulled') throw new Error('no page of the feed');
    const changes = broken.changes.map((change) => ({ ...change, text: '{"kind":"nothing we know"' }));
    await lab.add({ ...broken, changes }, pulledEntry([[aVersion('staff', staffId, aStaff('Joke')), 2]]));
    expect(await shown(lab)).toBe('Joke');
    expect(lab.cache.registers.unread.get()?.texts).toBe(1);
    await lab.projector.rebuild(null);
    await lab.cache.refresh();
    expect(lab.cache.registers.unread.get()?.texts).toBe(1);
  });

  it('a refused own version is still there, with the version it was made upon and the one of the hub', async () => {
    const lab = await aCacheLab();
    const base = aVersion('staff', staffId, aStaff('base'));
    const own = aVersion('staff', staffId, aStaff('mine'), { upon: base.changeId });
    const theirs = aVersion('staff', staffId, aStaff('theirs'), { upon: base.changeId });
    await lab.add(pulledEntry([[base, 1]]), ownEntry(own), pulledEntry([[theirs, 2]]));
    await lab.add(refusedEntry(own.changeId));
    const names = async (each: CacheLab) => {
      const versions = await each.cache.mergeVersions('staff', staffId);
      return (['base', 'hub', 'own', 'refused'] as const).map((of) => versions?.[of]?.document.name ?? null);
    };
    expect(await shown(lab)).toBe('theirs');
    expect(await names(lab)).toEqual(['base', 'theirs', null, 'mine']);
    const again = await lab.restart();
    expect(await names(again)).toEqual(['base', 'theirs', null, 'mine']);

    const merged = aVersion('staff', staffId, aStaff('merged'), { upon: theirs.changeId });
    await again.add(ownEntry(merged));
    expect(await names(again)).toEqual(['theirs', 'theirs', 'merged', 'mine']);
    await again.add(receiptsEntry([[merged.changeId, 3]]));
    expect(await names(again)).toEqual([null, 'merged', null, null]);
  });

  it('lists one type only', async () => {
    const lab = await aCacheLab();
    await lab.add(
      pulledEntry([
        [aVersion('staff', staffId, aStaff('Joke')), 1],
        [aVersion('participant', newId<'Participant'>(), { any: 1 }), 2],
      ]),
    );
    expect((await lab.cache.documents('staff')).map((s) => s.document.name)).toEqual(['Joke']);
  });
});

describe('contents', () => {
  const aContent = (body: unknown): Change =>
    aChange({
      kind: 'content',
      type: 'exam-definition',
      subjectType: 'exam-definition',
      subjectId: contentDigestOf(body),
      body,
    });
  const definition = aContent(recordsOf(anExam()).definition);

  it('of a first load are kept in the blocks they came in, and opened by their digest', async () => {
    const lab = await aCacheLab();
    const others = Array.from({ length: 40 }, (_, i) => aContent({ another: i }));
    const all = [...others.slice(0, 20), definition, ...others.slice(20)];
    await lab.add(await lab.snapshotEntry(all.map((content, i) => [content, i + 1])));
    expect(await lab.cache.content('exam-definition', definition.subjectId)).toEqual(definition.body);
    expect(await lab.cache.content('exam-definition', 'f'.repeat(64))).toBeNull();
    expect(await lab.database.contents.count()).toBe(0);
    expect((await lab.restart()).states.some(({ phase }) => phase === 'rebuilding')).toBe(false);
  });

  it('that came by themselves open the same way', async () => {
    const lab = await aCacheLab();
    await lab.add(pulledEntry([[definition, 1]]), ownEntry(definition));
    expect(await lab.cache.content('exam-definition', definition.subjectId)).toEqual(definition.body);
  });

  it('of a newer program are counted once somebody tried to open them', async () => {
    const lab = await aCacheLab();
    await lab.add(pulledEntry([[{ ...definition, typeVersion: 9 }, 1]]));
    expect(await lab.cache.content('exam-definition', definition.subjectId)).toBeNull();
    await lab.cache.refresh();
    expect(lab.cache.registers.unread.get()?.records.get('exam')).toEqual({ newer: 1, unreadable: 0 });
  });

  it('that do not say what their digest names are not given out', async () => {
    const lab = await aCacheLab();
    const forged = { ...definition, body: recordsOf(anExam({ shape: [['iets anders']] })).definition };
    await lab.add(pulledEntry([[forged, 1]]));
    expect(await lab.cache.content('exam-definition', definition.subjectId)).toBeNull();
    // Held to it when the row would be written: whoever opens a row later need not look again.
    expect(await lab.database.contents.count()).toBe(0);
  });
});

describe('a view that does not fit the journal', () => {
  const told = async (lab: CacheLab) => lab.cache.rebuildReason();
  const assessments = Array.from({ length: 70 }, () => newId<'Assessment'>());

  /** Own events of 70 candidates, most of them received, and the examiner. Why it is rebuilt does not hang on how many there are. */
  async function aFullLab(count = 2000) {
    const lab = await aCacheLab();
    const changes = Array.from({ length: count }, (_, i) => mark(assessments[i % 70] as AssessmentId));
    await lab.add(
      pulledEntry([[aVersion('staff', staffId, aStaff('Joke Wierda')), 1]]),
      ...changes.map(ownEntry),
      receiptsEntry(changes.slice(0, 0.9 * count).map((change, i) => [change.changeId, i + 2])),
    );
    return { lab, view: await wholeView(lab) };
  }

  it('is rebuilt from 10,000 events when the browser deleted it, and says so once', async () => {
    const { lab, view } = await aFullLab(10_000);
    await lab.database.delete();
    const again = await lab.restart();
    expect(await wholeView(again)).toEqual(view);
    expect(again.states.at(-1)).toMatchObject({ phase: 'ready', position: 10_002 });
    expect(await told(again)).toBe('rows-missing');
    await again.cache.dismissRebuildReason();
    const later = await again.restart();
    expect(await told(later)).toBeNull();
    expect(later.states.some((state) => state.phase === 'rebuilding')).toBe(false);
  });

  it('is rebuilt when rows are missing', async () => {
    const { lab, view } = await aFullLab();
    const keys = await lab.database.streams.toCollection().primaryKeys();
    await lab.database.streams.bulkDelete(keys.slice(0, 3));
    const again = await lab.restart();
    expect(await wholeView(again)).toEqual(view);
    expect(await told(again)).toBe('rows-missing');
  });

  it('is rebuilt when the state is lost', async () => {
    const { lab, view } = await aFullLab();
    await lab.database.meta.clear();
    const again = await lab.restart();
    expect(await wholeView(again)).toEqual(view);
    expect(await told(again)).toBe('rows-missing');
  });

  it('is rebuilt while it is read when bytes of a row were changed', async () => {
    const { lab, view } = await aFullLab();
    const row = await lab.database.streams.get(assessments[0] as string);
    if (!row) throw new Error('no row');
    const sealed = row.sealed.slice();
    sealed[40] = (sealed[40] ?? 0) ^ 255;
    await lab.database.streams.put({ ...row, sealed });
    const again = await lab.restart();
    expect(await wholeView(again)).toEqual(view);
    expect(await told(again)).toBe('rows-unreadable');
  });

  it('is rebuilt when a row was put in the place of another', async () => {
    const { lab, view } = await aFullLab();
    const [a, b] = await lab.database.streams.bulkGet(assessments.slice(0, 2));
    if (!a || !b) throw new Error('no rows');
    await lab.database.streams.bulkPut([
      { ...a, tip: b.tip, sealed: b.sealed },
      { ...b, tip: a.tip, sealed: a.sealed },
    ]);
    const again = await lab.restart();
    expect(await wholeView(again)).toEqual(view);
    expect(await told(again)).toBe('rows-unreadable');
  });

  it('is rebuilt while it catches up over a damaged row', async () => {
    const lab = await aCacheLab();
    await lab.add(ownEntry(mark(assessmentId)));
    const row = await lab.database.streams.get(assessmentId);
    if (!row) throw new Error('no row');
    await lab.database.streams.put({ ...row, sealed: row.sealed.slice(0, 30) });
    await lab.add(ownEntry(mark(assessmentId)));
    expect(await lab.cache.assessmentEvents(assessmentId)).toHaveLength(2);
    expect(await told(lab)).toBe('rows-unreadable');
  });

  it('is rebuilt when it is ahead of a journal that was put back', async () => {
    const { lab } = await aFullLab();
    const { memoryJournal } = await import('../../test/fakes/memory-journal');
    const shorter = memoryJournal(
      lab.journal
        .entries()
        .slice(0, 1000)
        .map((entry) => JSON.stringify(entry)),
    );
    const again = await lab.restart(shorter);
    expect(await told(again)).toBe('ahead-of-journal');
    const events = (await eventsOf(again, assessments)).flat();
    expect(events).toHaveLength(999);
  });

  it('is rebuilt under another key, which reads nothing of the old rows', async () => {
    const lab = await aCacheLab({ name: 'other-key', fill: 1 });
    await lab.add(ownEntry(mark(assessmentId)));
    lab.database.close();
    const other = await aCacheLab({ name: 'other-key', fill: 2, journal: lab.journal, builtFor: 'any' });
    expect(await other.cache.assessmentEvents(assessmentId)).toHaveLength(1);
    expect(await told(other)).toBe('rows-unreadable');
  });

  it('is rebuilt when an older program wrote it', async () => {
    const { lab, view } = await aFullLab();
    const state = await lab.database.state();
    if (!state) throw new Error('no state');
    await lab.database.meta.put({ ...state, version: 0 });
    const again = await lab.restart();
    expect(await wholeView(again)).toEqual(view);
    expect(await told(again)).toBe('other-format');
  });

  it('does not wait for ever for a first load that is lost, and has it when it is loaded again', async () => {
    const lab = await aCacheLab();
    await lab.add(
      { kind: 'first-load', epoch: anotherEpoch, cursor: 1, digest: 'a'.repeat(64) },
      ownEntry(mark(assessmentId)),
    );
    expect(await lab.cache.assessmentEvents(assessmentId)).toHaveLength(1);
    const staff = aVersion('staff', staffId, aStaff('Joke Wierda'));
    await lab.add(await lab.snapshotEntry([[staff, 1]], anotherEpoch));
    expect(await lab.cache.documents('staff')).toHaveLength(1);
  });
});

describe('what stands in the database', () => {
  it('shows no name, mark or remark in the clear', async () => {
    const lab = await aCacheLab();
    await lab.add(
      ownEntry(
        mark(assessmentId, {
          type: 'remark-written',
          body: { indicatorId: newId(), text: 'las niet dicht', undoes: null, settles: [] },
        }),
      ),
      ownEntry(aVersion('staff', staffId, aStaff('Joke Wierda'))),
    );
    const plain = new CacheDatabase(lab.database.name, realWorld);
    const rows = await Promise.all(plain.tables.map((table) => table.toArray()));
    const text = JSON.stringify(rows, (_, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    );
    expect(text).toContain(assessmentId);
    expect(text).not.toContain('Joke');
    expect(text).not.toContain('dicht');
    plain.close();
  });
});
