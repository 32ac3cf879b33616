/** Saves an empty table of exams to plan, with the headings that reading it back knows. */
import type { PlanColumn } from '../../shared/formats/read-plan-table';
import { writeXlsx } from '../../shared/formats/write-xlsx';
import type { Action } from './action';
import type { SavedTemplate } from './save-template';

/** In the order in which somebody fills them in. */
export const planTableColumns = [
  ...(['day', 'time', 'place', 'examiner', 'group', 'candidates'] as const),
  ...(['template', 'code', 'title', 'duration'] as const),
] satisfies readonly PlanColumn[];

/** `name` is that of the file and of its sheet; headings stand in the order of the columns. */
export const savePlanTable: Action<
  { readonly name: string; readonly headings: readonly string[] },
  SavedTemplate
> = ({ host }, { name, headings }) =>
  host.files.save({
    suggestedName: `${name}.xlsx`,
    bytes: new Uint8Array(writeXlsx([{ name, rows: [headings], widths: [], hasHeadings: true }])),
  });
