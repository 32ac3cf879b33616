/** Takes back what was done with people earlier, and tells how far that is and what stayed. */
import { useState } from 'react';
import type { PeopleRunId } from '../../../../shared/kernel/ids';
import type { Problem } from '../../../../shared/kernel/problem';
import { undoPeopleRun } from '../../../actions/undo-people-run';
import type { Undone } from '../../../actions/undo-run';
import { useAction } from '../../../ui/use-action';

export function useUndoPeopleRun() {
  const takeBack = useAction(undoPeopleRun);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Problem | null>(null);
  const [undone, setUndone] = useState<(Undone & { readonly runId: PeopleRunId }) | null>(null);
  return {
    isBusy,
    failure,
    undone,
    closeFailure: () => setFailure(null),
    undo: async (runId: PeopleRunId): Promise<void> => {
      if (isBusy) return;
      setBusy(true);
      setFailure(null);
      const result = await takeBack({ runId });
      setBusy(false);
      if (!result.ok) return setFailure(result.problem);
      setUndone({ ...result.value, runId });
      setFailure(result.value.stopped);
    },
  };
}
