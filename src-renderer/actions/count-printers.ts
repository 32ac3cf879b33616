/** Asks the host how many printers its system has; null where it cannot see them. */
import { ok } from '../../shared/kernel/result';
import type { Action } from './action';

export const countPrinters: Action<null, number | null> = async ({ host }) => {
  const answer = await host.device.printers({});
  return answer.ok ? ok(answer.value.count) : answer;
};
