/** The draft of a qualification as whoever works here edits it, upon the version that counts, live. */
import { useEffect, useSyncExternalStore } from 'react';
import type { QualificationHead } from '../../shared/records/qualification';
import type { DraftLine, DraftState } from '../writer/drafts/draft-state';
import { useQuerySource } from './query-source';

export type DraftInUse = { readonly line: DraftLine; readonly state: DraftState };

const noState = (): null => null;
const noChange = (): (() => void) => () => undefined;

/**
 * @param head names the version that counts by now
 * @returns null while nobody works here
 */
export function useDraft({
  qualificationId,
  versionDigest,
  history,
}: Pick<QualificationHead, 'qualificationId' | 'versionDigest' | 'history'>): DraftInUse | null {
  const { writer } = useQuerySource();
  const number = history?.length ?? 0;
  const line = writer.drafts.of(qualificationId);
  const state = useSyncExternalStore(line?.state.subscribe ?? noChange, line?.state.get ?? noState);
  useEffect(() => {
    line?.follow(versionDigest, number);
  }, [line, versionDigest, number]);
  return line && state ? { line, state } : null;
}
