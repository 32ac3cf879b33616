import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { problem } from '../../../shared/kernel/problem';
import { err, ok } from '../../../shared/kernel/result';
import { anId } from '../../../test/builders/an-exam';
import {
  forgetShown,
  pursueChange,
  retryAfterMs,
  retryNow,
  slowAfterMs,
  usePendingChanges,
} from './pending-changes';

const change = {
  changeId: anId<'Change'>(1),
  assessmentId: anId<'Assessment'>(2),
  paint: { kind: 'other' as const },
};
const savedAt = '2026-11-24T10:42:07.000Z';
const shown = () => usePendingChanges.getState().changes.map((c) => c.state);

beforeEach(() => {
  vi.useFakeTimers();
  usePendingChanges.setState({ changes: [], savedAt: {}, refused: null });
});
afterEach(() => vi.useRealTimers());

const mark = {
  ...change,
  paint: { kind: 'mark' as const, indicatorId: anId<'Indicator'>(3), value: 'met' as const },
};

describe('a saved mark', () => {
  it('stays painted until the cache shows it', async () => {
    await pursueChange(mark, async () => ok({ savedAt }));
    expect(shown()).toEqual(['saved']);
    forgetShown({ assessmentId: mark.assessmentId, changeIds: [], signed: null });
    expect(shown()).toEqual(['saved']);
    forgetShown({ assessmentId: mark.assessmentId, changeIds: [mark.changeId], signed: null });
    expect(shown()).toEqual([]);
  });

  it('that a signature of another device came before is not painted for ever', async () => {
    await pursueChange(mark, async () => ok({ savedAt }));
    const signed = {
      at: savedAt,
      outcome: 'passed' as const,
      fitsBasis: true,
      signedName: 'A',
      changeId: anId<'Change'>(9),
    };
    forgetShown({ assessmentId: mark.assessmentId, changeIds: [], signed });
    expect(shown()).toEqual([]);
  });

  it('that changed nothing is not kept', async () => {
    await pursueChange(mark, async () => ok({ savedAt: null }));
    expect(shown()).toEqual([]);
  });
});

describe('a change that is not confirmed yet', () => {
  it('is saving, after two seconds slow, and gone with a time when it is saved', async () => {
    let confirm = (): void => undefined;
    const done = pursueChange(
      change,
      () => new Promise((resolve) => (confirm = () => resolve(ok({ savedAt })))),
    );
    expect(shown()).toEqual(['saving']);
    await vi.advanceTimersByTimeAsync(slowAfterMs);
    expect(shown()).toEqual(['slow']);
    confirm();
    await done;
    expect(shown()).toEqual([]);
    expect(usePendingChanges.getState().savedAt[change.assessmentId]).toBe(savedAt);
  });

  it('stays and is tried again while the reason may pass', async () => {
    const answers = [err(problem('disk-full')), err(problem('host-unreachable')), ok({ savedAt })];
    const run = vi.fn(async () => answers.shift() ?? ok({ savedAt }));
    const done = pursueChange(change, run);
    await vi.advanceTimersByTimeAsync(0);
    expect(usePendingChanges.getState().changes[0]).toMatchObject({
      state: 'unsaved',
      problem: { code: 'disk-full' },
    });
    await vi.advanceTimersByTimeAsync(retryAfterMs);
    expect(run).toHaveBeenCalledTimes(2);
    retryNow();
    expect(await done).toEqual(ok(null));
    expect(run).toHaveBeenCalledTimes(3);
    expect(shown()).toEqual([]);
  });

  it('is tried again when the storage of the browser gave out', async () => {
    const run = vi.fn(async () => ok({ savedAt }));
    run.mockRejectedValueOnce(new DOMException('gone', 'InvalidStateError'));
    const done = pursueChange(change, run);
    await vi.advanceTimersByTimeAsync(0);
    expect(shown()).toEqual(['unsaved']);
    await vi.advanceTimersByTimeAsync(retryAfterMs);
    expect(await done).toEqual(ok(null));
  });

  it('that a rule refuses is taken off the screen and said', async () => {
    const refusal = problem('assessment-signed');
    expect(await pursueChange(change, async () => err(refusal))).toEqual(err(refusal));
    expect(shown()).toEqual([]);
    expect(usePendingChanges.getState().refused?.problem).toEqual(refusal);
  });
});
