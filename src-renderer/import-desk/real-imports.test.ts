/**
 * Every real file about qualifications beside the repository, through the whole import: what is told and written equals what
 * is counted here anew, with plain searches over the raw file and none of our readers. A file that nobody counts makes the
 * test fail. Skipped, saying so, where the files are absent.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { FileWarning } from '../../shared/domain/qualification-file';
import { present } from '../../shared/kernel/assert';
import { value } from '../../test/builders/value';
import { fakeDevice } from '../../test/fakes/fake-device';
import { importNow } from '../actions/import-now';
import type { DeskQuestion } from './desk-contract';

const root = path.resolve(import.meta.dirname, '../../../shared/data');
const folders = ['case', 'crebo', 'sbb-kwalificatiedossiers'];
const files = folders
  .map((folder) => path.join(root, folder))
  .filter(existsSync)
  .flatMap((folder) => readdirSync(folder).map((name) => path.join(folder, name)));
if (files.length === 0) console.log('skipped: the real qualification files are not beside this repository');

type Counted = {
  readonly qualifications: number;
  readonly coreTasks: number;
  readonly workProcesses: number;
  readonly indicators: number;
  readonly warnings: Readonly<Record<string, number>>;
};

/** Nodes with their parents; those without one lie right under the document. */
type Node = { readonly id: string; readonly parent: string | null; readonly texts: readonly string[] };

const tally = (codes: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
};
const some = (code: string, times: number): Record<string, number> => (times > 0 ? { [code]: times } : {});

/** Top nodes are core tasks, the next work processes, what lies deeper indicators; a flat list is all indicators. */
function countTree(nodes: readonly Node[]): Counted {
  const ids = new Set(nodes.map(({ id }) => id));
  const parentOf = new Map(
    nodes.map(({ id, parent }) => [id, parent !== null && ids.has(parent) ? parent : null]),
  );
  const depthOf = (id: string): number => {
    const parent = parentOf.get(id) ?? null;
    return parent === null ? 1 : depthOf(parent) + 1;
  };
  const depths = nodes.map(({ id }) => depthOf(id));
  const parents = new Set(parentOf.values());
  const at = (depth: number): number => depths.filter((one) => one === depth).length;
  const isFlat = Math.max(...depths) < 3;
  const joined = nodes.filter(({ id }, index) => depths[index] === 3 && parents.has(id)).length;
  // A form feed is no sign of a text: it is left out, and said.
  const control = /(?![\n\r\t])\p{Cc}/u;
  const odd = nodes.flatMap(({ texts }) => texts).filter((text) => control.test(text)).length;
  return {
    qualifications: 1,
    coreTasks: isFlat ? 1 : at(1),
    workProcesses: isFlat ? 1 : at(2),
    indicators: isFlat ? nodes.length : nodes.length - at(1) - at(2),
    warnings: { ...some('case-levels-joined', joined), ...some('sign-removed', odd) },
  };
}

type Given = Readonly<Record<string, unknown>>;
const texts = (item: Given): string[] => Object.values(item).filter((one) => typeof one === 'string');
const idOf = (end: unknown): string => String((end as Given).identifier);

function countPackage(raw: string): Counted {
  const given = JSON.parse(raw);
  const { CFDocument: document, CFItems: items, CFAssociations: links, CFRubrics: rubrics = [] } = given;
  const parents = new Map<string, string>();
  for (const { associationType, originNodeURI, destinationNodeURI } of links as Given[])
    if (associationType === 'isChildOf' && !parents.has(idOf(originNodeURI)))
      parents.set(idOf(originNodeURI), idOf(destinationNodeURI));
  const nodes = (items as Given[]).map((item) => ({
    id: String(item.identifier),
    parent: parents.get(String(item.identifier)) ?? null,
    texts: texts(item),
  }));
  const counted = countTree(nodes);
  const start = String(document.statusStartDate ?? '');
  return {
    ...counted,
    warnings: {
      ...counted.warnings,
      ...some('case-rubric-skipped', rubrics.length),
      // The qualification has a cohort that begins in August, and no place for a description or notes.
      ...some('cohort-guessed', start !== '' && !start.endsWith('-08-01') ? 1 : 0),
      ...some('field-skipped', document.description || document.notes ? 1 : 0),
    },
  };
}

/** Cells of a CSV by a plain walk over its signs. */
function cellsOf(raw: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const signs = /"((?:[^"]|"")*)"|([^",\r\n]+)|(,)|(\r?\n)/g;
  let cell = '';
  for (const [, quoted, bare, comma, line] of raw.replace(/^\uFEFF/, '').matchAll(signs)) {
    if (comma === undefined && line === undefined) {
      cell += quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"');
      continue;
    }
    rows.at(-1)?.push(cell);
    cell = '';
    if (line !== undefined) rows.push([]);
  }
  rows.at(-1)?.push(cell);
  return rows.filter((row) => row.some((text) => text !== ''));
}

function countTable(raw: string): Counted {
  const [head = [], ...rows] = cellsOf(raw);
  const column = (name: string) => head.findIndex((one) => one.replaceAll(' ', '').toLowerCase() === name);
  const level = column('smartlevel');
  const nodes = rows.map((row): Node => {
    if (level < 0)
      return {
        id: row[column('humancodingscheme')] ?? '',
        parent: row[column('ischildof')] || null,
        texts: [...row],
      };
    const id = row[level] ?? '';
    return { id, parent: id.includes('.') ? id.slice(0, id.lastIndexOf('.')) : null, texts: [...row] };
  });
  return countTree(nodes);
}

const elements = (text: string, name: string): readonly string[] =>
  [...text.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}>`, 'g'))].map(
    (match) => match[1] ?? '',
  );
const references = (text: string, name: string): readonly string[] =>
  [...text.matchAll(new RegExp(`<${name} referentie="(\\d+)"`, 'g'))].map((match) => match[1] ?? '');
const withoutMore = (text: string): string => text.replace(/<aanvullend>[\s\S]*?<\/aanvullend>/g, '');

/** Base part once for every profile, what it adds for others left out. */
function countDossier(raw: string): Counted {
  const inBase = raw.slice(raw.search(/<basis[\s>]/), raw.indexOf('</basis>'));
  const profiles = raw
    .slice(raw.search(/<profielen[\s>]/), raw.indexOf('</profielen>'))
    .split(/(?=<profiel nr=)/)
    .slice(1);
  const lines = (text: string): number =>
    elements(text, 'werkprocesgedrag')
      .flatMap((behaviour) => behaviour.replaceAll('<![CDATA[', '\n').replaceAll(']]>', '\n').split('\n'))
      .filter((line) => /^\s*[-–•]\s*\S/.test(line) && !/:\s*$/.test(line)).length;
  const ofProfile = (part: string): string => {
    const nr = /<profiel nr="(\d+)"/.exec(part)?.[1] ?? '';
    return (inBase + part).replace(/<aanvullend>[\s\S]*?<\/aanvullend>/g, (block) =>
      block.includes(`<profiel referentie="${nr}"`) ? block : '',
    );
  };
  const wholes = profiles.map(ofProfile);
  const all = (count: (text: string) => number): number => wholes.reduce((sum, text) => sum + count(text), 0);
  const repeated = (list: readonly string[]): string[] =>
    list.filter((one, index) => list.indexOf(one) < index);
  const competences = elements(inBase, 'werkprocescompetenties').flatMap((list) => {
    const [own = '', more = ''] = list.split('<werkprocescompetentiesperprofiel>');
    const owned = references(own, 'competentie');
    return references(more, 'competentie').filter((nr) => owned.includes(nr));
  });
  const knowledge = elements(raw, 'kerntaak').flatMap((coreTask) =>
    repeated(references(withoutMore(coreTask), 'vakkennisenvaardigheden')),
  );
  return {
    qualifications: profiles.length,
    coreTasks: all((text) => [...text.matchAll(/<kerntaak nr=/g)].length),
    workProcesses: all((text) => [...text.matchAll(/<werkproces nr=/g)].length),
    indicators: all(lines),
    warnings: {
      ...some('competence-repeated', competences.length),
      ...some('knowledge-repeated', knowledge.length),
    },
  };
}

/** What a file says it is, by its own words; null: it holds no qualification with a tree, and says so by that problem. */
function counterOf(file: string, bytes: Buffer): ((raw: string) => Counted) | string {
  const raw = bytes.toString('utf8');
  if (bytes.subarray(0, 2).toString() === 'PK') {
    const words = Object.entries(unzipSync(bytes)).filter(([name]) => name.endsWith('.xml'));
    const isTree = words.some(([, part]) =>
      /kerntaak|werkproces|indicator/i.test(Buffer.from(part).toString()),
    );
    return isTree ? 'a table that nobody counts' : 'table-unknown';
  }
  if (/^\s*(<\?xml|<sbb)/.test(raw)) return countDossier;
  if (file.endsWith('.csv')) return countTable;
  const given = JSON.parse(raw);
  return 'CFDocument' in given && Array.isArray(given.CFItems) ? countPackage : 'json-unknown';
}

/** What a file says of several of its codes is said with each. */
const once = (warnings: readonly FileWarning[]): readonly FileWarning[] => [
  ...new Map(warnings.map((one) => [JSON.stringify(one), one])).values(),
];

async function importWhole(file: string, bytes: Buffer) {
  const { deps } = fakeDevice();
  const desk = deps.openDesk();
  const name = path.basename(file);
  const read = await desk.read({ file: new Blob([new Uint8Array(bytes)]), name });
  if (!read.ok) return read.problem.code;
  const summary = read.value;
  const question: DeskQuestion =
    summary.kind === 'exchange'
      ? { kind: 'exchange', choices: {} }
      : { ...{ kind: 'sbb', codes: summary.codes, cohort: null }, chosenEditions: {}, answeredDates: {} };
  const lines = value(await desk.check(question));
  const range = { from: 0, count: 200 };
  const items = [...value(await desk.exchangeItems(range)), ...value(await desk.codeItems(range))];
  const told = items.flatMap((item) => ('warnings' in item ? [item] : []));
  const warnings = [...summary.general, ...told.flatMap((item) => item.warnings)];
  const done = value(await importNow(deps, { desk, question, left: new Set(), note: name }));
  const stored = await deps.cache.qualifications(() => true);
  const again = value(await desk.check(question));
  return {
    outcomes: [...new Set(lines.map(({ outcome }) => outcome))],
    again: [...new Set(again.map(({ outcome }) => outcome))],
    count: done.count,
    warnings: (summary.kind === 'sbb' ? once(warnings) : warnings).map(({ code }) => code),
    about: stored.map(({ head }) => head.about),
  };
}

describe.skipIf(files.length === 0)('every real file, imported as it is', () => {
  it('is all of the three folders', () => expect(files.length).toBeGreaterThanOrEqual(17));

  it.each(files.map((file) => [path.relative(root, file), file]))('M1 M62 %s', async (_name, file) => {
    const bytes = readFileSync(file);
    const counter = counterOf(file, bytes);
    const imported = await importWhole(file, bytes);
    if (typeof counter === 'string' || typeof imported === 'string') return expect(imported).toBe(counter);
    const counted = counter(bytes.toString('utf8'));
    const sum = (of: 'coreTasks' | 'workProcesses' | 'indicators') =>
      imported.about.reduce((total, about) => total + present(about, 'what is told of it')[of], 0);
    expect({
      qualifications: imported.count,
      coreTasks: sum('coreTasks'),
      workProcesses: sum('workProcesses'),
      indicators: sum('indicators'),
      warnings: tally(imported.warnings),
    }).toEqual(counted);
    expect(imported.outcomes).toEqual(['new']);
    expect(imported.again).toEqual(['unchanged']);
  });
});
