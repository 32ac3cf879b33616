/**
 * The writer over the real services and a real journal, while the view is stopped, throws or is being built anew: what
 * is ticked is on disk, whatever becomes of the view.
 */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../shared/kernel/ids';
import { createLiveValue } from '../../shared/kernel/live-value';
import { problem } from '../../shared/kernel/problem';
import { err } from '../../shared/kernel/result';
import { type ADevice, aDevice } from '../../test/builders/a-device';
import { anExam, anId } from '../../test/builders/an-exam';
import { putDocuments } from '../../test/builders/put-documents';
import { putExam } from '../../test/builders/put-exam';
import { value } from '../../test/builders/value';
import { rightPin } from '../../test/fakes/fake-people';
import { manualTimers } from '../../test/fakes/manual-timers';
import { noDrafts } from '../../test/fakes/memory-drafts';
import { noTyped } from '../../test/fakes/memory-typed';
import { giveMark } from '../actions/give-mark';
import { identifyCandidate } from '../actions/identify-candidate';
import { signAssessment } from '../actions/sign-assessment';
import { undoLastChange } from '../actions/undo-last-change';
import type { CacheState } from '../cache/query-cache';
import type { ReadCache } from '../cache/read-cache';
import { BrokenSeal } from '../cache/seal';
import type { JournalClient } from './append-drafts';
import type { Events } from './merge-events';
import { createWriter } from './writer';

const taps = 100;
const exam = anExam({ shape: [Array.from({ length: taps }, (_, i) => `onderdeel ${i + 1}`)] });
const indicatorIds = exam.snapshot.coreTasks.flatMap((core) =>
  core.workProcesses.flatMap((part) => part.indicators.map((indicator) => indicator.indicatorId)),
);
const target = { examId: exam.examId, assessmentId: anId<'Assessment'>(7001) };
const examiner = anId<'Staff'>(8001);
const whole: CacheState = { phase: 'ready', position: 0, journalPosition: 0 };

let device: ADevice;
/** What becomes of reading the view; null while it answers as it stood when the exam was opened. */
let trouble: (() => Promise<never>) | 'empty' | null;
let cacheState: ReturnType<typeof createLiveValue<CacheState>>;
let timers: ReturnType<typeof manualTimers>;
let deps: ADevice['deps'];
let lookAway: () => void;
const line = () => deps.writer.assessment(target);
const tap = () => ({ ...target, changeId: newId<'Change'>() });
const mark = (index: number) =>
  giveMark(deps, { ...tap(), indicatorId: indicatorIds[index] ?? anId(0), value: 'met' });

beforeEach(async () => {
  device = await aDevice();
  await putExam(device.deps, exam);
  await putDocuments(device.deps, [
    {
      type: 'staff',
      documentId: examiner,
      document: {
        staffId: examiner,
        name: 'Joke Wierda',
        jobTitle: '',
        roles: ['examiner'],
        independent: true,
      },
      upon: null,
    },
  ]);
  await device.workAs(examiner);
  value(await identifyCandidate(device.deps, { ...tap(), method: 'identity-document' }));

  trouble = null;
  timers = manualTimers();
  cacheState = createLiveValue(whole);
  const before: Events = await device.deps.cache.assessmentEvents(target.assessmentId);
  // The view as it stood when the exam was opened, and never a word more.
  const cache: ReadCache = {
    ...device.deps.cache,
    document: async (type, id) => {
      if (typeof trouble === 'function') return trouble();
      return trouble === 'empty' ? null : device.deps.cache.document(type, id);
    },
    exam: async (id) => {
      if (typeof trouble === 'function') return trouble();
      return trouble === 'empty' ? null : device.deps.cache.exam(id);
    },
    assessmentEvents: async () => {
      if (typeof trouble === 'function') return trouble();
      return trouble === 'empty' ? [] : before;
    },
    reached: () => new Promise(() => undefined),
  };
  const profile = createLiveValue(value(await device.deps.host.device.profile.read()));
  const { host } = device.deps;
  const writer = createWriter({
    journal: host.journal,
    typed: noTyped,
    drafts: noDrafts,
    cache,
    cacheState,
    profile,
    after: timers.after,
  });
  deps = { ...device.deps, host, cache, writer };
  // Somebody looks at the exam, and who works here is known.
  lookAway = line().state.subscribe(() => undefined);
  value(await line().read());
  await writer.actor.current();
});
afterEach(() => device.close());

describe.each([
  ['stopped', () => undefined],
  [
    'throwing',
    () => {
      trouble = async () => {
        throw new BrokenSeal('stream');
      };
      cacheState.set({ ...whole, position: 1 });
    },
  ],
  [
    'closed',
    () => {
      trouble = () => Promise.reject(new DOMException('closed', 'DatabaseClosedError'));
      cacheState.set({ ...whole, phase: 'failed' });
    },
  ],
  [
    'being built anew',
    () => {
      trouble = 'empty';
      cacheState.set({ phase: 'rebuilding', position: 0, journalPosition: 4 });
    },
  ],
])('with the view %s', (_, begin) => {
  it(`${taps} taps are all in the journal and ticked, each once and in order`, async () => {
    begin();
    const done = indicatorIds.map((_id, index) => mark(index));
    expect(line().state.get().pending).toHaveLength(taps);
    expect((await Promise.all(done)).every((result) => result.ok)).toBe(true);
    expect(line().state.get().pending).toEqual([]);
    expect(line().state.get().place?.assessment.marks.size).toBe(taps);
    const marks = (await device.changes()).filter(({ type }) => type === 'mark-given');
    expect(marks.map(({ body }) => (body as { indicatorId: string }).indicatorId)).toEqual(indicatorIds);
  });

  it('an undo and a signature see everything that was acknowledged, and the signature closes it', async () => {
    begin();
    for (const [index] of indicatorIds.entries()) void mark(index);
    value(await undoLastChange(deps, tap()));
    expect(line().state.get().place?.assessment.marks.size).toBe(taps - 1);
    void mark(taps - 1);
    value(await signAssessment(deps, { ...tap(), pin: rightPin }));
    expect(line().state.get().place?.assessment).toMatchObject({
      signed: { outcome: 'passed', signedName: 'Joke Wierda' },
      lateEvents: 0,
    });
    expect(await mark(0)).toMatchObject({ ok: false, problem: { code: 'assessment-signed' } });
  });
});

it('no tick comes before its acknowledgement', async () => {
  const acknowledgements: (() => void)[] = [];
  const slow = createWriter({
    typed: noTyped,
    drafts: noDrafts,
    journal: {
      append: async (input) => {
        const answer = await device.deps.host.journal.append(input);
        await new Promise<void>((resolve) => acknowledgements.push(resolve));
        return answer;
      },
    },
    cache: deps.cache,
    cacheState,
    profile: createLiveValue(value(await device.deps.host.device.profile.read())),
    after: timers.after,
  });
  deps = { ...deps, writer: slow };
  const ticked: number[] = [];
  const done = indicatorIds.map((_id, index) => mark(index).then(() => ticked.push(index)));
  while (ticked.length < taps) {
    await expect.poll(() => acknowledgements.length).toBe(1);
    const onDisk = (await device.changes()).filter(({ type }) => type === 'mark-given').length;
    expect(line().state.get().place?.assessment.marks.size).toBe(ticked.length);
    expect(line().state.get().pending).toHaveLength(taps - ticked.length);
    acknowledgements.shift()?.();
    await expect.poll(() => ticked.length).toBe(onDisk);
  }
  await Promise.all(done);
});

it('what the view brings later is added once, and takes nothing away', async () => {
  value(await mark(0));
  trouble = 'empty';
  cacheState.set({ ...whole, position: 9 });
  await line().read();
  expect(line().state.get().place?.assessment.marks.size).toBe(1);
  expect(line().state.get().place?.assessment.changeIds).toHaveLength(2);
});

it('what is known answers whoever asks while the view cannot be read', async () => {
  value(await mark(0));
  trouble = () => Promise.reject(new DOMException('closed', 'DatabaseClosedError'));
  expect(value(await line().read()).assessment.marks.size).toBe(1);
});

it('what one organisation assessed is forgotten when the device joins another', async () => {
  const profile = createLiveValue(value(await device.deps.host.device.profile.read()));
  const { host, cache } = deps;
  const joined = createWriter({
    journal: host.journal,
    typed: noTyped,
    drafts: noDrafts,
    cache,
    cacheState,
    profile,
    after: timers.after,
  });
  const organisationOf = (n: number) => ({ ...profile.get(), organisationId: anId<'Organisation'>(n) });
  profile.set(organisationOf(1));
  const before = joined.assessment(target);
  expect(joined.assessment(target)).toBe(before);
  profile.set(organisationOf(2));
  expect(joined.assessment(target)).not.toBe(before);
});

it("what was not saved for one organisation is never recorded as another one's", async () => {
  const profile = createLiveValue(value(await device.deps.host.device.profile.read()));
  const organisationOf = (n: number) => ({ ...profile.get(), organisationId: anId<'Organisation'>(n) });
  profile.set(organisationOf(1));
  const { host, cache } = deps;
  let isThere = false;
  const journal: JournalClient = {
    append: (input) =>
      isThere ? host.journal.append(input) : Promise.resolve(err(problem('host-unreachable', {}))),
  };
  const writer = createWriter({
    journal,
    typed: noTyped,
    drafts: noDrafts,
    cache,
    cacheState,
    profile,
    after: timers.after,
  });
  value(await writer.assessment(target).read());
  const recorded = (await device.changes()).length;
  const marking = giveMark(
    { ...deps, writer },
    { ...tap(), indicatorId: indicatorIds[0] ?? anId(0), value: 'met' },
  );
  await timers.pass(0);
  profile.set(organisationOf(2));
  isThere = true;
  await timers.pass(2000);
  expect(await marking).toMatchObject({ ok: false, problem: { code: 'device-joined-another' } });
  expect(await device.changes()).toHaveLength(recorded);
});

it('what somebody left unsaved keeps nobody else from being locked', async () => {
  const profile = createLiveValue(value(await device.deps.host.device.profile.read()));
  const journal: JournalClient = { append: async () => err(problem('disk-full')) };
  const { cache } = deps;
  const writer = createWriter({
    journal,
    typed: noTyped,
    drafts: noDrafts,
    cache,
    cacheState,
    profile,
    after: timers.after,
  });
  void giveMark({ ...deps, writer }, { ...tap(), indicatorId: indicatorIds[0] ?? anId(0), value: 'met' });
  await expect.poll(() => writer.waiting.get()).toBe(1);
  profile.set({ ...profile.get(), actorId: null });
  expect(writer.waiting.get()).toBe(1);
  profile.set({ ...profile.get(), actorId: anId<'Staff'>(8002) });
  expect(writer.waiting.get()).toBe(0);
  profile.set({ ...profile.get(), actorId: examiner });
  expect(writer.waiting.get()).toBe(1);
});

describe('an exam that is opened while the view is built anew', () => {
  const opened = () => deps.writer.assessment({ ...target, examId: anId<'Exam'>(77) });

  it('says so, and is there by itself when the view is', async () => {
    trouble = 'empty';
    cacheState.set({ ...whole, phase: 'rebuilding' });
    const stop = opened().state.subscribe(() => undefined);
    await expect.poll(() => opened().state.get().unreadable?.code).toBe('cache-building');
    expect(opened().state.get().place).toBeUndefined();
    trouble = null;
    cacheState.set(whole);
    await expect.poll(() => opened().state.get().place).toBeNull();
    expect(opened().state.get().unreadable).toBeNull();
    stop();
  });

  it('is missing only when a whole view does not have it', async () => {
    expect(await opened().read()).toMatchObject({ problem: { code: 'document-missing' } });
    expect(opened().state.get().place).toBeNull();
  });
});

describe('an exam that was taken from the device, of which the page knows', () => {
  const takeExam = (): void => {
    trouble = 'empty';
    cacheState.set({ ...whole, phase: 'rebuilding' });
    cacheState.set({ ...whole, position: 9 });
  };
  /** By an old link: somebody looks again. */
  const comeBack = () => line().state.subscribe(() => undefined);

  it('stays before whoever is at it, and opens no more by an old link once they left', async () => {
    takeExam();
    value(await line().read());
    expect(line().state.get().place).toBeTruthy();
    lookAway();
    comeBack();
    await expect.poll(() => line().state.get().place).toBeNull();
    expect(await mark(0)).toMatchObject({ problem: { code: 'document-missing' } });
  });

  it('opens no more when nobody was at it', async () => {
    lookAway();
    takeExam();
    comeBack();
    await expect.poll(() => line().state.get().place).toBeNull();
  });

  it('is not believed to be gone while the view is still being made', async () => {
    lookAway();
    trouble = 'empty';
    cacheState.set({ ...whole, phase: 'rebuilding' });
    comeBack();
    value(await line().read());
    trouble = null;
    cacheState.set({ ...whole, position: 9 });
    value(await mark(0));
    expect(line().state.get().place?.assessment.marks.size).toBe(1);
  });

  it('is there again when it is given back', async () => {
    lookAway();
    takeExam();
    comeBack();
    await expect.poll(() => line().state.get().place).toBeNull();
    trouble = null;
    cacheState.set({ ...whole, position: 10 });
    await expect.poll(() => line().state.get().place).toBeTruthy();
  });

  it('keeps what somebody gave in it and no disk has yet', async () => {
    let isFull = true;
    const journal: JournalClient = {
      append: (input) =>
        isFull ? Promise.resolve(err(problem('disk-full'))) : device.deps.host.journal.append(input),
    };
    const { cache } = deps;
    const profile = createLiveValue(value(await device.deps.host.device.profile.read()));
    deps = {
      ...deps,
      writer: createWriter({
        journal,
        typed: noTyped,
        drafts: noDrafts,
        cache,
        cacheState,
        profile,
        after: timers.after,
      }),
    };
    const stop = comeBack();
    value(await line().read());
    const given = mark(0);
    // No timer tries again by itself here: only what was refused already is tried anew.
    await expect.poll(() => line().state.get().pending[0]?.state).toBe('unsaved');
    expect(deps.writer.waiting.get()).toBe(1);
    takeExam();
    stop();
    comeBack();
    value(await line().read());
    isFull = false;
    line().retryNow();
    expect(await given).toMatchObject({ ok: true });
  });
});
