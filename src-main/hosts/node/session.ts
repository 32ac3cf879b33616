/**
 * Who may talk to the Node host, for one run of it (shared/contract/host-ticket.ts). Links are random, open one page
 * within two minutes, and become the ticket of that tab, which is good for its reloads. Nothing here is made of the
 * device secret, and all of it ends with the run; after a crash the next run still knows the tabs, so that an open page
 * goes on by itself.
 */
import {
  callToken,
  type Hello,
  type HelloAnswer,
  hostProof,
  linkTicket,
  type Meeting,
  socketKey,
  type Ticket,
  tabTicket,
} from '../../../shared/contract/host-ticket';
import { randomText, type World } from '../../../shared/kernel/world';

const linkLastsMs = 2 * 60_000;
const tabLastsMs = 12 * 60 * 60_000;
/** More than anybody has open; the oldest meet again by themselves. */
const mostTokens = 256;

/** A tab that met this run or, before a crash, the one before; since when, on the wall clock. */
export type KeptTab = Ticket & { readonly since: number };

/** What a token lets do: everything a page does, or only asking for a link. */
export type Right = 'page' | 'owner';

export type Admitted = { readonly right: Right; readonly socketKey: string };

export type Session = {
  /** Ticket with which a second start of this user asks for a link. */
  readonly owner: Ticket;
  readonly newLink: () => Ticket;
  /** Answers a hello; null when there is no such ticket, or not any more. */
  readonly meet: (hello: Hello, origin: string) => Promise<HelloAnswer | null>;
  /** Whose token this is; null when it is nobody's. The first use of a link's token uses the link up. */
  readonly admit: (token: string) => Admitted | null;
  /** Makes the link that the bearer asked for; both sides know its ticket without sending it. */
  readonly allowLink: (token: string, nonce: string) => Promise<void>;
  readonly tabs: () => readonly KeptTab[];
};

type Met = Admitted & { readonly linkId: string | null; readonly tab: Ticket };

/** @param earlierTabs what a run that crashed left */
export function createSession(world: World, earlierTabs: readonly KeptTab[] = []): Session {
  const owner: Ticket = { id: randomText(world, 24), key: randomText(world, 32) };
  const links = new Map<string, Ticket & { readonly untilMs: number }>();
  const isYoung = ({ since }: KeptTab): boolean => since + tabLastsMs > world.now().getTime();
  const tabs = new Map(earlierTabs.filter(isYoung).map((tab) => [tab.id, tab]));
  /** Random words of 256 bits: looking one up tells nothing about the others. */
  const tokens = new Map<string, Met>();

  const addLink = (ticket: Ticket): Ticket => {
    links.set(ticket.id, { ...ticket, untilMs: world.monotonicMs() + linkLastsMs });
    return ticket;
  };
  const liveLink = (id: string): Ticket | null => {
    const link = links.get(id);
    if (link && link.untilMs <= world.monotonicMs()) links.delete(id);
    return links.get(id) ?? null;
  };
  const keepTab = (tab: Ticket): void => void tabs.set(tab.id, { ...tab, since: world.now().getTime() });

  return {
    owner,
    newLink: () => addLink({ id: randomText(world, 24), key: randomText(world, 32) }),
    meet: async ({ id, nonce }, origin) => {
      const link = liveLink(id);
      const tab = tabs.get(id);
      const ticket = id === owner.id ? owner : (link ?? tab);
      if (!ticket) return null;
      const meeting: Meeting = { ticket, origin, pageNonce: nonce, hostNonce: randomText(world, 24) };
      tokens.set(await callToken(meeting), {
        right: ticket === owner ? 'owner' : 'page',
        socketKey: await socketKey(meeting),
        linkId: link ? id : null,
        tab: tab ?? (await tabTicket(meeting)),
      });
      const [oldest] = tokens.keys();
      if (tokens.size > mostTokens && oldest) tokens.delete(oldest);
      return { nonce: meeting.hostNonce, proof: await hostProof(meeting) };
    },
    admit: (token) => {
      const met = tokens.get(token);
      if (!met) return null;
      if (met.linkId !== null) {
        const isUsable = liveLink(met.linkId) !== null;
        tokens.delete(token);
        if (!isUsable) return null;
        links.delete(met.linkId);
        tokens.set(token, { ...met, linkId: null });
      }
      if (met.right === 'page') keepTab(met.tab);
      return met;
    },
    allowLink: async (token, nonce) => {
      addLink(await linkTicket(token, nonce));
    },
    tabs: () => [...tabs.values()],
  };
}
