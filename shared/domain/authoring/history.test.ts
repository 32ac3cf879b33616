import { describe, expect, it } from 'vitest';
import { beginHistory, type History, recordStep, redo, undo, whatToRedo, whatToUndo } from './history';

type Texts = History<{ readonly text: string }, string>;
const begin = (): Texts => beginHistory({ text: '' });
const type = (history: Texts, text: string, group: string | null = null): Texts =>
  recordStep(history, { text }, `to ${text}`, group);

describe('the history of an editor', () => {
  it('takes back and does again as often as there were steps, and says what', () => {
    let history = begin();
    for (let step = 1; step <= 20_000; step++) history = type(history, String(step));
    expect(whatToUndo(history)).toBe('to 20000');
    for (let step = 1; step <= 20_000; step++) history = undo(history);
    expect(history.present.text).toBe('');
    expect(undo(history)).toBe(history);
    expect([whatToUndo(history), whatToRedo(history)]).toEqual([null, 'to 1']);
    for (let step = 1; step <= 20_000; step++) history = redo(history);
    expect(history.present.text).toBe('20000');
    expect(redo(history)).toBe(history);
  });

  it('takes the letters of one group back together, and never joins what was typed after an undo', () => {
    let history = type(type(type(begin(), 'a', 'field 1'), 'ab', 'field 1'), 'ab!', 'field 2');
    expect(undo(history).present.text).toBe('ab');
    history = type(undo(history), 'abc', 'field 1');
    expect(undo(history).present.text).toBe('ab');
    expect(undo(undo(history)).present.text).toBe('');
  });

  it('forgets what was undone when something else is done, and takes the same state for no step', () => {
    const done = type(type(begin(), 'a'), 'b');
    const other = type(undo(done), 'c');
    expect(redo(other)).toBe(other);
    expect(recordStep(done, done.present, 'nothing')).toBe(done);
  });
});
