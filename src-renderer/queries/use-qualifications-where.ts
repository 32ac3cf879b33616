/** The qualifications of which this is true, with their trees, live. */
import { useEffect, useState } from 'react';
import type { Qualification } from '../../shared/domain/qualification';
import type { QualificationHead } from '../../shared/records/qualification';
import { useQuerySource } from './query-source';
import { useDocuments } from './use-documents';

/**
 * `undefined` while loading. One whose tree is not on this device is left out.
 * @param isChosen the same function as long as the same is asked
 */
export function useQualificationsWhere(
  isChosen: (head: QualificationHead) => boolean,
): readonly Qualification[] | undefined {
  const { cache } = useQuerySource();
  const heads = useDocuments('qualification');
  // What was opened stays until the next answer, so that a plan does not vanish while it is made anew.
  const [opened, setOpened] = useState<readonly Qualification[]>();
  useEffect(() => {
    let isAsked = true;
    const open = async (): Promise<void> => {
      const found = await cache.qualifications(isChosen);
      if (isAsked) setOpened(found.map(({ qualification }) => qualification));
    };
    // Asked anew whenever a head changes.
    if (heads) void open();
    return () => {
      isAsked = false;
    };
  }, [cache, heads, isChosen]);
  return opened;
}
