/** Sheets bound in one file, one after the other: what the worker of sheets keeps between two calls. */
import type { ServiceOf } from '../../shared/contract/contract';
import { ok } from '../../shared/kernel/result';
import { type Binder, createBinder } from '../../shared/report/draw-document';
import { bindSheet } from '../../shared/report/draw-sheet';
import type { LoadFont } from '../../shared/report/font-list';
import { unlessFontsFail } from './draw-with-fonts';
import type { sheetContract } from './sheet-contract';

/** @param load from `createFontStore` */
export function createBoundSheets(
  load: LoadFont,
): Pick<ServiceOf<typeof sheetContract>, 'bind' | 'bound' | 'unbind'> {
  let binder: Binder | null = null;
  return {
    bind: ({ sheet, issuedAt }) =>
      unlessFontsFail(async () => {
        binder ??= await createBinder(load);
        const missing = await bindSheet(binder, sheet, issuedAt);
        return { missing: [...missing], count: binder.count() };
      }),
    bound: ({ issuedAt, ...said }) =>
      unlessFontsFail(async () => {
        const full = binder ?? (await createBinder(load));
        binder = null;
        return { bytes: new Uint8Array(await full.finish({ ...said, subject: said.title }, issuedAt)) };
      }),
    unbind: async () => {
      binder = null;
      return ok({});
    },
  };
}
