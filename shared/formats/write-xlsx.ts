/**
 * A table as a spreadsheet (XLSX): every cell a text, so that nothing in it is ever computed, and those that look like a
 * formula marked as text, also for whoever opens the cell and closes it again. Headings stay in sight, long texts wrap,
 * and the first column offers what it may hold.
 */
import { strToU8, type Zippable, zipSync } from 'fflate';
import { formulaLike } from './formula-guard';
import { writeXlsxText } from './xlsx-text';

export type SheetToWrite = {
  readonly name: string;
  /** The first holds the headings where `hasHeadings`. */
  readonly rows: readonly (readonly string[])[];
  /** In characters, per column; the rest are of the usual width. */
  readonly widths: readonly number[];
  readonly hasHeadings: boolean;
  /** What may stand in the first column. */
  readonly choices?: readonly string[];
  /** Column that is there for the program and not for people. */
  readonly hidden?: readonly number[];
};

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';

/** 0 plain, 1 heading, 2 marked as text. */
const styles = `${head}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF7"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="1" fillId="2" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" quotePrefix="1" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`;

function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

function cell(text: string, column: number, row: number, isHeading: boolean): string {
  if (text === '') return '';
  const style = isHeading ? 1 : formulaLike.test(text) ? 2 : 0;
  return `<c r="${columnName(column)}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${writeXlsxText(text)}</t></is></c>`;
}

const row = (cells: readonly string[], number: number, isHeading: boolean): string =>
  `<row r="${number}">${cells.map((text, column) => cell(text, column, number, isHeading)).join('')}</row>`;

function columns({ rows, widths, hidden = [] }: SheetToWrite): string {
  const count = rows[0]?.length ?? 0;
  const all = Array.from({ length: count }, (_, index) => {
    const isHidden = hidden.includes(index) ? ' hidden="1"' : '';
    return `<col min="${index + 1}" max="${index + 1}" width="${widths[index] ?? 14}" style="0" customWidth="1"${isHidden}/>`;
  });
  return all.length > 0 ? `<cols>${all.join('')}</cols>` : '';
}

function choicesXml({ choices = [], hasHeadings }: SheetToWrite): string {
  if (choices.length === 0) return '';
  const list = writeXlsxText(choices.map((choice) => choice.replace(/[",]/g, ' ')).join(','));
  return `<dataValidations count="1"><dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="A${hasHeadings ? 2 : 1}:A20000"><formula1>"${list}"</formula1></dataValidation></dataValidations>`;
}

function sheetXml(sheet: SheetToWrite): string {
  const { rows, hasHeadings } = sheet;
  const frozen = hasHeadings
    ? '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    : '';
  const body = rows.map((cells, index) => row(cells, index + 1, hasHeadings && index === 0)).join('');
  return `${head}<worksheet xmlns="${main}">${frozen}${columns(sheet)}<sheetData>${body}</sheetData>${choicesXml(sheet)}</worksheet>`;
}

const mostNameUnits = 31;

/** Names of sheets are short, are not in quotes and have none of these signs; else a spreadsheet calls the file damaged. */
function sheetName(name: string): string {
  let short = '';
  for (const sign of name.replace(/[[\]:*?/\\']|\p{C}/gu, ' ').trim())
    if (short.length + sign.length <= mostNameUnits) short += sign;
    else break;
  return writeXlsxText(short.trim() || '-').replace(/"/g, '&quot;');
}

/** The oldest moment that a ZIP can say: the same table makes the same bytes. */
const noMoment = new Date(1980, 0, 1);

export function writeXlsx(sheets: readonly SheetToWrite[]): Uint8Array {
  const numbers = sheets.map((_, index) => index + 1);
  const types = numbers.map(
    (n) =>
      `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
  );
  const listed = sheets.map(
    ({ name }, index) => `<sheet name="${sheetName(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const related = numbers.map(
    (n) => `<Relationship Id="rId${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
  );
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${types.join('')}</Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packages}/relationships">${related.join('')}<Relationship Id="rId${sheets.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': styles,
  };
  sheets.forEach((sheet, index) => {
    parts[`xl/worksheets/sheet${index + 1}.xml`] = sheetXml(sheet);
  });
  const files: Zippable = Object.fromEntries(
    Object.entries(parts).map(([name, text]) => [name, strToU8(text)]),
  );
  return zipSync(files, { mtime: noMoment });
}
