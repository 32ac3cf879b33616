/**
 * Makes a one-time code: for a device to join, or for a person to choose a PIN. What is recorded is its SHA-256; the code
 * itself goes to the screen and nowhere else. It works once the hub has that.
 */
import type { StaffId } from '../../shared/kernel/ids';
import { ok, type Result } from '../../shared/kernel/result';
import { sha256Hex } from '../../shared/kernel/sha256';
import {
  codeValidForMs,
  composeOneTimeCode,
  normaliseOneTimeCode,
} from '../../shared/protocol/one-time-code';
import { documentRecords } from '../../shared/records/all-records';
import type { OneTimeCode } from '../../shared/records/one-time-code';
import type { ActionDeps } from './action';
import { composeDocumentDraft } from './compose-draft';
import { recordDrafts } from './record-drafts';
import { requireRight } from './require-right';

export type MadeCode = {
  readonly code: string;
  readonly documentId: string;
  /** From when the hub has it. */
  readonly validForMs: number;
};

/** @param input for a device, `staffId` is who may at once choose a PIN on it; null: nobody */
export async function makeCode(
  deps: ActionDeps,
  input: { readonly purpose: OneTimeCode['purpose']; readonly staffId: StaffId | null },
): Promise<Result<MadeCode>> {
  const actor = await requireRight(deps, documentRecords['one-time-code']);
  if (!actor.ok) return actor;
  const code = composeOneTimeCode(deps.world, input.purpose);
  const documentId = await sha256Hex(normaliseOneTimeCode(code));
  const recorded = await recordDrafts(deps, actor.value.staffId, [
    composeDocumentDraft(deps.world, { type: 'one-time-code', documentId, document: input, upon: null }),
  ]);
  return recorded.ok ? ok({ code, documentId, validForMs: codeValidForMs }) : recorded;
}
