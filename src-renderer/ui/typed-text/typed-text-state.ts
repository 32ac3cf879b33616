/** How far a typed text is, in one word, for whoever says it on the screen. */
import { lengthProblem } from '../../../shared/kernel/typed-words';

/**
 * `recorded`: what stands there is recorded, or nothing does. `typing`: not on disk yet. `kept`: on disk, not recorded.
 * `saving`: on its way into the record. `too-long`, `refused`: not recorded, and the text says why beside it.
 */
export type TypedTextState = 'recorded' | 'typing' | 'kept' | 'saving' | 'too-long' | 'refused';

type Standing = {
  readonly text: string;
  readonly isKept: boolean;
  readonly isSettled: boolean;
  readonly isRecording: boolean;
  readonly problem: unknown;
};

/** @param stands what stands in the field and is not what is recorded */
export function typedTextState(stands: Standing | undefined, limit: number): TypedTextState {
  if (!stands || stands.isSettled) return 'recorded';
  if (lengthProblem(stands.text, limit)) return 'too-long';
  if (stands.problem) return 'refused';
  if (stands.isRecording) return 'saving';
  return stands.isKept ? 'kept' : 'typing';
}
