/** Reads what was dropped on the overview of qualifications, when the import opens. Several at once are refused there, too. */
import { useEffect, useRef } from 'react';
import { takeHandedFiles } from '../../../ui/handed-files';

/** @param take reads one or several, as if they were dropped here */
export function useHandedFiles(take: (files: readonly File[]) => void): void {
  const latest = useRef(take);
  useEffect(() => {
    const files = takeHandedFiles();
    if (files.length > 0) latest.current(files);
  }, []);
}
