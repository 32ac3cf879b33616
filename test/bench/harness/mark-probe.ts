/** Gives a mark every now and then while something else goes on, and tells how long the host took at worst. */
import { setTimeout as pause } from 'node:timers/promises';
import type { HostClients } from '../../../shared/contract/host';
import type { Draft } from '../../../shared/protocol/change';
import { value } from '../../builders/value';

const pauseMs = 100;

export type MarkProbe = {
  /** Stops, and gives the milliseconds of every mark. */
  readonly stop: () => Promise<readonly number[]>;
};

export function startMarkProbe({ journal }: HostClients, nextDraft: () => Draft): MarkProbe {
  const times: number[] = [];
  let isStopped = false;
  const running = (async () => {
    while (!isStopped) {
      const start = performance.now();
      value(await journal.append({ drafts: [nextDraft()] }));
      times.push(performance.now() - start);
      await pause(pauseMs);
    }
  })();
  return {
    stop: async () => {
      isStopped = true;
      await running;
      return times;
    },
  };
}
