/** All indicators of all qualifications, gathered in slices: no task of it holds up a key or a tap. */
import { useEffect, useRef, useState } from 'react';
import { foldForOrder } from '../../../../shared/kernel/fold-text';
import { restBetween } from '../../../../shared/kernel/rest-between';
import { createSearchIndex, type SearchIndex } from '../../../../shared/kernel/search-index';
import type { QualificationHead } from '../../../../shared/records/qualification';
import { useWorld } from '../../../queries/query-source';
import { type OpenedTree, useTrees } from '../../../queries/use-trees';
import { indexInParts } from './index-in-parts';
import { type PlacedIndicator, placeIndicators, type TextPlaces } from './placed-indicators';

export type Structure = {
  readonly indicators: readonly PlacedIndicator[];
  readonly places: TextPlaces;
  /** Over the lines of `indicators`. */
  readonly index: SearchIndex;
  /** How many qualifications cannot be opened on this device. */
  readonly closed: number;
  /** How many have been read, of how many; equal when it is whole. */
  readonly read: number;
  readonly total: number;
};

const sliceMs = 8;

/** By name, then cohort and code, as the overview has them. */
export const byName = (a: QualificationHead, b: QualificationHead): number => {
  const orderOf = ({ name, cohort, code }: QualificationHead): string =>
    foldForOrder(`${name}\t${cohort ?? ''}\t${code}`);
  const [left, right] = [orderOf(a), orderOf(b)];
  return left < right ? -1 : left > right ? 1 : 0;
};

type Gathered = Pick<Structure, 'indicators' | 'places' | 'index'> & { readonly of: readonly OpenedTree[] };

const nothing: Gathered = { indicators: [], places: new Map(), index: createSearchIndex([]), of: [] };

/** The indicators of the trees; those of a qualification that did not change are not made again. */
function useGathered(trees: readonly OpenedTree[]): Gathered {
  const world = useWorld();
  const known = useRef(new WeakMap<QualificationHead, readonly PlacedIndicator[]>());
  const [gathered, setGathered] = useState<Gathered>(nothing);
  useEffect(() => {
    let isAsked = true;
    const gather = async (): Promise<void> => {
      const rest = restBetween(world, sliceMs);
      const places = new Map<string, PlacedIndicator[]>();
      const indicators: PlacedIndicator[] = [];
      for (const tree of trees) {
        const own = known.current.get(tree.head) ?? placeIndicators(tree);
        known.current.set(tree.head, own);
        for (const one of own) {
          indicators.push(one);
          const same = places.get(one.look);
          if (same) same.push(one);
          else places.set(one.look, [one]);
        }
        await rest();
        if (!isAsked) return;
      }
      const index = await indexInParts(
        indicators.map(({ line }) => line),
        rest,
      );
      if (isAsked) setGathered({ indicators, places, index, of: trees });
    };
    void gather();
    return () => {
      isAsked = false;
    };
  }, [world, trees]);
  return gathered;
}

/** @param heads the qualifications in the order wanted; the same list as long as nothing changed; undefined while they are loading */
export function useStructure(heads: readonly QualificationHead[] | undefined): Structure {
  const { trees, closed, read, total } = useTrees(heads);
  const { indicators, places, index, of } = useGathered(trees);
  const isBehind = heads === undefined || of !== trees;
  return {
    indicators,
    places,
    index,
    closed: closed.length,
    read: isBehind ? Math.min(read, total - 1) : read,
    total: heads?.length ?? 0,
  };
}
