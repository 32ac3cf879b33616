/**
 * What is done to qualifications in the overview, one at a time: it is done at once, told above the list with what follows
 * from it, and can be undone there.
 */
import { useState } from 'react';
import type { QualificationId } from '../../../../shared/kernel/ids';
import type { Problem } from '../../../../shared/kernel/problem';
import type { Result } from '../../../../shared/kernel/result';
import type { QualificationHead } from '../../../../shared/records/qualification';
import { activateQualification, deactivateQualification } from '../../../actions/activate-qualification';
import {
  archiveQualification,
  bringBackQualification,
  putBackQualification,
  removeQualification,
} from '../../../actions/end-qualification';
import { useAction } from '../../../ui/use-action';

export type ChangeKind = 'activate' | 'deactivate' | 'archive' | 'bring-back' | 'remove' | 'put-back';

/** The last change, as it is told. */
export type OverviewChange = {
  readonly kind: ChangeKind | 'copied';
  readonly qualificationId: QualificationId;
  readonly name: string;
  /** What takes it back; null when nothing does. */
  readonly undo: ChangeKind | null;
};

/** What takes a change back, by where the qualification stood. */
const undoOf = (kind: ChangeKind, { status }: Pick<QualificationHead, 'status'>): ChangeKind | null => {
  switch (kind) {
    case 'activate':
      return status === 'archived' ? 'archive' : 'deactivate';
    case 'archive':
      return status === 'active' ? 'activate' : 'bring-back';
    case 'deactivate':
      return 'activate';
    case 'bring-back':
      return 'archive';
    case 'remove':
      return 'put-back';
    case 'put-back':
      return null;
  }
};

type Chosen = Pick<QualificationHead, 'qualificationId' | 'name' | 'status'>;

export function useOverviewChanges() {
  const activate = useAction(activateQualification);
  const deactivate = useAction(deactivateQualification);
  const archive = useAction(archiveQualification);
  const bringBack = useAction(bringBackQualification);
  const remove = useAction(removeQualification);
  const putBack = useAction(putBackQualification);
  const [busyId, setBusyId] = useState<string | null>(null);
  const [last, setLast] = useState<OverviewChange | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const verbs: Readonly<
    Record<ChangeKind, (input: { readonly qualificationId: QualificationId }) => Promise<Result<null>>>
  > = { activate, deactivate, archive, 'bring-back': bringBack, remove, 'put-back': putBack };
  const change = async (head: Chosen, kind: ChangeKind): Promise<void> => {
    const { qualificationId, name } = head;
    setBusyId(qualificationId);
    setProblem(null);
    const result = await verbs[kind]({ qualificationId });
    setBusyId(null);
    if (result.ok) setLast({ kind, qualificationId, name, undo: undoOf(kind, head) });
    else setProblem(result.problem);
  };
  return {
    busyId,
    last,
    problem,
    change,
    /** A copy stands under Inactive; taking it back removes it. */
    copied: (qualificationId: QualificationId, name: string): void =>
      setLast({ kind: 'copied', qualificationId, name, undo: 'remove' }),
    close: (): void => {
      setLast(null);
      setProblem(null);
    },
  };
}
