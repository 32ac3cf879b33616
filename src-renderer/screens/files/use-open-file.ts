/** What was opened of a list of files: one at a time, or why it could not be. */
import { useEffect, useRef, useState } from 'react';
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

  /** Digest of what somebody waits for. */
  const latest = useRef<string | null>(null);
  /** A warning may come while a file is fetched. */
  const warnings = useRef(warningOf);
  useEffect(() => {
    warnings.current = warningOf;
  });
  /** @param isTold whoever asks was told what was found in it */
  const show = async (file: NamedFile, isTold: boolean): Promise<void> => {
    // Two taps on one name open it once.
    if (latest.current === file.digest) return;
    latest.current = file.digest;
    setProblem(null);
    setSavedAt(null);
    setOpening(file.digest);
    const { digest, name } = file;
    const mayOpen = () => isTold || warnings.current(file) === null;
    const isWanted = () => latest.current === digest && mayOpen();
    const answer = await ask({ digest, name, staysHere, isWanted });
    // Another one was tapped meanwhile, and is what somebody waits for now; or it was closed.
    if (latest.current !== digest) return;
    latest.current = null;
    setOpening(null);
    if (!answer.ok) {
      setProblem(answer.problem);
      return setShown({ file, opened: null, found: null });
    }
    const opened = mayOpen() ? answer.value : null;
    const found = warnings.current(file);
    const isElsewhere = opened?.how === 'viewer' && (opened.url === null || openTab(opened.url));
    const isNothing = opened === null && found === null;
    setShown(isElsewhere || isNothing ? null : { file, opened, found });
  };
  /** Whoever goes on to something else waits for nothing that was asked for before. */
  const waitNoMore = (): void => {
    latest.current = null;
    setOpening(null);
    setProblem(null);
    setSavedAt(null);
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
      if (found === null) return void show(file, false);
      waitNoMore();
      return setShown({ file, opened: null, found });
    },
    openAnyway: (file) => void show(file, true),
    save: (file) => void saving(file),
    close: () => {
      waitNoMore();
      setShown(null);
    },
  };
}
