/**
 * A field in which people type: what stands in it is kept on disk within a second, outlives reload, crash and lock, and
 * is recorded when the field is left, when it goes off the screen, or when somebody must not go on without it. Nothing is
 * trimmed, cut or taken away under the cursor.
 */
import { useEffect, useLayoutEffect, useRef } from 'react';
import { type Problem, problem } from '../../../shared/kernel/problem';
import { err, type Result } from '../../../shared/kernel/result';
import { lengthProblem, sameWords } from '../../../shared/kernel/typed-words';
import { useQuerySource } from '../../queries/query-source';
import { useTypedShelf, useTypedState } from '../../queries/use-typed-shelf';
import { type TypedTextState, typedTextState } from './typed-text-state';

export type TypedField = {
  /** Names the field among all fields of this person: what it is, and of what. Ids, and no names. */
  readonly field: string;
  /** What is recorded, as the screen paints it. */
  readonly recorded: string;
  /** Most characters that may be recorded. */
  readonly limit: number;
  /** Records it; resolves when it is on disk, or refused for good. */
  readonly save: (text: string) => Promise<Result<unknown>>;
};

export type TypedText = {
  /** What stands in the field, as it was typed. */
  readonly text: string;
  readonly type: (text: string) => void;
  /** Puts a whole text at once, such as a phrase behind what stands there, and records it. */
  readonly insert: (text: string) => void;
  /** Records what stands there: for whoever leaves the field. A problem: it is not recorded, and kept. */
  readonly flush: () => Promise<Result<null>>;
  readonly state: TypedTextState;
  /** Why it is not recorded, to say it beside the field. */
  readonly problem: Problem | null;
};

/** Until it is recorded, what was typed stands in the field, whatever was recorded meanwhile. */
export function useTypedText({ field, recorded, limit, save }: TypedField): TypedText {
  const { typed } = useQuerySource().writer;
  const shelf = useTypedShelf();
  const entry = useTypedState((state) => state.entries.get(field));
  /** By name: a field that gives way to another records itself, and not the other. */
  const fields = useRef(new Map<string, Omit<TypedField, 'field'>>());
  useLayoutEffect(() => {
    fields.current.set(field, { recorded, limit, save });
  });
  const recordNamed = useRef((name: string, owner: typeof shelf): Promise<Result<null>> => {
    const own = fields.current.get(name);
    // Somebody else is here by now: it stays theirs, and is recorded as nobody else's.
    if (!own || typed.current.get() !== owner) return Promise.resolve(err(problem('device-locked')));
    const now = () => fields.current.get(name)?.recorded ?? '';
    return owner.record(name, { recorded: now, limit: own.limit, save: own.save });
  }).current;
  useEffect(() => {
    const record = () => recordNamed(field, shelf);
    const stop = typed.watch(field, record);
    return () => {
      stop();
      void record();
    };
  }, [typed, field, shelf, recordNamed]);

  // One that is recorded stands as it was typed, until something else is recorded.
  const stands = entry && !(entry.isSettled && !sameWords(entry.text, recorded)) ? entry : undefined;
  const text = stands?.text ?? recorded;
  const flush = () => recordNamed(field, shelf);
  return {
    text,
    type: (next) => shelf.type(field, next),
    insert: (next) => {
      shelf.type(field, next);
      void flush();
    },
    flush,
    state: typedTextState(stands, limit),
    problem: stands && !stands.isSettled ? (lengthProblem(stands.text, limit) ?? stands.problem) : null,
  };
}
