/** One qualification with its tree. While a new version is being opened the one before it stays, so that nothing flickers. */
import { useMemo, useRef } from 'react';
import { joinQualification, type Qualification } from '../../shared/domain/qualification';
import type { QualificationHead } from '../../shared/records/qualification';
import { useContent } from './use-content';
import { useDocument } from './use-documents';

export type WholeQualification = { readonly head: QualificationHead; readonly qualification: Qualification };

/** `undefined` while loading, null when this device does not have it, or it was taken back. */
export function useQualification(
  qualificationId: string | null | undefined,
): WholeQualification | null | undefined {
  const head = useDocument('qualification', qualificationId);
  const version = useContent('qualification-version', head?.document.versionDigest ?? null);
  const last = useRef<WholeQualification | null>(null);
  return useMemo(() => {
    if (!head) return head;
    if (version === null || head.document.isRemoved === true) return null;
    if (version === undefined) {
      const isSame = last.current?.head.qualificationId === head.document.qualificationId;
      return isSame ? last.current : undefined;
    }
    last.current = { head: head.document, qualification: joinQualification(head.document, version) };
    return last.current;
  }, [head, version]);
}
