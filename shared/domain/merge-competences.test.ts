/** M16: a merge writes anew exactly what names the competence that goes, and nothing else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCoreTask, anIndicator, aQualification, aWorkProcess } from '../../test/builders/a-qualification';
import { type CompetenceId, newId } from '../kernel/ids';
import type { Competence } from '../records/competence';
import { standardCompetences } from '../records/standard-competences';
import { competencesOf } from './competences-of';
import { decideMergeCompetences } from './merge-competences';

const at = '2026-11-27T03:00:00.000Z';
const own = (code: string, given: Partial<Competence> = {}): Competence => ({
  competenceId: newId<'Competence'>(),
  code,
  name: { nl: code },
  origin: 'custom',
  ...given,
});
const [goes, stays] = [own('VK1'), own('VK2')];
const earlier = own('VK0', { status: 'archived', mergedInto: goes.competenceId });
const archived = own('VK9', { status: 'archived' });
const byId = new Map(
  [...standardCompetences, goes, stays, earlier, archived].map((one) => [one.competenceId as string, one]),
);
const merge = (
  qualifications: readonly ReturnType<typeof aQualification>[],
  into: Competence = stays,
  from: Competence = goes,
) =>
  decideMergeCompetences({ fromId: from.competenceId, intoId: into.competenceId }, byId, qualifications, at);
const naming = (...competenceIds: CompetenceId[]) =>
  aQualification({ coreTasks: [aCoreTask({ workProcesses: [aWorkProcess({ competenceIds })] })] });

describe('M16: merging competences', () => {
  it('keeps the order, names the one that stays once, and leaves every other qualification out', () => {
    const [k, l] = standardCompetences.slice(10).map((one) => one.competenceId) as [
      CompetenceId,
      CompetenceId,
    ];
    const touched = naming(k, goes.competenceId, stays.competenceId, earlier.competenceId, l);
    const merged = merge([naming(k), touched, naming()]);
    expect(merged).toMatchObject({ ok: true, value: { qualifications: [{ workProcesses: 1 }] } });
    if (!merged.ok) return;
    const [only] = merged.value.qualifications;
    expect(only?.qualification.qualificationId).toBe(touched.qualificationId);
    expect(only?.qualification.coreTasks[0]?.workProcesses[0]?.competenceIds).toEqual([
      k,
      stays.competenceId,
      l,
    ]);
  });

  it('finds one that only an indicator names', () => {
    const workProcess = aWorkProcess({
      indicators: [anIndicator({ competenceIds: [goes.competenceId] }), anIndicator()],
    });
    const merged = merge([aQualification({ coreTasks: [aCoreTask({ workProcesses: [workProcess] })] })]);
    if (!merged.ok) throw new Error(merged.problem.code);
    const indicators =
      merged.value.qualifications[0]?.qualification.coreTasks[0]?.workProcesses[0]?.indicators ?? [];
    expect(indicators.map(({ competenceIds }) => competenceIds)).toEqual([[stays.competenceId], undefined]);
  });

  it('keeps what was merged, archived, with its words and what it means now', () => {
    expect(merge([])).toMatchObject({
      value: {
        competence: { ...goes, status: 'archived', mergedInto: stays.competenceId, mergedAt: at },
        qualifications: [],
      },
    });
  });

  it('goes into a standard one, and never takes one away', () => {
    const [standard] = standardCompetences as [Competence];
    expect(merge([], standard).ok).toBe(true);
    expect(merge([], stays, standard)).toMatchObject({ problem: { code: 'competence-is-standard' } });
  });

  it('refuses itself, an archived one, one merged already and an unknown one', () => {
    for (const [from, into] of [
      [goes, goes],
      [goes, archived],
      [goes, earlier],
      [earlier, stays],
    ] as const)
      expect(merge([], into, from)).toMatchObject({ problem: { code: 'competence-not-mergeable' } });
    expect(merge([], own('X'))).toMatchObject({ problem: { code: 'document-missing' } });
  });

  it('after any merge nothing names what went, and everything else stands as it stood', () => {
    const ids = [...byId.keys()] as CompetenceId[];
    const anIds = fc.uniqueArray(fc.constantFrom(...ids.slice(20)), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(fc.array(anIds, { maxLength: 4 }), { maxLength: 4 }), (shape) => {
        const qualifications = shape.map((lists) =>
          aQualification({
            coreTasks: [
              aCoreTask({ workProcesses: lists.map((competenceIds) => aWorkProcess({ competenceIds })) }),
            ],
          }),
        );
        const merged = merge(qualifications);
        if (!merged.ok) throw new Error(merged.problem.code);
        const after = new Map(
          merged.value.qualifications.map(({ qualification }) => [
            qualification.qualificationId,
            qualification,
          ]),
        );
        const means = (id: CompetenceId): CompetenceId =>
          id === goes.competenceId || id === earlier.competenceId ? stays.competenceId : id;
        for (const before of qualifications) {
          const now = after.get(before.qualificationId) ?? before;
          for (const [t, coreTask] of before.coreTasks.entries())
            for (const [w, workProcess] of coreTask.workProcesses.entries()) {
              const next = now.coreTasks[t]?.workProcesses[w];
              expect(next && [...competencesOf(next)]).toEqual([
                ...new Set([...competencesOf(workProcess)].map(means)),
              ]);
              expect({ ...next, competenceIds: [] }).toEqual({ ...workProcess, competenceIds: [] });
            }
        }
      }),
    );
  });
});
