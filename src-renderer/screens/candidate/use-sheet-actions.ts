/**
 * What can be done with the sheet, one at a time, and how the last of it ended. "Saved" is said only after it is true.
 */
import { useState } from 'react';
import type { Problem } from '../../../shared/kernel/problem';
import type { Language } from '../../../shared/texts/languages';
import { exportExam } from '../../actions/export-exam';
import { issueSheet } from '../../actions/issue-sheet';
import type { AssessmentTarget } from '../../actions/load-assessment';
import { previewSheet } from '../../actions/preview-sheet';
import { saveAppealPack } from '../../actions/save-appeal-pack';
import { useWorld } from '../../queries/query-source';
import { openTab } from '../../ui/open-tab';
import { useAction } from '../../ui/use-action';

/** Each ends in one piece of news; the next one may begin then. */
export type SheetTask = 'save-pdf' | 'print' | 'save-json' | 'save-pack';
export type SheetNews =
  | { readonly kind: 'saved'; readonly what: 'pdf' | 'json' | 'pack'; readonly place: string }
  | { readonly kind: 'cancelled' }
  /** `url` is null when the host, or a tab of its own, already shows the PDF. */
  | { readonly kind: 'previewed'; readonly url: string | null; readonly isOpen: boolean }
  | { readonly kind: 'failed'; readonly task: SheetTask; readonly problem: Problem };

export type SheetActions = {
  readonly running: SheetTask | null;
  readonly news: SheetNews | null;
  /** Characters that could not be printed, of the last PDF. */
  readonly missing: readonly string[];
  /** Why the last PDF is not in the record, although it is saved. */
  readonly unrecorded: Problem | null;
  readonly run: (task: SheetTask) => void;
  readonly dismiss: () => void;
};

type Outcome = {
  readonly news: SheetNews;
  readonly missing?: readonly string[];
  readonly unrecorded?: Problem | null;
};

/** Saving a PDF is also recorded (sheet issued). When only that fails the file is there, and both are said. */
export function useSheetActions(target: AssessmentTarget, language: Language): SheetActions {
  const world = useWorld();
  const issue = useAction(issueSheet);
  const preview = useAction(previewSheet);
  const exportFile = useAction(exportExam);
  const savePack = useAction(saveAppealPack);
  const [running, setRunning] = useState<SheetTask | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const tasks: Readonly<Record<SheetTask, () => Promise<Outcome>>> = {
    'save-pdf': async () => {
      const issued = await issue({ ...target, language, changeId: world.newId<'Change'>() });
      if (!issued.ok) return { news: { kind: 'failed', task: 'save-pdf', problem: issued.problem } };
      if (issued.value.outcome === 'cancelled') return { news: { kind: 'cancelled' } };
      const { place, missing, unrecorded } = issued.value;
      return { news: { kind: 'saved', what: 'pdf', place }, missing, unrecorded };
    },
    print: async () => {
      const shown = await preview({ ...target, language });
      if (!shown.ok) return { news: { kind: 'failed', task: 'print', problem: shown.problem } };
      const { url, missing } = shown.value;
      return { news: { kind: 'previewed', url, isOpen: url === null || openTab(url) }, missing };
    },
    'save-json': async () => {
      const exported = await exportFile(target);
      if (!exported.ok) return { news: { kind: 'failed', task: 'save-json', problem: exported.problem } };
      if (exported.value.outcome === 'cancelled') return { news: { kind: 'cancelled' } };
      return { news: { kind: 'saved', what: 'json', place: exported.value.place } };
    },
    'save-pack': async () => {
      const packed = await savePack({ ...target, language, changeId: world.newId<'Change'>() });
      if (!packed.ok) return { news: { kind: 'failed', task: 'save-pack', problem: packed.problem } };
      if (packed.value.outcome === 'cancelled') return { news: { kind: 'cancelled' } };
      const { place, missing, unrecorded } = packed.value;
      return { news: { kind: 'saved', what: 'pack', place }, missing, unrecorded };
    },
  };

  const run = (task: SheetTask): void => {
    if (running) return;
    setRunning(task);
    setOutcome(null);
    void tasks[task]().then((next) => {
      setOutcome(next);
      setRunning(null);
    });
  };
  return {
    running,
    news: outcome?.news ?? null,
    missing: outcome?.missing ?? [],
    unrecorded: outcome?.unrecorded ?? null,
    run,
    dismiss: () => setOutcome(null),
  };
}
