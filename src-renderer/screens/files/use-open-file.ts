/** What was opened of a list of files: one at a time, or why it could not be. */
import { useRef, useState } from 'react';
import type { Problem } from '../../../shared/kernel/problem';
import type { NamedFile } from '../../../shared/values/named-file';
import { type OpenedFile, openFile, saveFile } from '../../actions/open-file';
import { useFileWarnings } from '../../queries/use-file-warnings';
import { openTab } from '../../ui/open-tab';
import { useAction } from '../../ui/use-action';

/** `opened`: null where it could not be opened, or was not yet. */
export type Shown = {
  readonly file: NamedFile;
  readonly opened: OpenedFile | null;
  /** What a virus scanner found in it, of which whoever opens it is told first; null: nothing. */
  readonly found: string | null;
};

export type OpenFile = {
  /** Of the file that is being opened; null while none is. */
  readonly opening: string | null;
  readonly shown: Shown | null;
  readonly problem: Problem | null;
  /** Where a file was saved last, while it is shown. */
  readonly savedAt: string | null;
  /** One in which a virus scanner found something is not opened, but told of. */
  readonly open: (file: NamedFile) => void;
  /** Whatever was found in it: whoever asks was told. */
  readonly openAnyway: (file: NamedFile) => void;
  readonly save: (file: NamedFile) => void;
  readonly close: () => void;
};

/** @param staysHere a candidate has the device: nothing is opened outside of this window */
export function useOpenFile(staysHere = false): OpenFile {
  const [ask, keep] = [useAction(openFile), useAction(saveFile)];
  const warningOf = useFileWarnings();
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
      return setShown({ file, opened: null, found: null });
    }
    const opened = answer.value;
    const isElsewhere = opened.how === 'viewer' && (opened.url === null || openTab(opened.url));
    setShown(isElsewhere ? null : { file, opened, found: warningOf(file) });
  };
  const saving = async (file: NamedFile): Promise<void> => {
    setProblem(null);
    const answer = await keep(file);
    if (answer.ok) setSavedAt(answer.value);
    else setProblem(answer.problem);
  };
  return {
    ...{ opening, shown, problem, savedAt },
    open: (file) => {
      const found = warningOf(file);
      if (found === null) return void show(file);
      setProblem(null);
      setSavedAt(null);
      return setShown({ file, opened: null, found });
    },
    openAnyway: (file) => void show(file),
    save: (file) => void saving(file),
    close: () => {
      setShown(null);
      setProblem(null);
      setSavedAt(null);
    },
  };
}
