/** What was opened of a list of files: one at a time, or why it could not be. */
import { useRef, useState } from 'react';
import type { Problem } from '../../../shared/kernel/problem';
import type { NamedFile } from '../../../shared/values/named-file';
import { type OpenedFile, openFile, saveFile } from '../../actions/open-file';
import { openTab } from '../../ui/open-tab';
import { useAction } from '../../ui/use-action';

/** `opened`: null where it could not be opened. */
export type Shown = { readonly file: NamedFile; readonly opened: OpenedFile | null };

export type OpenFile = {
  /** Of the file that is being opened; null while none is. */
  readonly opening: string | null;
  readonly shown: Shown | null;
  readonly problem: Problem | null;
  /** Where a file was saved last, while it is shown. */
  readonly savedAt: string | null;
  readonly open: (file: NamedFile) => void;
  readonly save: (file: NamedFile) => void;
  readonly close: () => void;
};

/** @param staysHere a candidate has the device: nothing is opened outside of this window */
export function useOpenFile(staysHere = false): OpenFile {
  const [ask, keep] = [useAction(openFile), useAction(saveFile)];
  const [opening, setOpening] = useState<string | null>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [savedAt, setSavedAt] = useState<string | null>(null);

  const latest = useRef<string | null>(null);
  const show = async (file: NamedFile): Promise<void> => {
    // Two taps on one name open it once.
    if (latest.current === file.digest) return;
    latest.current = file.digest;
    setProblem(null);
    setSavedAt(null);
    setOpening(file.digest);
    const { digest, name } = file;
    const answer = await ask({ digest, name, staysHere });
    // Another one was tapped meanwhile, and is what somebody waits for now.
    if (latest.current !== file.digest) return;
    latest.current = null;
    setOpening(null);
    if (!answer.ok) {
      setProblem(answer.problem);
      return setShown({ file, opened: null });
    }
    const opened = answer.value;
    const isElsewhere = opened.how === 'viewer' && (opened.url === null || openTab(opened.url));
    if (!isElsewhere) setShown({ file, opened });
  };
  const saving = async (file: NamedFile): Promise<void> => {
    setProblem(null);
    const answer = await keep(file);
    if (answer.ok) setSavedAt(answer.value);
    else setProblem(answer.problem);
  };
  return {
    ...{ opening, shown, problem, savedAt },
    open: (file) => void show(file),
    save: (file) => void saving(file),
    close: () => {
      setShown(null);
      setProblem(null);
      setSavedAt(null);
    },
  };
}
