/** Hands the sheet to a viewer from where it can be printed. The PDF is kept in memory only. */
import { ok, type Result } from '../../shared/kernel/result';
import { type DrawSheet, drawInWorker } from '../workers/sheet-drawer';
import type { Action, ActionDeps } from './action';
import { loadSheet, type SheetTarget } from './load-sheet';

export type PreviewedSheet = {
  /** Where the page must open it; null when the host showed it by itself. */
  readonly url: string | null;
  readonly missing: readonly string[];
};

/** The verb with another way of drawing. */
export const previewSheetWith =
  (draw: DrawSheet): Action<SheetTarget, PreviewedSheet> =>
  async (deps: ActionDeps, input: SheetTarget): Promise<Result<PreviewedSheet>> => {
    const loaded = await loadSheet(deps, input);
    if (!loaded.ok) return loaded;
    const { sheet, issuedAt } = loaded.value;
    const drawn = await draw(sheet, issuedAt);
    if (!drawn.ok) return drawn;
    const { bytes, missing } = drawn.value;
    const shown = await deps.host.files.preview({ name: `${sheet.fileName}.pdf`, bytes });
    return shown.ok ? ok({ url: shown.value.url, missing }) : shown;
  };

export const previewSheet = previewSheetWith(drawInWorker);
