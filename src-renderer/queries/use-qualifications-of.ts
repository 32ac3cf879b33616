/** The qualifications of these codes with their trees, live. */
import { useEffect, useState } from 'react';
import { joinQualification, type Qualification } from '../../shared/domain/qualification';
import { useQuerySource } from './query-source';
import { useDocuments } from './use-documents';

/** `undefined` while loading. One whose tree is not on this device is left out. */
export function useQualificationsOf(codes: readonly string[]): readonly Qualification[] | undefined {
  const { cache } = useQuerySource();
  const heads = useDocuments('qualification');
  const [opened, setOpened] = useState<readonly Qualification[]>();
  useEffect(() => {
    let isAsked = true;
    const open = async (): Promise<void> => {
      const chosen = (heads ?? []).filter(({ document }) => codes.includes(document.code));
      const joined = await Promise.all(
        chosen.map(async ({ document }) => {
          const version = await cache.content('qualification-version', document.versionDigest);
          return version && joinQualification(document, version);
        }),
      );
      if (isAsked) setOpened(joined.filter((one) => one !== null));
    };
    if (heads) void open();
    return () => {
      isAsked = false;
    };
  }, [cache, heads, codes]);
  return opened;
}
