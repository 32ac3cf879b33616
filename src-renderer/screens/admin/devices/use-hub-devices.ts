/**
 * What the hub tells of the devices: asked when the screen opens, again every half minute, and when somebody wants. The
 * last answer is kept while the program runs, so that without a network the screen shows what was known.
 */
import { useCallback, useEffect, useState } from 'react';
import type { Problem } from '../../../../shared/kernel/problem';
import { listDevices } from '../../../actions/list-devices';
import { useWorld } from '../../../queries/query-source';
import { type ToldDevices, useToldDevices } from '../../../ui/told-devices';
import { useAction } from '../../../ui/use-action';

const askEveryMs = 30_000;

export type HubDevices = ToldDevices & {
  /** Why the hub could not be asked the last time; null when it could. */
  readonly problem: Problem | null;
  readonly ask: () => Promise<void>;
};

export function useHubDevices(): HubDevices {
  const world = useWorld();
  const list = useAction(listDevices);
  const known = useToldDevices();
  const [problem, setProblem] = useState<Problem | null>(null);
  const ask = useCallback(async () => {
    const answer = await list(null);
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) useToldDevices.setState({ told: answer.value.devices, at: world.now().toISOString() });
  }, [list, world]);
  useEffect(() => {
    void ask();
    return world.every(askEveryMs, () => void ask());
  }, [ask, world]);
  return { ...known, problem, ask };
}
