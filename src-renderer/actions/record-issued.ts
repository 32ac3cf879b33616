/** Records of sheets that they left the device. The sheets are there already: what cannot be recorded is counted, and undoes nothing. */
import { ok } from '../../shared/kernel/result';
import type { ActionDeps } from './action';
import { changeAssessment, unpainted } from './change-assessment';
import type { SheetTarget } from './load-sheet';

export type Issued = SheetTarget & {
  /** Of the bytes that are saved. */
  readonly digest: string;
};

/** @returns of how many it is not in the record */
export async function recordIssued(deps: ActionDeps, issued: readonly Issued[]): Promise<number> {
  let unrecorded = 0;
  for (const { digest, language, ...target } of issued) {
    const change = { ...target, changeId: deps.world.newId<'Change'>() };
    const recorded = await changeAssessment(deps, change, { paint: unpainted }, () =>
      ok({ type: 'sheet-issued', upon: null, body: { digest, language } }),
    ).tried;
    if (!recorded.ok) unrecorded += 1;
  }
  return unrecorded;
}
