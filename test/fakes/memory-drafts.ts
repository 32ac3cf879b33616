/** Main's keeping of drafts without a disk: it answers, waits or refuses as it is told, and tells what it keeps. */
import type { RemoteState } from '../../shared/contract/contract';
import type { Draft, DraftChange, DraftFacts } from '../../shared/contract/drafts-contract';
import type { QualificationId } from '../../shared/kernel/ids';
import { withSteps } from '../../shared/kernel/kept-steps';
import { createLiveValue, type LiveValue } from '../../shared/kernel/live-value';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok } from '../../shared/kernel/result';
import type { DraftsClient } from '../../src-renderer/writer/drafts/draft-state';
import type { DraftsPort } from '../../src-renderer/writer/drafts/drafts';

export type MemoryDrafts = {
  readonly client: DraftsClient;
  readonly kept: LiveValue<DraftFacts[]>;
  /** The same, as a page hears of it. */
  readonly told: RemoteState<DraftFacts[]>;
  /** Of which the file cannot be read. */
  readonly toldBroken: RemoteState<QualificationId[]>;
  readonly draftOf: (qualificationId: string) => Draft | null;
  readonly keptCount: () => number;
  /** Null: it keeps again. */
  readonly refuse: (reason: Problem | null) => void;
  /** Its file cannot be read, until it is set aside; what it was before the last change can be. */
  readonly spoil: (qualificationId: QualificationId) => void;
  /** Nothing is answered, and nothing kept, until what this returns is called. */
  readonly hold: () => () => void;
};

const keptAt = '2026-11-27T08:00:00.000Z';

export function memoryDrafts(): MemoryDrafts {
  const drafts = new Map<string, Draft>();
  const earlier = new Map<string, Draft>();
  const spoilt = new Set<QualificationId>();
  const broken = createLiveValue<QualificationId[]>([]);
  const kept = createLiveValue<DraftFacts[]>([]);
  let refusal: Problem | null = null;
  let held = Promise.resolve();
  let count = 0;
  const tell = (): void =>
    kept.set(
      [...drafts.values()].map(({ qualificationId, revision, beganAt, editedAt, editedBy }) => ({
        ...{ qualificationId, revision, beganAt, editedAt, editedBy },
      })),
    );
  const put = (change: DraftChange, editedBy: Draft['editedBy']): Draft => {
    const before = drafts.get(change.qualificationId);
    const nodes = new Map(Object.entries(before?.nodes ?? {}));
    for (const { nodeId, node } of change.nodes)
      if (node) nodes.set(nodeId, node);
      else nodes.delete(nodeId);
    const { qualificationId, baseDigest, baseNumber = 0, rootIds, conflicts, history } = change;
    const steps = (way: 'past' | 'future') =>
      history ? [...withSteps(before?.history?.[way] ?? [], history[way])] : [];
    const next = {
      history: { past: steps('past'), future: steps('future') },
      ...{ qualificationId, baseDigest, baseNumber, rootIds, conflicts, editedBy, editedAt: keptAt },
      ...{ beganAt: keptAt, revision: (before?.revision ?? 0) + 1, nodes: Object.fromEntries(nodes) },
    };
    if (before) earlier.set(qualificationId, before);
    // As main does: what crosses is a copy.
    drafts.set(qualificationId, structuredClone(next));
    return next;
  };
  const isMoved = (qualificationId: string, upon: number | null): boolean =>
    (drafts.get(qualificationId)?.revision ?? null) !== upon;
  const whyNot = (qualificationId: QualificationId): Problem | null => {
    const kept = earlier.get(qualificationId)?.editedAt ?? null;
    return spoilt.has(qualificationId) ? problem('draft-unreadable', { earlier: kept }) : refusal;
  };
  return {
    kept,
    toldBroken: { get: broken.get, subscribe: broken.subscribe, read: async () => ok(broken.get()) },
    told: { get: kept.get, subscribe: kept.subscribe, read: async () => ok(kept.get()) },
    client: {
      read: async ({ qualificationId }) => {
        await held;
        const reason = whyNot(qualificationId);
        return reason ? err(reason) : ok({ draft: structuredClone(drafts.get(qualificationId) ?? null) });
      },
      keep: async ({ ownerId, change }) => {
        await held;
        const reason = whyNot(change.qualificationId);
        if (reason) return err(reason);
        if (isMoved(change.qualificationId, change.upon)) return err(problem('draft-moved'));
        count += 1;
        const { revision } = put(change, ownerId);
        tell();
        return ok({ revision, keptAt });
      },
      discard: async ({ qualificationId, upon }) => {
        await held;
        const reason = whyNot(qualificationId);
        if (reason) return err(reason);
        if (drafts.has(qualificationId) && isMoved(qualificationId, upon)) return err(problem('draft-moved'));
        drafts.delete(qualificationId);
        tell();
        return ok({});
      },
      setAside: async ({ qualificationId, isEarlierTaken }) => {
        const before = earlier.get(qualificationId);
        spoilt.delete(qualificationId);
        broken.set([...spoilt]);
        if (isEarlierTaken && before)
          drafts.set(qualificationId, { ...before, revision: before.revision + 2 });
        else drafts.delete(qualificationId);
        tell();
        return ok({});
      },
    },
    draftOf: (qualificationId) => drafts.get(qualificationId) ?? null,
    keptCount: () => count,
    refuse: (reason) => {
      refusal = reason;
    },
    spoil: (qualificationId) => {
      spoilt.add(qualificationId);
      broken.set([...spoilt]);
    },
    hold: () => {
      let release = (): void => undefined;
      held = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
  };
}

const unreachable = async () => err(problem('host-unreachable'));

/** For whom it does not matter: nothing can be kept. */
export const noDrafts: DraftsPort = {
  client: { read: unreachable, keep: unreachable, discard: unreachable, setAside: unreachable },
  kept: createLiveValue<DraftFacts[]>([]),
  newId: () => '',
};
