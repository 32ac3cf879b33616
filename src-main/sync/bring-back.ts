/**
 * After the hub was put back: what this device holds of others from before, the hub may lack, and whoever made it may
 * never come again. So everything of earlier epochs is offered, and what the hub lacks is brought back as it was signed,
 * with the hub's own word for it where this device has one. Own changes wait by themselves (Y2).
 */
import type { ChangeId } from '../../shared/kernel/ids';
import { ok, type Result } from '../../shared/kernel/result';
import { firstLoadPorts } from '../../shared/node/first-load-ports';
import { readChange, type SignedChange } from '../../shared/protocol/change';
import { openFirstLoad } from '../../shared/protocol/first-load';
import type { HubClient } from '../../shared/protocol/hub-contract';
import type { HubWord } from '../../shared/protocol/hub-word';
import type { PositionedEntry } from '../../shared/protocol/journal-entry';
import type { BodyStore } from '../bodies/body-store';
import type { Follower } from '../follow/follower';
import type { Enrolment } from '../follow/hub-place';
import type { Journal } from '../journal/journal';
import { wordOf } from './prove-put-back';

export type BringBackParts = {
  readonly journal: Pick<Journal, 'read' | 'head'>;
  readonly follower: Pick<Follower, 'hub'>;
  readonly bodies: Pick<BodyStore, 'get'>;
  readonly hub: Pick<HubClient, 'missing' | 'bringBack'>;
  readonly enrolment: Enrolment;
};

const pageSize = 200;
const askCount = 1000;
const bringCount = 200;
const bringBytes = 4_000_000;

type Held = { readonly word: HubWord | null; readonly changes: readonly SignedChange[] };

async function* changesOfLoad(parts: BringBackParts, digest: string): AsyncGenerator<Held> {
  const body = await parts.bodies.get(digest);
  const load = body.ok ? await openFirstLoad(body.value, firstLoadPorts) : null;
  for (const block of load?.blocks ?? []) {
    const changes = (await load?.read(block)) ?? [];
    yield { word: null, changes };
  }
}

async function* heldIn(parts: BringBackParts, positioned: PositionedEntry): AsyncGenerator<Held> {
  const { entry } = positioned;
  if (entry.kind === 'first-load') yield* changesOfLoad(parts, entry.digest);
  if (entry.kind === 'proved') yield { word: null, changes: entry.changes };
  if (entry.kind !== 'pulled') return;
  const unproved = new Set(entry.unproved?.map(({ seq }) => seq));
  const changes = entry.changes.filter(({ seq }) => !unproved.has(seq));
  yield { word: wordOf(positioned, parts.enrolment)?.word ?? null, changes };
}

/** What came from the hub before this epoch, for this organisation. */
async function* heldFromBefore(parts: BringBackParts): AsyncGenerator<Held> {
  const { journal, follower, enrolment } = parts;
  const { epoch } = follower.hub();
  let organisationId: string | null = null;
  for (let from = 1; from <= journal.head().position; from += pageSize) {
    for (const positioned of await journal.read(from, pageSize)) {
      const { entry } = positioned;
      if (entry.kind === 'enrolled') organisationId = entry.organisationId;
      if (entry.kind !== 'first-load' && entry.kind !== 'pulled' && entry.kind !== 'proved') continue;
      if (organisationId === enrolment.organisationId && entry.epoch !== epoch)
        yield* heldIn(parts, positioned);
    }
  }
}

/** In pieces that the hub takes; one change of any size is a piece. */
export function* inPieces(changes: readonly SignedChange[]): Generator<readonly SignedChange[]> {
  let piece: SignedChange[] = [];
  let bytes = 0;
  for (const { text, hash, signature } of changes) {
    const size = Buffer.byteLength(text);
    if (piece.length > 0 && (piece.length >= bringCount || bytes + size > bringBytes)) {
      yield piece;
      piece = [];
      bytes = 0;
    }
    piece.push({ text, hash, signature });
    bytes += size;
  }
  if (piece.length > 0) yield piece;
}

async function offer({ hub }: BringBackParts, { word, changes }: Held): Promise<Result<null>> {
  for (let start = 0; start < changes.length; start += askCount) {
    const byId = new Map<ChangeId, SignedChange>();
    for (const signed of changes.slice(start, start + askCount)) {
      const id = readChange(signed)?.changeId;
      if (id) byId.set(id, signed);
    }
    const answer = await hub.missing({ changeIds: [...byId.keys()] });
    if (!answer.ok) return answer;
    const lacking = answer.value.missing.flatMap((id) => byId.get(id) ?? []);
    for (const piece of inPieces(lacking)) {
      const brought = await hub.bringBack({ word, changes: [...piece] });
      if (!brought.ok) return brought;
    }
  }
  return ok(null);
}

/** Offers it all; an error ends it, and the next round offers again. */
export async function bringBackOthers(parts: BringBackParts): Promise<Result<null>> {
  for await (const held of heldFromBefore(parts)) {
    const offered = await offer(parts, held);
    if (!offered.ok) return offered;
  }
  return ok(null);
}
