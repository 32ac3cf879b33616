/** The draft of a qualification as whoever works here edits it, upon the version that counts, live. */
import { useEffect, useSyncExternalStore } from 'react';
import type { QualificationId } from '../../shared/kernel/ids';
import type { DraftLine, DraftState } from '../writer/drafts/draft-state';
import { useQuerySource } from './query-source';

export type DraftInUse = { readonly line: DraftLine; readonly state: DraftState };

const noState = (): null => null;
const noChange = (): (() => void) => () => undefined;

/**
 * @param versionDigest the version that counts by now; null while that is not known
 * @returns null while nobody works here
 */
export function useDraft(qualificationId: QualificationId, versionDigest: string | null): DraftInUse | null {
  const { writer } = useQuerySource();
  const line = writer.drafts.of(qualificationId);
  const state = useSyncExternalStore(line?.state.subscribe ?? noChange, line?.state.get ?? noState);
  useEffect(() => {
    if (versionDigest !== null) line?.follow(versionDigest);
  }, [line, versionDigest]);
  return line && state ? { line, state } : null;
}
