/**
 * A problem that an action at the foot of a long screen met, told at its head: it comes into view wherever one has
 * scrolled to, because a button that seems to do nothing is pressed again.
 */
import { useEffect, useRef } from 'react';
import type { Problem } from '../../shared/kernel/problem';
import { ProblemNotice } from './problem-notice';

/**
 * @param problem each new one is brought into view, also where it reads as the one before
 * @param onClose takes it away; the caller forgets the problem
 */
export function FailureNotice({
  problem,
  onClose,
}: {
  readonly problem: Problem;
  readonly onClose: () => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new problem is shown
  useEffect(() => {
    void place.current?.scrollIntoView({ block: 'nearest' });
  }, [problem]);
  return (
    <div ref={place}>
      <ProblemNotice problem={problem} onClose={onClose} />
    </div>
  );
}
