/** The trees of many qualifications, opened one after the other: between two of them the page may paint and hear taps. */
import { useEffect, useState } from 'react';
import { restBetween } from '../../shared/kernel/rest-between';
import type { QualificationHead } from '../../shared/records/qualification';
import type { QualificationVersion } from '../../shared/records/qualification-version';
import { useQuerySource } from './query-source';

export type OpenedTree = { readonly head: QualificationHead; readonly version: QualificationVersion };

export type OpenedTrees = {
  /** In the order asked. Those of before, while the next ones are being opened. */
  readonly trees: readonly OpenedTree[];
  /** Those whose tree is not on this device or cannot be read. */
  readonly closed: readonly QualificationHead[];
  /** How many have been looked at by now, and of how many. */
  readonly read: number;
  readonly total: number;
};

const sliceMs = 8;
/** So often it is told how far it is. */
const perNews = 20;
const nothing: OpenedTrees = { trees: [], closed: [], read: 0, total: 0 };

/** @param heads of the qualifications; the same list as long as nothing changed; undefined while they are loading */
export function useTrees(heads: readonly QualificationHead[] | undefined): OpenedTrees {
  const { cache, world } = useQuerySource();
  const [opened, setOpened] = useState(nothing);
  useEffect(() => {
    if (!heads) return undefined;
    let isAsked = true;
    const open = async (): Promise<void> => {
      const rest = restBetween(world, sliceMs);
      const trees: OpenedTree[] = [];
      const closed: QualificationHead[] = [];
      for (const [at, head] of heads.entries()) {
        const version = await cache.content('qualification-version', head.versionDigest).catch(() => null);
        if (!isAsked) return;
        if (version) trees.push({ head, version });
        else closed.push(head);
        if (at % perNews === perNews - 1)
          setOpened((before) => ({ ...before, read: at + 1, total: heads.length }));
        await rest();
      }
      if (isAsked) setOpened({ trees, closed, read: heads.length, total: heads.length });
    };
    void open();
    return () => {
      isAsked = false;
    };
  }, [cache, world, heads]);
  return opened;
}
