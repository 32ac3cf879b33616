/**
 * Which pushed changes the hub takes. Pure: the caller gathers what the database knows, under the organisation's lock.
 *
 * - Known id, same bytes: confirmed; the stored receipt is given again.
 * - Known id, other bytes: refused `change-differs`. A change is never overwritten.
 * - Events are taken in any order and with gaps. Every event names what it goes upon and where it stands in its
 *   device's chain (`deviceSeq`, `prevHash`), so a fold and the chain report see a gap; refusing one would set a mark
 *   apart for ever only because an older one was late.
 * - Content is taken however often it comes: its name is the digest of what it says, so it can only be the same.
 * - A new change of a known kind and version must look as that kind does (`find-misfit`), or it is refused.
 * - What its writer may not write is refused `not-allowed`, but for events: those are taken with the doubt beside them.
 * - A staff document that leaves a centre without an administrator is refused `last-administrator`.
 * - An erasure of somebody who is held, or of somebody else's assessment, is refused (H50); one of a later version is held,
 *   with what it leaves of people, until the hub can carry it out. What is left of a person is taken where they are erased, upon
 *   whatever it goes: nothing is no change of anything.
 * - A document version must go upon the revision the document stands at; else it is refused `stale-revision` and both
 *   versions are kept, ours in the document, the other in quarantine and on its device.
 * - A document version upon a revision that the hub has never seen is held: neither receipt nor refusal, so the device
 *   sends it again next round. That happens after the hub was put back to an older state, until the device that made
 *   the missing revision has sent it once more.
 */
import { isBlankPerson } from '../../shared/domain/erased';
import type { ChangeId } from '../../shared/kernel/ids';
import { type Problem, problem } from '../../shared/kernel/problem';
import type { Change } from '../../shared/protocol/change';
import type { PushedChange } from '../../shared/protocol/hub-api';
import type { DoubtReason } from '../../shared/records/doubted';
import type { Objection } from '../authorise/may-write';
import { administratorsAfter } from '../authorise/staff-standing';
import type { ExaminedChange } from './examine-change';
import { type ErasureStanding, erasedBy } from './judge-erasures';

export type Known = {
  /** Hash of every change of this push that the hub already holds. */
  readonly hashesById: ReadonlyMap<ChangeId, string>;
  /** Revision each pushed document stands at, by `documentKey`. */
  readonly headsByDocument: ReadonlyMap<string, ChangeId>;
  /** Ids, among those the documents go upon, that the hub has stored or refused. */
  readonly seenIds: ReadonlySet<ChangeId>;
  /** Who administers the organisation; asked only where a push changes staff, else nobody. */
  readonly administrators: ReadonlySet<string>;
  readonly erasures: ErasureStanding;
};

export type TakenChange = {
  readonly change: Change;
  readonly signed: PushedChange;
  /** Why somebody must decide whether this event counts; null when nobody need. */
  readonly doubt: DoubtReason | null;
};
export type RefusedChange = { readonly examined: ExaminedChange; readonly problem: Problem };
export type Judgement = {
  /** In the order in which they are stored. */
  readonly taken: readonly TakenChange[];
  readonly confirmedIds: readonly ChangeId[];
  readonly refused: readonly RefusedChange[];
  readonly heldIds: readonly ChangeId[];
};

export const documentKey = (change: Pick<Change, 'subjectType' | 'subjectId'>): string =>
  `${change.subjectType} ${change.subjectId}`;

type Verdict = 'taken' | 'held' | Problem;

/** How documents stand while a push is judged: what it holds counts for what comes behind it. */
type Standing = {
  readonly heads: Map<string, ChangeId>;
  readonly seen: Set<ChangeId>;
  administrators: ReadonlySet<string>;
  /** Erased before, or by what is taken of this push. */
  readonly erased: Set<string>;
  /** Held, or named by an erasure that is refused. */
  readonly staying: Set<string>;
};

/** Null where it is judged as any other document. */
function judgeErasing(
  change: Change,
  { objections, unread }: ErasureStanding,
  standing: Standing,
): Verdict | null {
  if (unread.has(change.changeId)) return 'held';
  const refused = objections.get(change.changeId);
  for (const id of erasedBy(change)) (refused ? standing.staying : standing.erased).add(id);
  if (refused) return refused;
  if (!isBlankPerson(change)) return null;
  if (standing.staying.has(change.subjectId)) return problem('person-held');
  if (standing.erased.has(change.subjectId)) return 'taken';
  // Nobody says nothing about somebody but by an erasure, and the one that asks for it has not come: in a piece that comes
  // later, or it waits for a newer hub.
  return 'held';
}

function judgeDocument(change: Change, { heads, seen, administrators }: Standing): Verdict {
  const head = heads.get(documentKey(change)) ?? null;
  if (change.upon !== head) {
    if (change.upon !== null && !seen.has(change.upon)) return 'held';
    return problem('stale-revision', { documentId: change.subjectId, current: head });
  }
  const isLast = administrators.size > 0 && administratorsAfter(administrators, change).size === 0;
  return isLast ? problem('last-administrator') : 'taken';
}

function judgeNew(
  change: Change,
  misfit: Problem | null,
  objection: Objection | null,
  standing: Standing,
  erasures: ErasureStanding,
): Verdict {
  if (misfit) return misfit;
  if (objection?.isRefusal) return problem('not-allowed', { reason: objection.reason });
  if (change.kind !== 'document') return 'taken';
  return judgeErasing(change, erasures, standing) ?? judgeDocument(change, standing);
}

/**
 * Judges a whole push. Changes are taken in the order of their device, however the push was ordered.
 * @param objectTo why its writer may not write a change; see `authorise`
 */
export function judge(
  examined: readonly ExaminedChange[],
  known: Known,
  objectTo: (change: Change) => Objection | null,
): Judgement {
  const taken: TakenChange[] = [];
  const refused: RefusedChange[] = [];
  const confirmedIds = new Set<ChangeId>();
  const heldIds: ChangeId[] = [];
  const hashesById = new Map(known.hashesById);
  const standing: Standing = {
    heads: new Map(known.headsByDocument),
    seen: new Set(known.seenIds),
    administrators: known.administrators,
    erased: new Set(known.erasures.erased),
    staying: new Set(known.erasures.held),
  };

  const ordered = [...examined].sort((a, b) => (a.change?.deviceSeq ?? 0) - (b.change?.deviceSeq ?? 0));
  for (const item of ordered) {
    const { changeId, signed, change } = item;
    const heldHash = hashesById.get(changeId);
    if (heldHash !== undefined && heldHash === item.contentHash && !item.problem) {
      confirmedIds.add(changeId);
    } else if (item.problem || !change) {
      refused.push({ examined: item, problem: item.problem ?? problem('invalid-input') });
      if (heldHash === undefined) standing.seen.add(changeId);
    } else if (heldHash !== undefined) {
      refused.push({ examined: item, problem: problem('change-differs', { changeId }) });
    } else {
      const objection = objectTo(change);
      const verdict = judgeNew(change, item.misfit, objection, standing, known.erasures);
      if (verdict === 'held') {
        heldIds.push(changeId);
        continue;
      }
      standing.seen.add(changeId);
      if (verdict !== 'taken') {
        refused.push({ examined: item, problem: verdict });
        continue;
      }
      taken.push({ change, signed, doubt: objection?.reason ?? null });
      hashesById.set(changeId, signed.hash);
      if (change.kind === 'document') standing.heads.set(documentKey(change), changeId);
      standing.administrators = administratorsAfter(standing.administrators, change);
    }
  }
  const takenIds = new Set(taken.map((t) => t.change.changeId));
  return { taken, refused, heldIds, confirmedIds: [...confirmedIds].filter((id) => !takenIds.has(id)) };
}
