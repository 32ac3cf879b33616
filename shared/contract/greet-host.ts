/** The asking side of a meeting with the Node host (host-ticket.ts): a page, or a second start of the program. */
import { randomText, type World } from '../kernel/world';
import {
  callToken,
  type HelloAnswer,
  helloAnswerSchema,
  hostProof,
  type Meeting,
  socketKey,
  type Ticket,
  tabTicket,
} from './host-ticket';

/** What lets a page call: the token is sent, the key is not. */
export type HostPass = { readonly token: string; readonly socketKey: string };

export type Greeting =
  | { readonly kind: 'met'; readonly pass: HostPass; readonly tab: Ticket }
  /** Nothing answers. */
  | { readonly kind: 'unreachable' }
  /** What answers does not hold the ticket: our host was started anew, or it is another program. */
  | { readonly kind: 'refused' };

/** Sends name and number; null when what answers gives no answer of a host. */
async function askProof(origin: string, id: string, nonce: string): Promise<HelloAnswer | null> {
  const response = await fetch(`${origin}/__hello`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id, nonce }),
    signal: AbortSignal.timeout(patienceMs),
  });
  const said: unknown = response.ok ? await response.json().catch(() => null) : null;
  return helloAnswerSchema.safeParse(said).data ?? null;
}

const patienceMs = 5000;

/** Meets the host at this address. Nothing else may be sent to it before this says `met`. */
export async function greetHost(
  origin: string,
  ticket: Ticket,
  world: Pick<World, 'randomBytes'>,
): Promise<Greeting> {
  const pageNonce = randomText(world, 24);
  let answer: HelloAnswer | null;
  try {
    answer = await askProof(origin, ticket.id, pageNonce);
  } catch {
    return { kind: 'unreachable' };
  }
  if (!answer) return { kind: 'refused' };
  const meeting: Meeting = { ticket, origin, pageNonce, hostNonce: answer.nonce };
  if ((await hostProof(meeting)) !== answer.proof) return { kind: 'refused' };
  const pass = { token: await callToken(meeting), socketKey: await socketKey(meeting) };
  return { kind: 'met', pass, tab: await tabTicket(meeting) };
}

const bearer = 'Bearer ';

/** How a token goes along with a request. */
export const tokenHeader = (token: string): { readonly authorization: string } => ({
  authorization: `${bearer}${token}`,
});

/** The token of that header; blank when it holds none. */
export const tokenOf = (authorization: string | undefined): string =>
  authorization?.startsWith(bearer) ? authorization.slice(bearer.length) : '';
