/** Where one competence is used: the work processes that name it, per qualification. */
import { competencesOf } from '../../../../shared/domain/competences-of';
import type { QualificationHead } from '../../../../shared/records/qualification';
import type { WorkProcess } from '../../../../shared/records/qualification-version';
import type { OpenedTree } from '../../../queries/use-trees';

export type QualificationUse = {
  readonly head: QualificationHead;
  readonly workProcesses: readonly Pick<WorkProcess, 'workProcessId' | 'code' | 'name'>[];
};

/** @param isMeant whether an id means the competence: its own, or one that was merged into it */
export const findUses = (
  trees: readonly OpenedTree[],
  isMeant: (competenceId: string) => boolean,
): readonly QualificationUse[] =>
  trees
    .map(({ head, version }) => ({
      head,
      workProcesses: version.coreTasks
        .flatMap((coreTask) => coreTask.workProcesses)
        .filter((workProcess) => [...competencesOf(workProcess)].some(isMeant)),
    }))
    .filter(({ workProcesses }) => workProcesses.length > 0);
