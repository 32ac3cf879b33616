/** Carries a Run out from its screen: how far it is, why it was refused, and then back to where one came from, where it is told. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { ParticipantId } from '../../../../shared/kernel/ids';
import type { Problem } from '../../../../shared/kernel/problem';
import type { Result } from '../../../../shared/kernel/result';
import type { OnProgress, RunOutcome } from '../../../actions/record-run';
import { type RunKind, useChosenPeople } from '../../../ui/chosen-people';

/** In documents, because that is what is recorded. */
export type Progress = { readonly done: number; readonly total: number };

/** What the dry run said. */
export type Forecast = { readonly count: number; readonly already: number };

/** @param kind as it is told afterwards */
export function useRun(kind: RunKind) {
  const { person } = useSearch({ strict: false });
  const { tell } = useChosenPeople();
  const navigate = useNavigate();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const leave = (): void =>
    void (person
      ? navigate({ to: '/participants/$participantId', params: { participantId: person } })
      : navigate({ to: '/participants', search: {} }));
  return {
    progress,
    problem,
    leave,
    start: async (
      { count, already }: Forecast,
      carryOut: (onProgress: OnProgress) => Promise<Result<RunOutcome>>,
    ): Promise<void> => {
      // A second press while it runs starts nothing.
      if (progress) return;
      setProblem(null);
      setProgress({ done: 0, total: count });
      const result = await carryOut((done, total) => setProgress({ done, total }));
      setProgress(null);
      if (!result.ok) {
        setProblem(result.problem);
        return;
      }
      const { undo, stopped } = result.value;
      tell({ kind, count: stopped ? undo.steps.length : count, already, undo, stopped });
      leave();
    },
  };
}
/** What a screen of a Run has in hand. */
export type Run = ReturnType<typeof useRun>;

/** Everybody whom the Run is for: one person, or all that are ticked; the same list as long as they are. */
export function useRunPeople(): readonly ParticipantId[] {
  const { person } = useSearch({ strict: false });
  const { chosen } = useChosenPeople();
  return useMemo(() => (person ? [person as ParticipantId] : [...chosen]), [person, chosen]);
}
