/** Saves the audit log, as far as a filter lets it through, as a file for a spreadsheet. */
import { type CellSeparator, writeCsv } from '../../shared/formats/write-csv';
import { ok, type Result } from '../../shared/kernel/result';
import type { AuditEntry, AuditFilter } from '../../shared/values/audit-entry';
import type { ActionDeps } from './action';

type AuditExport = {
  /** Its place and length are not looked at: all pages are asked for. */
  readonly filter: AuditFilter;
  readonly suggestedName: string;
  readonly headings: readonly string[];
  /** With names, in the language of the screen; as many as there are headings. */
  readonly cellsOf: (entry: AuditEntry) => readonly string[];
  /** As spreadsheets in the language of the screen expect it. */
  readonly separator: CellSeparator;
};

export type ExportedAudit =
  | { readonly outcome: 'cancelled' }
  | { readonly outcome: 'saved'; readonly place: string; readonly rows: number };

const pageRows = 500;

async function readAll({ host }: ActionDeps, filter: AuditFilter): Promise<Result<readonly AuditEntry[]>> {
  const all: AuditEntry[] = [];
  for (;;) {
    const before = all.at(-1)?.number ?? null;
    const page = await host.sync.audit({ ...filter, before, limit: pageRows });
    if (!page.ok) return page;
    all.push(...page.value.entries);
    if (!page.value.hasMore || page.value.entries.length === 0) return ok(all);
  }
}

/** `cancelled` when the user closed the dialog. */
export async function exportAudit(
  deps: ActionDeps,
  { filter, suggestedName, headings, cellsOf, separator }: AuditExport,
): Promise<Result<ExportedAudit>> {
  const entries = await readAll(deps, filter);
  if (!entries.ok) return entries;
  const rows = [headings, ...entries.value.map(cellsOf)];
  const bytes = new TextEncoder().encode(writeCsv(rows, separator));
  const saved = await deps.host.files.save({ suggestedName, bytes });
  return saved.ok ? ok({ ...saved.value, rows: entries.value.length }) : saved;
}
