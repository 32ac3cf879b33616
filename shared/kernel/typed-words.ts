/** What may be said of a text as somebody typed it: blanks around it say nothing, and nobody has to see them go. */
import { type Problem, problem } from './problem';

/** Both say the same to whoever reads them. */
export const sameWords = (a: string, b: string): boolean => a.trim() === b.trim();

/** Why a text cannot be recorded where `limit` characters fit; null when it can. */
export function lengthProblem(text: string, limit: number): Problem | null {
  const count = text.trim().length;
  return count > limit ? problem('text-too-long', { count, limit, over: count - limit }) : null;
}
