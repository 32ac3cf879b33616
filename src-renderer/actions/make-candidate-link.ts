/**
 * Makes a personal link to a candidate's own page. What is recorded is the SHA-256 of its secret; the link itself goes to the
 * screen and nowhere else. It works once the hub has that, until its last day.
 */
import type { ParticipantId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import {
  composeCandidateLink,
  composeCandidateSecret,
  digestOfCandidateSecret,
} from '../../shared/protocol/candidate-link';
import { documentRecords } from '../../shared/records/all-records';
import { usualCandidatePage } from '../../shared/values/candidate-page';
import type { ActionDeps } from './action';
import { composeDocumentDraft } from './compose-draft';
import { recordDrafts } from './record-drafts';
import { requireRight } from './require-right';

export type MadeLink = { readonly link: string; readonly documentId: string; readonly endsAt: string };

const dayMs = 86_400_000;

/** @param input `hubUrl`: where candidates reach the hub, as this device does */
export async function makeCandidateLink(
  deps: ActionDeps,
  { participantId, hubUrl }: { readonly participantId: ParticipantId; readonly hubUrl: string },
): Promise<Result<MadeLink>> {
  const actor = await requireRight(deps, documentRecords['candidate-access']);
  if (!actor.ok) return actor;
  const page = (await deps.cache.documents('organisation'))[0]?.document.candidatePage ?? usualCandidatePage;
  if (!page.isOn) return err(problem('candidate-page-off'));
  const secret = composeCandidateSecret(deps.world);
  const documentId = await digestOfCandidateSecret(secret);
  const now = deps.world.now();
  const endsAt = new Date(now.getTime() + page.linkDays * dayMs).toISOString();
  const document = {
    ...{ participantId, madeAt: now.toISOString(), madeBy: actor.value.staffId },
    ...{ endsAt, endedAt: null },
  };
  const recorded = await recordDrafts(deps, actor.value.staffId, [
    composeDocumentDraft(deps.world, { type: 'candidate-access', documentId, document, upon: null }),
  ]);
  return recorded.ok ? ok({ link: composeCandidateLink(hubUrl, secret), documentId, endsAt }) : recorded;
}
