/**
 * Before whoever works here goes, by a lock or by handing the device over: what was typed is handed to main in their name, and what
 * was given is waited for, but not for long: a disk that is slower keeps it waiting.
 */
import { problem } from '../../shared/kernel/problem';
import { err, ok } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import type { Writer } from '../writer/writer';
import type { Action } from './action';

const savingMayTakeMs = 1000;

/** Resolves when what was given so far is saved, or takes too long. */
const settled = ({ waiting }: Writer, world: World): Promise<void> =>
  new Promise((resolve) => {
    const isSaving = (): boolean => (waiting.get() ?? 0) > 0;
    const end = (): void => {
      forget();
      stop();
      resolve();
    };
    const forget = world.after(savingMayTakeMs, end);
    const stop = waiting.subscribe(() => {
      if (!isSaving()) end();
    });
    if (!isSaving()) end();
  });

/** A problem: something of theirs is in this page only, because the disk did not take it yet. */
export const settleTyped: Action<void, null> = async ({ writer, world }) => {
  const { waiting, typed, drafts } = writer;
  const shelf = typed.current.get();
  const handedOver = Promise.all([shelf.flush(), drafts.flush()]);
  await Promise.all([Promise.race([handedOver, world.pause(savingMayTakeMs)]), settled(writer, world)]);
  const isLeft = (waiting.get() ?? 0) > 0 || shelf.state.get().unkept > 0;
  return isLeft ? err(problem('hand-over-unsaved')) : ok(null);
};
