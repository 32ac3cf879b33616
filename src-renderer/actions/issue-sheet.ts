/**
 * Saves the sheet of one candidate as PDF where the user wants it, and records that it left the device, with the
 * SHA-256 of its bytes. The file comes first: a record of a sheet that was never saved would not be true.
 */
import type { ChangeId } from '../../shared/kernel/ids';
import type { Problem } from '../../shared/kernel/problem';
import { ok, type Result } from '../../shared/kernel/result';
import { sha256Hex } from '../../shared/kernel/sha256';
import { type DrawSheet, drawInWorker } from '../workers/sheet-drawer';
import type { Action, ActionDeps } from './action';
import { changeAssessment, unpainted } from './change-assessment';
import { loadSheet, type SheetTarget } from './load-sheet';

export type IssuedSheet =
  | { readonly outcome: 'cancelled' }
  | {
      readonly outcome: 'saved';
      readonly place: string;
      /** Characters that could not be printed. */
      readonly missing: readonly string[];
      /** Why the issue is not in the record, although the file is saved; null when it is. */
      readonly unrecorded: Problem | null;
    };

export type IssueSheetInput = SheetTarget & {
  /** Made once per tap, so that a repetition records nothing twice. */
  readonly changeId: ChangeId;
};

/** The verb with another way of drawing. */
export const issueSheetWith =
  (draw: DrawSheet): Action<IssueSheetInput, IssuedSheet> =>
  async (deps: ActionDeps, input: IssueSheetInput): Promise<Result<IssuedSheet>> => {
    const loaded = await loadSheet(deps, input);
    if (!loaded.ok) return loaded;
    const { sheet, issuedAt } = loaded.value;
    const drawn = await draw(sheet, issuedAt);
    if (!drawn.ok) return drawn;
    const { bytes, missing } = drawn.value;
    const saved = await deps.host.files.save({ suggestedName: `${sheet.fileName}.pdf`, bytes });
    if (!saved.ok) return saved;
    if (saved.value.outcome === 'cancelled') return ok({ outcome: 'cancelled' });
    const body = { digest: await sha256Hex(bytes), language: input.language };
    const recorded = await changeAssessment(deps, input, { paint: unpainted }, () =>
      ok({ type: 'sheet-issued', upon: null, body }),
    ).tried;
    return ok({
      outcome: 'saved',
      place: saved.value.place,
      missing,
      unrecorded: recorded.ok ? null : recorded.problem,
    });
  };

export const issueSheet = issueSheetWith(drawInWorker);
