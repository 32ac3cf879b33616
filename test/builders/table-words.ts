/** The words of a table as the locale files have them. */
import de from '../../assets/locales/de/table.json';
import en from '../../assets/locales/en/table.json';
import nl from '../../assets/locales/nl/table.json';
import { cellSeparatorIn } from '../../shared/formats/write-csv';
import type { TableWords } from '../../shared/formats/write-table';

const files = { nl, en, de };

export const tableWords = (language: keyof typeof files): TableWords => {
  const { column, kind, yes, no } = files[language];
  return { columns: column, kinds: kind, yes, no, separator: cellSeparatorIn(language) };
};
