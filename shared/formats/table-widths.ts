/** How wide the columns of our tables are, in characters: texts of people have room, letters and years need none. */
import type { TableColumn } from './table-columns';

export const tableWidths: Readonly<Record<TableColumn, number>> = {
  kind: 20,
  code: 12,
  text: 60,
  description: 50,
  result: 40,
  intro: 24,
  responsibility: 40,
  competences: 16,
  critical: 9,
  part: 9,
  cohort: 12,
  level: 9,
  language: 7,
  standard: 12,
  id: 12,
  source: 12,
};
