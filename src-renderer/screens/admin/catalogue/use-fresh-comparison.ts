/**
 * Keeps the comparison with the catalogue fresh without a click: asks by itself where the last answer is old, or is not
 * about what stands here now. Offline the request waits, and the answer of before stays.
 */
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { CataloguePart, CatalogueRequest } from '../../../../shared/contract/catalogue-contract';
import type { Result } from '../../../../shared/kernel/result';
import type { QualificationHead } from '../../../../shared/records/qualification';
import { askCatalogue } from '../../../actions/ask-catalogue';
import { comparedParts } from '../../../actions/compared-parts';
import { useWorld } from '../../../queries/query-source';
import { useActor } from '../../../queries/use-actor';
import { useQualificationHeads } from '../../../queries/use-qualification-heads';
import { useAction } from '../../../ui/use-action';
import { useRequests } from './use-requests';

const placesOf = (parts: readonly CataloguePart[]): readonly string[] =>
  parts.flatMap(({ codes, cohortYear }) => codes.map((code) => `${code} ${cohortYear}`));

export type FreshComparison = {
  readonly heads: readonly QualificationHead[] | undefined;
  readonly parts: readonly CataloguePart[];
  /** What the hub answered last. */
  readonly answered: CatalogueRequest | null;
  /** What whoever works here waits for. */
  readonly waiting: CatalogueRequest | null;
  readonly ask: () => Promise<Result<unknown>>;
};

/** @param maxAgeMs how old an answer may be before it is asked again, once for as long as the screen is open */
export function useFreshComparison(maxAgeMs: number): FreshComparison {
  const world = useWorld();
  const actor = useActor();
  const heads = useQualificationHeads();
  const requests = useRequests('compare');
  const askNow = useAction(askCatalogue);
  const parts = useMemo(() => comparedParts(heads ?? []), [heads]);
  const answered = requests?.find(({ answeredAt }) => answeredAt !== null) ?? null;
  const waiting =
    requests?.find(({ answeredAt, askedBy }) => answeredAt === null && askedBy === actor?.staffId) ?? null;
  const ask = useCallback(() => askNow({ purpose: 'compare', parts }), [askNow, parts]);
  const places = placesOf(parts);
  const known = new Set(placesOf(answered?.parts ?? []));
  const isNew = places.some((place) => !known.has(place));
  const age = answered?.answeredAt ? world.now().getTime() - Date.parse(answered.answeredAt) : Infinity;
  const isWanted =
    requests !== undefined && places.length > 0 && (isNew || age > maxAgeMs) && waiting === null;
  const asked = useRef('');
  useEffect(() => {
    const what = places.join();
    if (!isWanted || !actor?.roles.includes('administrator') || asked.current === what) return;
    asked.current = what;
    void ask();
  });
  return { heads, parts, answered, waiting, ask };
}
