/**
 * What this page holds of the Node host: the ticket of this tab, and the token of the run that it met. The token stands
 * in memory only; the ticket in the session storage, which no other address can read. Whenever the host may have gone,
 * the page meets it again before it sends anything, so that a program that took its place gets a name and a number and
 * nothing else (shared/contract/host-ticket.ts).
 */
import { type Greeting, greetHost, type HostPass, tokenHeader } from '../../shared/contract/greet-host';
import { readLaunchPart, type Ticket, ticketSchema } from '../../shared/contract/host-ticket';
import { createLiveValue, type KnownValue } from '../../shared/kernel/live-value';
import type { World } from '../../shared/kernel/world';

/** `refused`: what answers is not the host this page knows; `unreachable`: nothing answers. */
export type AccessState = 'open' | 'unreachable' | 'refused';

export type HostAccess = {
  readonly state: KnownValue<AccessState>;
  /** The token, without asking anybody; null while the host is in doubt. */
  readonly tokenNow: () => string | null;
  /** What a host gives that has proved itself; rejects when it does not. */
  readonly pass: () => Promise<HostPass>;
  /** The host may have gone: whoever calls next meets it first. */
  readonly doubt: (token: string) => void;
  /** Goes on with the ticket of a new link; false when the host does not take it. */
  readonly enterWith: (ticket: Ticket) => Promise<boolean>;
  /** The same with a link as text; false as well when it is none to this address. */
  readonly enterByLink: (link: string) => Promise<boolean>;
};

type Keeper = Pick<Storage, 'getItem' | 'setItem'>;

const ticketKey = 'vakproef-tab';

function readTicket(keeper: Keeper): Ticket | null {
  try {
    return ticketSchema.parse(JSON.parse(keeper.getItem(ticketKey) ?? ''));
  } catch {
    return null;
  }
}

/** Shows the token for the first time, which makes a link's ticket that of a tab. */
async function enter(origin: string, token: string): Promise<boolean> {
  try {
    const entered = await fetch(`${origin}/__enter`, { method: 'POST', headers: tokenHeader(token) });
    return entered.ok;
  } catch {
    return false;
  }
}

/** @param origin address of the host: the page's own */
export function createHostAccess(
  origin: string,
  keeper: Keeper,
  world: Pick<World, 'randomBytes'>,
): HostAccess {
  const state = createLiveValue<AccessState>('unreachable');
  let current: HostPass | null = null;
  let meeting: Promise<Greeting> | null = null;

  const meet = async (ticket: Ticket): Promise<Greeting> => {
    const greeting = await greetHost(origin, ticket, world);
    if (greeting.kind !== 'met') return greeting;
    if (!(await enter(origin, greeting.pass.token))) return { kind: 'unreachable' };
    const isLink = readTicket(keeper)?.id !== ticket.id;
    if (isLink) keeper.setItem(ticketKey, JSON.stringify(greeting.tab));
    current = greeting.pass;
    return greeting;
  };
  const meetAgain = async (): Promise<Greeting> => {
    const ticket = readTicket(keeper);
    const greeting: Greeting = ticket ? await meet(ticket) : { kind: 'refused' };
    meeting = null;
    // A new link may have let us in meanwhile.
    if (greeting.kind === 'met' || current === null)
      state.set(greeting.kind === 'met' ? 'open' : greeting.kind);
    return greeting;
  };

  const enterWith = async (ticket: Ticket): Promise<boolean> => {
    await meeting;
    if ((await meet(ticket)).kind !== 'met') return false;
    state.set('open');
    return true;
  };

  return {
    state,
    tokenNow: () => current?.token ?? null,
    pass: async () => {
      if (current !== null) return current;
      meeting ??= meetAgain();
      const greeting = await meeting;
      if (current !== null) return current;
      if (greeting.kind !== 'met') throw new Error(`host ${greeting.kind}`);
      return greeting.pass;
    },
    doubt: (token) => {
      if (token !== current?.token) return;
      current = null;
      state.set('unreachable');
    },
    enterWith,
    enterByLink: async (text) => {
      const link = URL.parse(text.trim());
      const ticket = link?.origin === origin ? readLaunchPart(link.hash) : null;
      return ticket !== null && (await enterWith(ticket));
    },
  };
}
