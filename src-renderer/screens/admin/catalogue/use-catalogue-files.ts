/** The files of the catalogue as the hub told them last, how far one is that is handed in, and what went wrong. */
import { useCallback, useEffect, useState } from 'react';
import type { Problem } from '../../../../shared/kernel/problem';
import { addCatalogueFile } from '../../../actions/add-catalogue-file';
import {
  type CatalogueFile,
  listCatalogueFiles,
  removeCatalogueFile,
} from '../../../actions/catalogue-files';
import { useAction } from '../../../ui/use-action';

export type Adding = {
  readonly name: string;
  /** From 0 to 1; at 1 the hub reads it. */
  readonly share: number;
};

/** @param onAdded the catalogue holds something that it did not hold before */
export function useCatalogueFiles(onAdded: () => void) {
  const list = useAction(listCatalogueFiles);
  const add = useAction(addCatalogueFile);
  const remove = useAction(removeCatalogueFile);
  const [files, setFiles] = useState<readonly CatalogueFile[] | null>(null);
  const [failure, setFailure] = useState<Problem | null>(null);
  const [adding, setAdding] = useState<Adding | null>(null);
  const [added, setAdded] = useState<CatalogueFile | null>(null);
  const ask = useCallback(async (): Promise<void> => {
    const answer = await list(null);
    setFailure(answer.ok ? null : answer.problem);
    if (answer.ok) setFiles(answer.value.files);
  }, [list]);
  useEffect(() => void ask(), [ask]);
  return {
    files,
    failure,
    adding,
    added,
    ask,
    close: () => setFailure(null),
    addFile: async (file: File): Promise<void> => {
      const { name } = file;
      setFailure(null);
      setAdded(null);
      setAdding({ name, share: 0 });
      const answer = await add({ file, onProgress: (share) => setAdding({ name, share }) });
      setAdding(null);
      if (!answer.ok) return setFailure(answer.problem);
      setAdded(answer.value.file);
      onAdded();
      await ask();
    },
    removeFile: async (fileId: string): Promise<boolean> => {
      setAdded(null);
      const answer = await remove({ fileId });
      setFailure(answer.ok ? null : answer.problem);
      if (answer.ok) setFiles(answer.value.files);
      return answer.ok;
    },
  };
}
