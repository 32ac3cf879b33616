/**
 * "Has the hub got it?", answered in one place for main and for the page (SPEC.md, Y1 to Y4). What a journal says about
 * one own change are facts that only ever grow; what the answer is depends on where the device is now. So nothing has
 * to be undone when a hub begins anew: the same facts then give another answer. Pure.
 */
import type { OrganisationId } from '../kernel/ids';

/**
 * - `waiting`: the hub of now has not said that it holds it, nor that it will not take it.
 * - `elsewhere`: made for another organisation, and never sent to this one.
 * - `files-waiting`: the hub of now holds it, and not yet every file that it names.
 * - `received`: the hub of now holds it, and every file that it names.
 * - `refused`: the hub will not take it, and nobody has dealt with that.
 * - `settled`: refused, and dealt with: a later own version of the same document was received.
 */
export type HandInState = 'waiting' | 'files-waiting' | 'elsewhere' | 'received' | 'refused' | 'settled';

/** One life of one organisation's database: receipts of another one do not count here. */
export type Feed = string & { readonly __brand: 'Feed' };

/** Another organisation is another feed, although hub and epoch may be the same. */
export const feedOf = (organisationId: OrganisationId, epoch: string): Feed =>
  `${organisationId} ${epoch}` as Feed;

/** What the journal says about one own change. */
export type HandInFacts = {
  /** Organisation it was made for; null before the device had one: then it is for whichever comes. */
  readonly organisationId: OrganisationId | null;
  /** Feed of the last receipt that names it. */
  readonly receivedIn: Feed | null;
  readonly isRefused: boolean;
  /** A later own version of the same document was received, in whichever feed. Never for an event. */
  readonly isReplaced: boolean;
  /** It names a file of which the hub of now has not said, since the change was made, that it holds it. */
  readonly lacksFiles: boolean;
};

/** Where the device is now, by the last enrolment and the last epoch that the journal names. */
export type HandInPlace = { readonly organisationId: OrganisationId | null; readonly feed: Feed | null };

/**
 * Y1 waits until the journal has an answer · Y2 of this feed · Y3 a refusal is one for ever · Y4 not for others · Y26 is
 * received with its files or not at all.
 */
export function handInStateOf(facts: HandInFacts, here: HandInPlace): HandInState {
  if (facts.isRefused) return facts.isReplaced ? 'settled' : 'refused';
  if (facts.receivedIn !== null && facts.receivedIn === here.feed)
    return facts.lacksFiles ? 'files-waiting' : 'received';
  const isForHere = facts.organisationId === null || facts.organisationId === here.organisationId;
  return isForHere ? 'waiting' : 'elsewhere';
}

export type HandInCounts = Readonly<Record<HandInState, number>>;

export const noHandIns: HandInCounts = {
  waiting: 0,
  'files-waiting': 0,
  elsewhere: 0,
  received: 0,
  refused: 0,
  settled: 0,
};
