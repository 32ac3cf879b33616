/** The view is read when somebody looks: once at a time, again after every move, and again when it could not be read. */
import { beforeEach, describe, expect, it } from 'vitest';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { manualTimers } from '../../test/fakes/manual-timers';
import { createReader, rereadAfterMs, type ViewReader } from './view-reader';

let asked: ((result: Result<string>) => void)[];
let isWatched: boolean;
let timers: ReturnType<typeof manualTimers>;
let reader: ViewReader<string>;
const answer = async (result: Result<string>): Promise<void> => {
  asked.shift()?.(result);
  await timers.pass(0);
};

beforeEach(() => {
  asked = [];
  isWatched = true;
  timers = manualTimers();
  reader = createReader({
    read: () => new Promise((resolve) => asked.push(resolve)),
    isWatched: () => isWatched,
    after: timers.after,
  });
});

describe('a view', () => {
  it('is read at the first look, and not again while it stands still', async () => {
    reader.lookedAt();
    reader.lookedAt();
    expect(asked).toHaveLength(1);
    await answer(ok('a'));
    reader.lookedAt();
    expect(asked).toHaveLength(0);
  });

  it('that moves while it is read is read once more after that, however often it moved', async () => {
    reader.lookedAt();
    reader.viewMoved();
    reader.viewMoved();
    expect(asked).toHaveLength(1);
    await answer(ok('a'));
    expect(asked).toHaveLength(1);
    await answer(ok('b'));
    expect(asked).toHaveLength(0);
  });

  it('that nobody looks at is left alone until somebody does', async () => {
    isWatched = false;
    reader.viewMoved();
    expect(asked).toHaveLength(0);
    isWatched = true;
    reader.lookedAt();
    expect(asked).toHaveLength(1);
  });

  it('that could not be read is tried again after a while, and at once when it moves', async () => {
    reader.lookedAt();
    await answer(err(problem('cache-unusable')));
    expect(asked).toHaveLength(0);
    await timers.pass(rereadAfterMs);
    expect(asked).toHaveLength(1);
    await answer(err(problem('cache-unusable')));
    reader.viewMoved();
    expect(asked).toHaveLength(1);
  });
});
