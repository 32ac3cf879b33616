/** Whether a device is ready for an exam: nothing is taken for good that nobody looked at. */
import { describe, expect, it } from 'vitest';
import { filesReady, judgeReadiness, type ReadinessFacts } from './readiness';

const dayMs = 86_400_000;
const nowMs = Date.UTC(2026, 10, 24, 8);
const allReady: ReadinessFacts = {
  nowMs,
  plannedAtMs: nowMs + dayMs,
  isLoaded: true,
  candidates: 4,
  examiners: [{ name: 'Joke', validUntilMs: nowMs + 5 * dayMs }],
  documents: { all: 2, missing: 0 },
  evidence: { all: 0, missing: 0 },
  waiting: 0,
  lastContactMs: nowMs - 1000,
  clockSkewMs: 2000,
  disk: { freeBytes: 5e9, mayStartExam: true },
  battery: { level: 0.9, isCharging: false },
  printers: 1,
};
const linesOf = (given: Partial<ReadinessFacts>) => judgeReadiness({ ...allReady, ...given });
/** Those that are not ready, e.g. `clock attention fast`. */
const notReady = (given: Partial<ReadinessFacts>): string[] =>
  linesOf(given).flatMap(({ about, state, says }) =>
    state === 'ready' ? [] : [`${about} ${state} ${says}`],
  );

describe('a device is ready for an exam', () => {
  it('when all that the exam needs is on it, the last thing too', () => {
    expect(notReady({})).toEqual([]);
    expect(linesOf({}).map(({ about }) => about)).toEqual([
      ...['exam', 'people', 'documents', 'evidence', 'hand-in', 'clock', 'disk', 'battery', 'printer'],
    ]);
  });

  it.each<[string, Partial<ReadinessFacts>]>([
    ['exam attention missing', { isLoaded: false }],
    ['exam attention nobody', { candidates: 0 }],
    ['people attention no-pin', { examiners: [{ name: 'Pim', validUntilMs: null }] }],
    ['people attention ends', { examiners: [{ name: 'Joke', validUntilMs: nowMs + dayMs - 1 }] }],
    // An exam of yesterday that is done today.
    [
      'people attention ends',
      { plannedAtMs: nowMs - dayMs, examiners: [{ name: 'Joke', validUntilMs: nowMs - 1 }] },
    ],
    ['documents attention missing', { documents: { all: 2, missing: 1 } }],
    ['evidence attention missing', { evidence: { all: 9, missing: 9 } }],
    ['documents unknown unknown', { documents: null }],
    ['evidence unknown unknown', { evidence: null }],
    ['hand-in attention waiting', { waiting: 1 }],
    ['hand-in attention long-ago', { lastContactMs: nowMs - dayMs - 1 }],
    ['hand-in attention never', { lastContactMs: null }],
    ['clock attention fast', { clockSkewMs: 120_001 }],
    ['clock attention slow', { clockSkewMs: -120_001 }],
    ['clock unknown unknown', { clockSkewMs: null }],
    ['disk attention full', { disk: { freeBytes: 1, mayStartExam: false } }],
    ['disk unknown unknown', { disk: null }],
    ['battery attention low', { battery: { level: 0.49, isCharging: false } }],
    ['battery unknown unknown', { battery: null }],
    ['printer attention none', { printers: 0 }],
    ['printer unknown unknown', { printers: null }],
  ])('not when %s', (said, given) => {
    expect(notReady(given)).toEqual([said]);
  });

  it('with an empty battery while it is being charged, and without documents where there are none', () => {
    const given = { battery: { level: 0.1, isCharging: true }, documents: { all: 0, missing: 0 } };
    expect(notReady(given)).toEqual([]);
  });

  it('takes no file for here while it is not known which there are, or how one of them stands', () => {
    expect(filesReady(undefined)).toBeNull();
    expect(filesReady(['here', 'unknown'])).toBeNull();
    expect(filesReady([])).toEqual({ all: 0, missing: 0 });
    expect(filesReady(['here', 'away', 'fetching'])).toEqual({ all: 3, missing: 2 });
  });

  it('tells first what asks for something, then what a person has to look at', () => {
    const states = linesOf({ printers: null, battery: null, waiting: 3 }).map(({ state }) => state);
    expect(states.slice(0, 4)).toEqual(['attention', 'unknown', 'unknown', 'ready']);
  });
});
