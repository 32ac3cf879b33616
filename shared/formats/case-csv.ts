/**
 * Reads the tables that editors of CASE frameworks export (CSV): an item a row, its parent by identifier, by code or by
 * the place in a numbering such as `3.6.2`. They are read as the package that they come from.
 */
import type { ExchangeReadout } from '../domain/exchanged-qualification';
import type { Result } from '../kernel/result';
import { type CaseOptions, readCase } from './read-case';
import { mostRowsAbove, type TableRow } from './table-row';

const folded = (heading: string): string => heading.toLowerCase().replace(/[^a-z]/g, '');

/** Headings without their signs, and the field of a CASE item that each is. */
const fields: Readonly<Record<string, string>> = {
  identifier: 'identifier',
  fullstatement: 'fullStatement',
  humancodingscheme: 'humanCodingScheme',
  abbreviatedstatement: 'abbreviatedStatement',
  listenumeration: 'listEnumeration',
  conceptkeywords: 'conceptKeywords',
  notes: 'notes',
  language: 'language',
  educationlevel: 'educationLevel',
  cfitemtype: 'CFItemType',
  license: 'license',
  uri: 'uri',
};
/** Kinds of associations whose target stands in a column. */
const links: Readonly<Record<string, string>> = {
  ispartof: 'isPartOf',
  replacedby: 'replacedBy',
  exemplar: 'exemplar',
  hasskilllevel: 'hasSkillLevel',
  isrelatedto: 'isRelatedTo',
};

/** Place of the headings of such a table, which a title or blank lines may stand above; -1 where it is another. */
const headingsAt = (rows: readonly TableRow[]): number =>
  rows.slice(0, mostRowsAbove).findIndex(({ cells }) => {
    const headings = cells.map(folded);
    return headings.includes('fullstatement') && headings.includes('identifier');
  });

export const isCaseCsv = (rows: readonly TableRow[]): boolean => headingsAt(rows) >= 0;

type Row = { readonly cells: ReadonlyMap<string, string>; readonly index: number };

/** @param title of the file: the table has no document */
export function readCaseCsv(
  rows: readonly TableRow[],
  title: string,
  options: CaseOptions,
): Result<ExchangeReadout> {
  const top = headingsAt(rows);
  const headings = (rows[top]?.cells ?? []).map(folded);
  const items = rows.slice(top + 1).flatMap(({ cells }, index): Row[] => {
    const named = new Map(headings.map((heading, at) => [heading, (cells[at] ?? '').trim()]));
    return [...named.values()].every((cell) => cell === '') ? [] : [{ cells: named, index }];
  });
  const documentId = `table ${title}`;
  const parentOf = parents(items);
  const associations = items.flatMap((item) => {
    const origin = { identifier: identifierOf(item) };
    const child = {
      associationType: 'isChildOf',
      originNodeURI: origin,
      destinationNodeURI: { identifier: parentOf(item) ?? documentId },
      sequenceNumber: sequenceOf(item),
    };
    const others = Object.entries(links).flatMap(([heading, type]) => {
      const target = item.cells.get(heading) ?? '';
      return target === ''
        ? []
        : [
            {
              associationType: type,
              originNodeURI: origin,
              destinationNodeURI: { identifier: target, uri: target },
            },
          ];
    });
    return [child, ...others];
  });
  return readCase(
    {
      CFDocument: { identifier: documentId, title },
      CFItems: items.map(toItem),
      CFAssociations: associations,
    },
    options,
  );
}

const identifierOf = ({ cells, index }: Row): string => cells.get('identifier') || `row ${index + 2}`;

/** The last piece of the numbering, or what the column says. */
function sequenceOf({ cells, index }: Row): number {
  const level = (cells.get('smartlevel') ?? '').split('.').at(-1) ?? '';
  const given = Number(level || cells.get('sequencenumber') || '');
  return Number.isFinite(given) && given > 0 ? given : index + 1;
}

function parents(items: readonly Row[]): (item: Row) => string | null {
  const byName = new Map<string, string>();
  for (const item of items)
    for (const heading of ['humancodingscheme', 'identifier', 'smartlevel']) {
      const name = item.cells.get(heading) ?? '';
      if (name !== '') byName.set(`${heading === 'smartlevel' ? '#' : ''}${name}`, identifierOf(item));
    }
  return ({ cells }) => {
    const named = cells.get('ischildof') ?? '';
    // What is not in the table is told, as in a package.
    if (named !== '') return byName.get(named) ?? named;
    const level = cells.get('smartlevel') ?? '';
    const above = level.slice(0, Math.max(0, level.lastIndexOf('.')));
    return above === '' ? null : (byName.get(`#${above}`) ?? above);
  };
}

const toItem = (item: Row): Record<string, unknown> => ({
  ...Object.fromEntries(
    Object.entries(fields).flatMap(([heading, field]) => {
      const text = item.cells.get(heading) ?? '';
      return text === '' ? [] : [[field, text] as const];
    }),
  ),
  identifier: identifierOf(item),
});
