/**
 * The editor's tree with real qualification files, which are no part of the repository: skipped, with the reason, where they
 * are absent. What the check must find is counted here anew.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkTree } from '../domain/authoring/check-tree';
import { describeDifference } from '../domain/authoring/difference';
import { mergeTrees } from '../domain/authoring/merge-trees';
import { titleOf } from '../domain/authoring/node-fields';
import { compareCodes } from '../domain/authoring/numbering';
import { fromTree, toTree } from '../domain/authoring/tree';
import { cohortOfYear } from '../domain/cohort';
import { contentDigestOf } from '../domain/content-digest';
import { codesIn, decideImport } from '../domain/decide-import';
import type { Qualification } from '../domain/qualification';
import { newId } from '../kernel/ids';
import { standardCompetences } from '../records/standard-competences';
import { blobSource, readSbbXml } from './sbb-xml';

const folder = resolve(import.meta.dirname, '../../../shared/data/sbb-kwalificatiedossiers');
const files = ['2635_Pedagogisch_Werk.xml', '2755_Dienstverlening.xml'];
const isThere = files.every((name) => existsSync(resolve(folder, name)));
if (!isThere) console.log('skipped: the real qualification files are not beside this repository');

async function importFile(name: string): Promise<readonly Qualification[]> {
  const read = await readSbbXml(blobSource(new Blob([readFileSync(resolve(folder, name))])));
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return decideImport({
    readout: read.value,
    codes: codesIn(read.value),
    cohort: cohortOfYear(2026),
    chosenEditions: {},
    answeredDates: {},
    competences: standardCompetences,
    newId,
    existing: [],
  }).toWrite;
}

describe.skipIf(!isThere)('real qualifications as trees', () => {
  it.each(files)('%s comes back as it was, and is checked as a reader would', async (name) => {
    for (const { coreTasks } of await importFile(name)) {
      const tree = toTree({ coreTasks });
      expect(contentDigestOf(fromTree(tree, null))).toBe(contentDigestOf({ coreTasks }));
      const findings = checkTree(tree, { language: 'nl' });
      const of = (code: string): string[] =>
        findings.filter((found) => found.code === code).map(({ nodeId }) => nodeId ?? '');
      const workProcesses = coreTasks.flatMap((coreTask) => coreTask.workProcesses);
      const indicators = workProcesses.flatMap((workProcess) => workProcess.indicators);
      expect(of('long-text')).toHaveLength(indicators.filter(({ text }) => text.length > 300).length);
      expect(of('work-process-without-indicator')).toEqual(
        workProcesses.filter((each) => each.indicators.length === 0).map((each) => each.workProcessId),
      );
      expect(of('work-process-without-competence')).toEqual(
        workProcesses.filter((each) => each.competenceIds.length === 0).map((each) => each.workProcessId),
      );
      expect(of('no-critical')).toHaveLength(1);
      expect(findings.filter(({ blocks }) => blocks !== null)).toEqual([]);
      // Few are suspected of judging two things, and each of those says twice what is done.
      const two = of('two-things').map((id) => titleOf(tree.nodes.get(id)!));
      expect(two.length).toBeLessThan(indicators.length / 20);
      expect(two.filter((text) => !/^\p{L}+t\b.* en (?:\p{L}+t|is)\b/u.test(text))).toEqual([]);
      const codes = workProcesses.map(({ code }) => code);
      expect(codes.toSorted(compareCodes)).toEqual(codes);
    }
  });

  it('imported twice at once, an edition is there once', async () => {
    const name = files[0] ?? '';
    const [[theirs], [mine]] = [await importFile(name), await importFile(name)];
    const [there, here] = [toTree({ coreTasks: theirs!.coreTasks }), toTree({ coreTasks: mine!.coreTasks })];
    const merged = mergeTrees(toTree({ coreTasks: [] }), there, here);
    expect(merged.conflicts).toEqual([]);
    expect(describeDifference(there, merged.tree)).toEqual([]);
  });
});
