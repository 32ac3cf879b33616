/** Imports at a desk of the device, as the screen does: what was read is laid on it, checked, and written. */
import type { ExchangeChoice } from '../../shared/domain/decide-exchange';
import type { ExchangeReadout, ImportReadout } from '../../shared/domain/exchanged-qualification';
import type { QualificationFileReadout } from '../../shared/domain/qualification-file';
import { ok, type Result } from '../../shared/kernel/result';
import type { ActionDeps } from '../../src-renderer/actions/action';
import { type Imported, importNow, type ToImport } from '../../src-renderer/actions/import-now';
import type { DeskQuestion } from '../../src-renderer/import-desk/desk-contract';
import type { ImportDesk } from '../../src-renderer/import-desk/open-desk';
import type { ToldExchangeItem, ToldImportItem } from '../../src-renderer/import-desk/told-items';
import { value } from './value';

const all = { from: 0, count: 200 };

/** What was told of each before it was written, and which import it was. */
type Done<Item> = { readonly items: readonly Item[]; readonly undo: Imported };

async function importAt<Item>(
  deps: ActionDeps,
  read: ImportReadout,
  { question, left, note }: Omit<ToImport, 'desk'>,
  itemsOf: (desk: ImportDesk) => Promise<Result<readonly Item[]>>,
): Promise<Result<Done<Item>>> {
  const desk = deps.openDesk();
  value(await desk.take({ readout: read, isMore: false }));
  value(await desk.check(question));
  const items = value(await itemsOf(desk));
  const imported = await importNow(deps, { desk, question, left, note });
  return imported.ok ? ok({ items, undo: imported.value }) : imported;
}

/** @param request codes out of files of SBB */
export function importCodes(
  deps: ActionDeps,
  request: Omit<Extract<DeskQuestion, { readonly kind: 'sbb' }>, 'kind'> & {
    readonly readout: QualificationFileReadout;
    readonly note?: string;
  },
): Promise<Result<Done<ToldImportItem>>> {
  const { readout, note = '', ...question } = request;
  const toImport = { question: { kind: 'sbb' as const, ...question }, left: new Set<string>(), note };
  return importAt(deps, { kind: 'sbb', readout }, toImport, (desk) => desk.codeItems(all));
}

/** @param request what a CASE package, a data file or a table holds */
export function importBrought(
  deps: ActionDeps,
  request: {
    readonly readout: ExchangeReadout;
    readonly choices: Readonly<Record<string, ExchangeChoice>>;
    readonly left: ReadonlySet<string>;
    readonly note: string;
  },
): Promise<Result<Done<ToldExchangeItem>>> {
  const { readout, choices, ...rest } = request;
  const toImport = { question: { kind: 'exchange' as const, choices }, ...rest };
  return importAt(deps, { kind: 'exchange', readout }, toImport, (desk) => desk.exchangeItems(all));
}
