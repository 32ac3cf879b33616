/** The desk of the import on this screen: opened with the first file, and let go with the screen once nothing is written from it. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { openImportDesk } from '../../../actions/open-import-desk';
import type { ImportDesk } from '../../../import-desk/open-desk';
import { useAction } from '../../../ui/use-action';

export type DeskOfScreen = {
  /** Null until something was read. */
  readonly desk: ImportDesk | null;
  /** The same one each time. */
  readonly open: () => Promise<ImportDesk | null>;
  /** Its thread died: the next file gets another one. */
  readonly drop: () => void;
  /** Keeps it until this is done: who pressed import and leaves the screen at once has imported all the same. */
  readonly hold: <T>(work: Promise<T>) => Promise<T>;
};

export function useDesk(): DeskOfScreen {
  const openDesk = useAction(openImportDesk);
  const [desk, setDesk] = useState<ImportDesk | null>(null);
  const current = useRef<ImportDesk | null>(null);
  const drop = useCallback((): void => {
    current.current?.end();
    current.current = null;
    setDesk(null);
  }, []);
  const held = useRef<Promise<unknown>>(Promise.resolve());
  const hold = useCallback(<T>(work: Promise<T>): Promise<T> => {
    held.current = work;
    return work;
  }, []);
  useEffect(
    () => () => {
      const end = (): void => current.current?.end();
      void held.current.then(end, end);
    },
    [],
  );
  const open = useCallback(async (): Promise<ImportDesk | null> => {
    if (current.current === null) {
      const opened = await openDesk(null);
      if (opened.ok) current.current = opened.value;
      setDesk(current.current);
    }
    return current.current;
  }, [openDesk]);
  return { desk, open, drop, hold };
}
