/** The heads of the qualifications that lists show: all but those that were taken back (`isRemoved`). */
import { useMemo } from 'react';
import type { QualificationHead } from '../../shared/records/qualification';
import { useDocuments } from './use-documents';

/** `undefined` while loading. */
export function useQualificationHeads(): readonly QualificationHead[] | undefined {
  const stored = useDocuments('qualification');
  return useMemo(
    () => stored?.map(({ document }) => document).filter(({ isRemoved }) => isRemoved !== true),
    [stored],
  );
}
