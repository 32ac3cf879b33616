/** What a digest names, live: it never changes, so it is asked once. */
import { useEffect, useState } from 'react';
import type { ContentOf, ContentType } from '../../shared/records/all-records';
import { useQuerySource } from './query-source';

type Loaded<T extends ContentType> = { readonly digest: string; readonly content: ContentOf<T> | null };

/** `undefined` while loading, null when this device does not have it, or there is no digest. */
export function useContent<T extends ContentType>(
  type: T,
  digest: string | null,
): ContentOf<T> | null | undefined {
  const { cache } = useQuerySource();
  const [loaded, setLoaded] = useState<Loaded<T> | null>(null);
  useEffect(() => {
    let isAsked = true;
    if (digest)
      void cache.content(type, digest).then((content) => {
        if (isAsked) setLoaded({ digest, content });
      });
    return () => {
      isAsked = false;
    };
  }, [cache, type, digest]);
  if (!digest) return null;
  return loaded?.digest === digest ? loaded.content : undefined;
}
