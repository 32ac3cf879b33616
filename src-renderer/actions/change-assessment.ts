/**
 * The common course of every change to an assessment: one after the other per assessment, each decided upon a fold that
 * includes the one before it, so that quick taps never race.
 *
 * A change is known by the id its caller made at the tap. A draft that the journal did not confirm is kept and offered
 * again, unchanged, before anything else in that assessment; the journal records an id once. So repeating a change after
 * a failure is always safe, an undo included.
 */
import type { EventIntent } from '../../shared/domain/decide-mark';
import type { AssessmentId, ChangeId } from '../../shared/kernel/ids';
import { ok, type Result } from '../../shared/kernel/result';
import type { Draft } from '../../shared/protocol/change';
import type { Staff } from '../../shared/records/staff';
import type { ActionDeps, HostClients } from './action';
import { append } from './append';
import { composeEventDraft } from './compose-draft';
import { isPassing } from './is-passing';
import { type AssessmentTarget, type LoadedAssessment, loadAssessment } from './load-assessment';
import { requireRole } from './require-role';

/** What every verb about an assessment takes; `changeId` is made once per tap, and the same when it is tried again. */
export type AssessmentChange = AssessmentTarget & { readonly changeId: ChangeId };
/** When the change was safe on disk; null when there was nothing to change. */
export type Recorded = { readonly savedAt: string | null };

type Decide = (loaded: LoadedAssessment) => Result<EventIntent | null> | Promise<Result<EventIntent | null>>;
type Stream = { turn: Promise<unknown>; unconfirmed: Draft | null };

const streamsByHost = new WeakMap<HostClients, Map<AssessmentId, Stream>>();

function streamOf(host: HostClients, assessmentId: AssessmentId): Stream {
  const streams = streamsByHost.get(host) ?? new Map<AssessmentId, Stream>();
  streamsByHost.set(host, streams);
  const stream = streams.get(assessmentId) ?? { turn: Promise.resolve(), unconfirmed: null };
  streams.set(assessmentId, stream);
  return stream;
}

/** Appends the draft; while the journal has not confirmed or refused it for good, it stays the unconfirmed one. */
async function offer(deps: ActionDeps, stream: Stream, draft: Draft): Promise<Result<Recorded>> {
  stream.unconfirmed = draft;
  const appended = await append(deps, [draft]);
  if (appended.ok || !isPassing(appended.problem)) stream.unconfirmed = null;
  return appended.ok ? ok({ savedAt: appended.value.savedAt }) : appended;
}

async function change(
  deps: ActionDeps,
  stream: Stream,
  input: AssessmentChange,
  decide: Decide,
): Promise<Result<Recorded>> {
  if (stream.unconfirmed) {
    const isThisOne = stream.unconfirmed.changeId === input.changeId;
    const offered = await offer(deps, stream, stream.unconfirmed);
    if (!offered.ok || isThisOne) return offered;
  }
  const loaded = await loadAssessment(deps, input);
  if (!loaded.ok) return loaded;
  if (loaded.value.assessment.changeIds.includes(input.changeId)) return ok({ savedAt: null });
  const decided = await decide(loaded.value);
  if (!decided.ok) return decided;
  if (!decided.value) return ok({ savedAt: null });
  return offer(deps, stream, { ...composeEventDraft(input, decided.value), changeId: input.changeId });
}

/** Records what `decide` finds, in turn, whoever asks. */
export function changeAssessment(
  deps: ActionDeps,
  input: AssessmentChange,
  decide: Decide,
): Promise<Result<Recorded>> {
  const stream = streamOf(deps.host, input.assessmentId);
  const result = stream.turn.then(() => change(deps, stream, input, decide));
  stream.turn = result.catch(() => undefined);
  return result;
}

/** The same for what only an examiner may do; `decide` hears who that is. */
export const changeAsExaminer = (
  deps: ActionDeps,
  input: AssessmentChange,
  decide: (loaded: LoadedAssessment, examiner: Staff) => ReturnType<Decide>,
): Promise<Result<Recorded>> =>
  changeAssessment(deps, input, async (loaded) => {
    // In turn, so that quick taps keep their order.
    const examiner = await requireRole(deps, 'examiner');
    return examiner.ok ? decide(loaded, examiner.value) : examiner;
  });
