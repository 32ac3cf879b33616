/**
 * Merges own competences into another one, standard or own (M16): whatever names them is written anew and names that one.
 * Every qualification that is touched gets a new version; exams that are planned keep theirs. What was merged stays as a
 * record of its own, so that an older version, a draft or another device that still names it is understood.
 */
import type { CompetenceId } from '../kernel/ids';
import { problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import type { Competence } from '../records/competence';
import type { CoreTask, Indicator, WorkProcess } from '../records/qualification-version';
import { competencesOf } from './competences-of';
import { isOfferedCompetence, isStandardCompetence } from './decide-competence';
import { meantCompetence } from './merged-competences';
import type { Qualification } from './qualification';

export type CompetenceMerge = {
  readonly fromId: CompetenceId;
  readonly intoId: CompetenceId;
};

export type MergedCompetence = {
  /** The competence that is no more, as it is kept. */
  readonly competence: Competence;
  /** Only those that name it. */
  readonly qualifications: readonly TouchedQualification[];
};

export type TouchedQualification = {
  readonly qualification: Qualification;
  /** How many of its work processes name it, themselves or in an indicator. */
  readonly workProcesses: number;
};

type Replace = (ids: readonly CompetenceId[]) => readonly CompetenceId[];

const replaceInIndicator = (indicator: Indicator, replace: Replace): Indicator =>
  indicator.competenceIds
    ? { ...indicator, competenceIds: [...replace(indicator.competenceIds)] }
    : indicator;

const replaceInWorkProcess = (workProcess: WorkProcess, replace: Replace): WorkProcess => ({
  ...workProcess,
  competenceIds: [...replace(workProcess.competenceIds)],
  indicators: workProcess.indicators.map((indicator) => replaceInIndicator(indicator, replace)),
});

/** @param isMeant whether an id means the one that goes */
function touch(
  qualification: Qualification,
  isMeant: (id: CompetenceId) => boolean,
  intoId: CompetenceId,
): TouchedQualification | null {
  let workProcesses = 0;
  const replace: Replace = (ids) => [...new Set(ids.map((id) => (isMeant(id) ? intoId : id)))];
  const coreTasks = qualification.coreTasks.map((coreTask): CoreTask => {
    const names = coreTask.workProcesses.map((one) => [...competencesOf(one)].some(isMeant));
    if (!names.includes(true)) return coreTask;
    workProcesses += names.filter(Boolean).length;
    return {
      ...coreTask,
      workProcesses: coreTask.workProcesses.map((one, at) =>
        names[at] ? replaceInWorkProcess(one, replace) : one,
      ),
    };
  });
  return workProcesses === 0 ? null : { qualification: { ...qualification, coreTasks }, workProcesses };
}

/** Whether an id means the competence that goes: itself, or one that was merged into it before. */
export const isMerging = (
  competences: ReadonlyMap<string, Competence>,
  fromId: CompetenceId,
  id: string,
): boolean => id === fromId || meantCompetence(competences, id)?.competenceId === fromId;

/**
 * @param competences all of them by id, standard ones included
 * @param qualifications those that may name it, with their trees
 * @param mergedAt the moment at which all of it is recorded
 */
export function decideMergeCompetences(
  { fromId, intoId }: CompetenceMerge,
  competences: ReadonlyMap<string, Competence>,
  qualifications: readonly Qualification[],
  mergedAt: string,
): Result<MergedCompetence> {
  const [from, into] = [competences.get(fromId), competences.get(intoId)];
  if (!from || !into) return err(problem('document-missing', { documentId: from ? intoId : fromId }));
  if (isStandardCompetence(fromId)) return err(problem('competence-is-standard'));
  if (from.mergedInto || fromId === intoId || !isOfferedCompetence(into))
    return err(problem('competence-not-mergeable'));
  const isMeant = (id: CompetenceId): boolean => isMerging(competences, fromId, id);
  return ok({
    competence: { ...from, status: 'archived', mergedInto: intoId, mergedAt },
    qualifications: qualifications.flatMap((one) => touch(one, isMeant, intoId) ?? []),
  });
}
