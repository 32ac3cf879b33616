/** The exam file that is open, read and checked. */
import { useEffect, useState } from 'react';
import type { Problem } from '../../../shared/kernel/problem';
import type { Result } from '../../../shared/kernel/result';
import { type ExamFile, readExamFile } from '../../actions/read-exam-file';
import { useHostState } from '../../queries/use-host-state';
import { maySee, type OpenedFile, useOpenedFile } from '../../ui/opened-file';
import { usePreferences } from '../../ui/preferences';
import { useAction } from '../../ui/use-action';

export type ShownFile = { readonly name: string; readonly read: Result<ExamFile, Problem> };

/** `undefined` while it is being read, null when no file is open, or none that this person may see. */
export function useExamFile(): ShownFile | null | undefined {
  const opened = useOpenedFile((state) => state.opened);
  const language = usePreferences((preferences) => preferences.language);
  const profile = useHostState((host) => host.device.profile);
  const read = useAction(readExamFile);
  const [shown, setShown] = useState<(ShownFile & { readonly of: OpenedFile }) | null>(null);
  useEffect(() => {
    if (!opened) return undefined;
    let isLeft = false;
    const { name, content } = opened;
    if (!(content instanceof Uint8Array)) {
      setShown({ name, of: opened, read: { ok: false, problem: content } });
      return undefined;
    }
    void read({ bytes: content, language }).then((answer) => {
      if (!isLeft) setShown({ name, of: opened, read: answer });
    });
    return () => {
      isLeft = true;
    };
  }, [opened, language, read]);
  if (!opened || !maySee(opened, profile?.actorId ?? null)) return null;
  return shown?.of === opened ? shown : undefined;
}
