/** What is recorded of the form of a portfolio instruction (M25 to M28): nothing while its option is not ticked. */
import { type Problem, problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import { lengthProblem } from '../kernel/typed-words';
import type { QualificationHead } from '../records/qualification';

export type PortfolioInstruction = NonNullable<QualificationHead['portfolioInstruction']>;

export const instructionLimits = { title: 200, explanation: 4000, instruction: 20_000 } as const;
export type InstructionPart = keyof typeof instructionLimits;
export const instructionParts: readonly InstructionPart[] = ['title', 'explanation', 'instruction'];

/** Why the instruction cannot be recorded. */
function whyNot(typed: PortfolioInstruction): Problem | null {
  const tooLong = instructionParts
    .map((part) => lengthProblem(typed[part], instructionLimits[part]))
    .find(Boolean);
  if (tooLong) return tooLong;
  // A portfolio shows it under its title.
  return typed.title.trim() === '' ? problem('instruction-without-title') : null;
}

/** @param typed null when the option is not ticked */
export function decideInstruction(
  head: QualificationHead,
  typed: PortfolioInstruction | null,
): Result<QualificationHead> {
  const why = typed && whyNot(typed);
  if (why) return err(why);
  const before = head.portfolioInstruction ?? null;
  if (typed === null) return ok(before === null ? head : { ...head, portfolioInstruction: null });
  const [title, explanation, instruction] = instructionParts.map((part) => typed[part].trim());
  return ok({
    ...head,
    portfolioInstruction: {
      ...before,
      title: title ?? '',
      explanation: explanation ?? '',
      instruction: instruction ?? '',
    },
  });
}
