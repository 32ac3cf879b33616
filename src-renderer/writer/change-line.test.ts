/** The line of changes: order, batches, retries and what a screen may say of them, on a journal that answers when told. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { ChangeId } from '../../shared/kernel/ids';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { Draft } from '../../shared/protocol/change';
import { anId } from '../../test/builders/an-exam';
import { manualTimers } from '../../test/fakes/manual-timers';
import { type ChangeLine, createChangeLine, type LineState, retryAfterMs, slowAfterMs } from './change-line';

/** The subject is a list of numbers; each change adds one, and knows the length before it. */
type Numbers = readonly number[];
type Answer = Result<{ readonly savedAt: string }>;
const savedAt = '2026-11-24T10:42:07.000Z';

let offered: { readonly drafts: readonly Draft[]; readonly answer: (answer: Answer) => void }[];
let recorded: Numbers;
let shown: LineState[];
let line: ChangeLine<Numbers>;
let timers: ReturnType<typeof manualTimers>;
let base: Result<Numbers> | null;

const idOf = (n: number): ChangeId => anId<'Change'>(n);
const draftOf = (n: number, upon: number | undefined): Draft =>
  ({ changeId: idOf(n), upon: upon === undefined ? null : idOf(upon) }) as Draft;
const add = (n: number, isAboutRecord = false) =>
  line.change({
    changeId: idOf(n),
    paint: { kind: 'other' },
    isAboutRecord,
    decide: (numbers) => {
      if (numbers.includes(n)) return ok(null);
      if (numbers.includes(-1)) return err(problem('assessment-signed'));
      return ok({ draft: draftOf(n, numbers.at(-1)), after: [...numbers, n] });
    },
  });
let lock: Problem | null;
const turn = async (): Promise<void> => {
  for (let i = 0; i < 20; i++) await Promise.resolve();
};
/** Answers the append that is on its way. */
const answer = async (given: Answer = ok({ savedAt })): Promise<readonly Draft[]> => {
  await turn();
  const asked = offered.shift();
  if (!asked) throw new Error('nothing was offered');
  asked.answer(given);
  await turn();
  return asked.drafts;
};
const states = () => shown.at(-1)?.pending.map(({ state }) => state) ?? [];
const uponOf = (drafts: readonly Draft[]) => drafts.map(({ upon }) => upon);

beforeEach(() => {
  offered = [];
  recorded = [];
  shown = [];
  base = null;
  lock = null;
  timers = manualTimers();
  line = createChangeLine<Numbers, { readonly savedAt: string }>({
    load: async () => base ?? ok(recorded),
    append: (drafts) => new Promise((resolve) => offered.push({ drafts, answer: resolve })),
    whyNotNow: () => lock,
    recorded: (_, after) => {
      recorded = after;
    },
    changed: (state) => shown.push(state),
    keepsTrying: true,
    after: timers.after,
  });
});

describe('a change', () => {
  it('is painted at the tap, and off the line with the acknowledgement, not before', async () => {
    const { settled } = add(1);
    expect(states()).toEqual(['saving']);
    await turn();
    expect(states()).toEqual(['saving']);
    await answer();
    expect(states()).toEqual([]);
    expect(shown.at(-1)?.savedAt).toBe(savedAt);
    expect(await settled).toEqual(ok({ savedAt }));
  });

  it('tapped while one is on its way goes in the next append, upon the one tapped before it', async () => {
    for (const n of [1, 2, 3]) add(n);
    await turn();
    add(4);
    add(5);
    expect(uponOf(await answer())).toEqual([null, idOf(1), idOf(2)]);
    expect(uponOf(await answer())).toEqual([idOf(3), idOf(4)]);
    expect(recorded).toEqual([1, 2, 3, 4, 5]);
  });

  it('that is about the record goes alone, when everything before it is confirmed', async () => {
    add(1);
    add(2, true);
    add(3);
    expect(await answer()).toHaveLength(1);
    expect(recorded).toEqual([1]);
    expect(uponOf(await answer())).toEqual([idOf(1)]);
    expect(uponOf(await answer())).toEqual([idOf(2)]);
  });

  it('that changes nothing is over at once, and records nothing', async () => {
    recorded = [1];
    expect(await add(1).settled).toEqual(ok({ savedAt: null }));
    expect(offered).toEqual([]);
  });

  it('that a rule refuses is off the screen and said until the next tap', async () => {
    recorded = [-1];
    expect(await add(1).settled).toEqual(err(problem('assessment-signed')));
    expect(states()).toEqual([]);
    expect(shown.at(-1)?.refused).toEqual(problem('assessment-signed'));
    add(2);
    expect(shown.at(-1)?.refused).toBeNull();
  });

  it('whose rule breaks does not hold up the next', async () => {
    const broken = line.change({
      changeId: idOf(1),
      paint: { kind: 'other' },
      decide: () => {
        throw new TypeError('a bug');
      },
    });
    add(2);
    expect(await broken.settled).toMatchObject({ ok: false, problem: { code: 'internal' } });
    expect(await answer()).toHaveLength(1);
  });
});

describe('what the journal did not confirm', () => {
  it('is slow after two seconds without an answer', async () => {
    add(1);
    await timers.pass(slowAfterMs - 1);
    expect(states()).toEqual(['saving']);
    await timers.pass(1);
    expect(states()).toEqual(['slow']);
    await answer();
    expect(states()).toEqual([]);
  });

  it('is unsaved with its reason, and offered again with the very same drafts before anything else', async () => {
    const { tried, settled } = add(1);
    const first = await answer(err(problem('disk-full')));
    expect(await tried).toEqual(err(problem('disk-full')));
    expect(shown.at(-1)?.pending).toMatchObject([{ state: 'unsaved', problem: { code: 'disk-full' } }]);
    add(2);
    await turn();
    expect(offered).toEqual([]);
    await timers.pass(retryAfterMs);
    const second = await answer();
    expect(second).toEqual(first);
    expect(await settled).toEqual(ok({ savedAt }));
    expect(uponOf(await answer())).toEqual([idOf(1)]);
  });

  it('is offered at once when somebody asks', async () => {
    add(1);
    await answer(err(problem('host-unreachable')));
    line.retryNow();
    expect(await answer()).toHaveLength(1);
    expect(states()).toEqual([]);
  });

  it('waits while the device is locked, undecided, and goes on when it is not', async () => {
    lock = problem('device-locked');
    const { settled } = add(1);
    add(2);
    await turn();
    expect(offered).toEqual([]);
    expect(shown.at(-1)?.pending).toMatchObject([
      { problem: { code: 'device-locked' } },
      { state: 'unsaved' },
    ]);
    await timers.pass(retryAfterMs);
    expect(offered).toEqual([]);
    lock = null;
    line.retryNow();
    expect(await answer()).toHaveLength(2);
    expect(await settled).toEqual(ok({ savedAt }));
  });

  it('is not even decided while whoever gave it is away: a rule may ask for what only they can give', async () => {
    let isAsked = false;
    lock = problem('device-locked');
    line.change({
      changeId: idOf(1),
      paint: { kind: 'other' },
      decide: () => {
        isAsked = true;
        return ok(null);
      },
    });
    await turn();
    expect(isAsked).toBe(false);
    lock = null;
    line.retryNow();
    await turn();
    expect(isAsked).toBe(true);
  });

  it('waits while the subject cannot be read, and goes on by itself', async () => {
    base = err(problem('cache-unusable'));
    add(1);
    await turn();
    expect(states()).toEqual(['unsaved']);
    base = null;
    await timers.pass(retryAfterMs);
    expect(await answer()).toHaveLength(1);
  });

  it('is given back after one try where nobody waits for it', async () => {
    const once = createChangeLine<Numbers, { readonly savedAt: string }>({
      load: async () => ok([]),
      append: async () => err(problem('disk-full')),
      whyNotNow: () => null,
      recorded: () => undefined,
      changed: (state) => shown.push(state),
      keepsTrying: false,
      after: timers.after,
    });
    const pursuit = once.change({
      changeId: idOf(1),
      paint: { kind: 'other' },
      decide: () => ok({ draft: draftOf(1, undefined), after: [1] }),
    });
    expect(await pursuit.settled).toEqual(err(problem('disk-full')));
    expect(states()).toEqual([]);
  });
});

describe('a refusal for good', () => {
  it('of one takes that one off the line', async () => {
    const { settled } = add(1);
    await answer(err(problem('too-large')));
    expect(await settled).toEqual(err(problem('too-large')));
    add(2);
    expect(uponOf(await answer())).toEqual([null]);
  });

  it('of several together falls on the one it is about; the others are decided anew without it', async () => {
    const all = [add(1), add(2), add(3)];
    const once = add(1);
    await answer(err(problem('change-differs')));
    expect(uponOf(await answer(err(problem('change-differs'))))).toEqual([null]);
    expect(uponOf(await answer())).toEqual([null]);
    expect(uponOf(await answer())).toEqual([idOf(2)]);
    expect(await Promise.all(all.map(({ settled }) => settled))).toMatchObject([
      { ok: false },
      { ok: true },
      { ok: true },
    ]);
    // The second tap of the same found nothing to change while the first was on its way; now it has something.
    expect(uponOf(await answer())).toEqual([idOf(3)]);
    expect(await once.settled).toEqual(ok({ savedAt }));
    expect(recorded).toEqual([2, 3, 1]);
  });
});
