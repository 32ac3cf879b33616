/**
 * Acceptance with real qualification files. They are no part of the repository: the test looks for them in a folder
 * `shared/data` beside it and is skipped, with the reason, where that is absent. What is expected is counted here anew
 * with plain text searches over the raw XML, so that the reader does not check itself.
 */

import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cohortOfYear } from '../domain/cohort';
import { countQualification } from '../domain/count-qualification';
import { codesIn, decideImport } from '../domain/decide-import';
import { splitQualification } from '../domain/qualification';
import { present } from '../kernel/assert';
import { newId } from '../kernel/ids';
import { qualificationHeadSchema } from '../records/qualification';
import { qualificationVersionSchema } from '../records/qualification-version';
import { standardCompetences } from '../records/standard-competences';
import { blobSource, readSbbXml } from './sbb-xml';

const folder = resolve(import.meta.dirname, '../../../shared/data/sbb-kwalificatiedossiers');
const files = ['2635_Pedagogisch_Werk.xml', '2755_Dienstverlening.xml'];
const isThere = files.every((name) => existsSync(resolve(folder, name)));
if (!isThere) console.log('skipped: the real qualification files are not beside this repository');

/** Every `<name …>…</name>` in the text, innermost content as a string. Good for elements that do not nest in themselves. */
const elements = (text: string, name: string): readonly string[] =>
  [...text.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?(?:/>|>([\\s\\S]*?)</${name}>)`, 'g'))].map(
    (match) => match[1] ?? '',
  );
const between = (text: string, start: RegExp, end: string): string => {
  const from = text.search(start);
  return from < 0 ? '' : text.slice(from, text.indexOf(end, from));
};
const listLines = (text: string): number =>
  text.split('\n').filter((line) => /^\s*[-–•]\s*\S/.test(line) && !/:\s*$/.test(line)).length;
const references = (text: string, name: string): readonly string[] =>
  [...text.matchAll(new RegExp(`<${name} referentie="(\\d+)"`, 'g'))].map((match) => match[1] ?? '');

/** Counts one part of the file (base or profile) for one profile, from the raw text. */
function countPart(part: string, profileNr: string) {
  /** What `aanvullend` blocks for other profiles hold is left out. */
  const text = part
    .replaceAll('<![CDATA[', '\n')
    .replaceAll(']]>', '\n')
    .replace(/<aanvullend>[\s\S]*?<\/aanvullend>/g, (block) =>
      block.includes(`<profiel referentie="${profileNr}"`) ? block : '',
    );
  const workProcesses = elements(text, 'werkproces');
  return {
    coreTasks: [...text.matchAll(/<kerntaak nr=/g)].length,
    workProcesses: [...text.matchAll(/<werkproces nr=/g)].length,
    indicators: elements(text, 'werkprocesgedrag').reduce((sum, behaviour) => sum + listLines(behaviour), 0),
    competenceLinks: workProcesses.reduce(
      (sum, workProcess) => sum + new Set(references(workProcess, 'competentie')).size,
      0,
    ),
    knowledgeAndSkills: elements(text, 'kerntaak').reduce(
      (sum, coreTask) => sum + new Set(references(coreTask, 'vakkennisenvaardigheden')).size,
      0,
    ),
  };
}

describe.skipIf(!isThere)('real qualification files', () => {
  it.each(files)(
    'M1 M62 R9 %s becomes what the raw text counts, and a second import changes nothing',
    async (name) => {
      const bytes = readFileSync(resolve(folder, name));
      const raw = bytes.toString('utf8');
      const result = await readSbbXml(blobSource(new Blob([bytes])));
      if (!result.ok) throw new Error(JSON.stringify(result.problem));
      const readout = result.value;

      const profileParts = between(raw, /<profielen[\s>]/, '</profielen>')
        .split(/(?=<profiel nr=)/)
        .slice(1);
      const base = between(raw, /<basis[\s>]/, '</basis>');
      const codes = profileParts.map((part) => /<crebo [^>]*>(\d{5})<\/crebo>/.exec(part)?.[1] ?? '');
      expect(codes).toHaveLength(3);
      expect(codesIn(readout)).toEqual(codes);

      const question = {
        readout,
        codes: codesIn(readout),
        cohort: cohortOfYear(2026),
        chosenEditions: {},
        answeredDates: {},
        competences: standardCompetences,
        newId,
      };
      const plan = decideImport({ ...question, existing: [] });
      expect(plan.items.map((item) => item.outcome)).toEqual(['new', 'new', 'new']);

      const counted = profileParts.map((part) => {
        const nr = /<profiel nr="(\d+)"/.exec(part)?.[1] ?? '';
        const [inBase, own] = [countPart(base, nr), countPart(part, nr)];
        return Object.fromEntries(
          Object.entries(inBase).map(([key, n]) => [key, n + own[key as keyof typeof own]]),
        );
      });
      expect(plan.toWrite.map(countQualification)).toMatchObject(
        counted.map((counts) => ({ ...counts, criticalIndicators: 0 })),
      );
      for (const qualification of plan.toWrite) {
        const { head, version } = splitQualification(qualification, null);
        expect(qualificationHeadSchema.parse(head)).toEqual(head);
        expect(qualificationVersionSchema.parse(version)).toEqual(version);
      }

      // What is odd in these two files: competences a profile adds although the base part has them, and knowledge
      // that a core task names twice.
      const repeatedCompetences = elements(base, 'werkprocescompetenties').flatMap((list) => {
        const [own, additions] = list.split('<werkprocescompetentiesperprofiel>');
        const owned = new Set(references(own ?? '', 'competentie'));
        return references(additions ?? '', 'competentie').filter((nr) => owned.has(nr));
      });
      const repeatedKnowledge = elements(raw, 'kerntaak').flatMap((coreTask) => {
        const named = references(
          coreTask.replace(/<aanvullend>[\s\S]*?<\/aanvullend>/g, ''),
          'vakkennisenvaardigheden',
        );
        return named.filter((nr, index) => named.indexOf(nr) < index);
      });
      expect(repeatedCompetences.length + repeatedKnowledge.length).toBeGreaterThan(0);
      expect(readout.warnings.map((warning) => warning.code).sort()).toEqual([
        ...repeatedCompetences.map(() => 'competence-repeated'),
        ...repeatedKnowledge.map(() => 'knowledge-repeated'),
      ]);

      const again = decideImport({ ...question, existing: plan.toWrite });
      expect(again.items.map((item) => item.outcome)).toEqual(['unchanged', 'unchanged', 'unchanged']);
      expect(again.toWrite).toEqual([]);
    },
  );

  it('gives the indicators, additions and texts of a work process as a reader of the file sees them', async () => {
    const bytes = readFileSync(resolve(folder, present(files[0], 'file')));
    const result = await readSbbXml(blobSource(new Blob([bytes])));
    if (!result.ok) throw new Error(JSON.stringify(result.problem));
    const plan = decideImport({
      readout: result.value,
      codes: ['25484', '25486'],
      cohort: null,
      chosenEditions: {},
      answeredDates: {},
      existing: [],
      competences: standardCompetences,
      newId,
    });
    const workProcessOf = (code: string) =>
      plan.toWrite
        .find((qualification) => qualification.code === code)
        ?.coreTasks.flatMap((coreTask) => coreTask.workProcesses)
        .find((workProcess) => workProcess.code === 'B1-K2-W2');
    const [specialised, ordinary] = [workProcessOf('25484'), workProcessOf('25486')];
    expect(ordinary?.indicators).toHaveLength(3);
    expect(specialised?.indicators.slice(0, 3).map((i) => i.text)).toEqual(
      ordinary?.indicators.map((i) => i.text),
    );
    expect(specialised?.indicators).toHaveLength(6);
    expect(specialised?.description.startsWith(`${ordinary?.description}\n\n`)).toBe(true);
    expect(specialised?.competenceIds).toHaveLength((ordinary?.competenceIds.length ?? 0) + 1);
    const texts = plan.toWrite
      .flatMap((qualification) => qualification.coreTasks.flatMap((coreTask) => coreTask.workProcesses))
      .flatMap((workProcess) => workProcess.indicators.map((indicator) => indicator.text));
    expect(texts.filter((text) => /^[-–•]|[;.]$|[<>]|\]\]|\s{2}/.test(text))).toEqual([]);
  });

  it.each(files)('%s cut off anywhere gives a problem and nothing to write', async (name) => {
    const bytes = readFileSync(resolve(folder, name));
    const end = bytes.lastIndexOf('>');
    for (let cut = 1; cut <= end; cut += Math.floor(end / 40)) {
      const result = await readSbbXml(blobSource(new Blob([bytes.subarray(0, cut)])));
      expect(result.ok ? 'read' : result.problem.code, `cut at ${cut}`).toMatch(/^xml-cut-off$|^file-empty$/);
    }
  });
});
