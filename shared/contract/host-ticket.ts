/**
 * How a page and the Node host know each other without a secret ever being sent. Both hold a *ticket*: a name, which is
 * sent, and a key, which is not. Each names a number used once; the host answers with a proof made of both numbers and
 * its address, which only the holder of the key can make, and which another program cannot pass on from another address.
 * The token for the calls follows from the same numbers, so it needs no sending either. It lives as long as the host runs.
 *
 *   link   opens one page, once, within two minutes      tab    made of a link; for reload, and after a crash of the host
 *   owner  of one run, in a file only its user can read: a second start gets a link with it, and nothing else
 */
import { z } from 'zod';

export type Ticket = { readonly id: string; readonly key: string };

const word = z.string().regex(/^[\w-]{16,64}$/);
export const ticketSchema = z.object({ id: word, key: word });

/** What the page sends first: nothing that helps whoever else may be listening. */
export const helloSchema = z.object({ id: word, nonce: word });
export type Hello = z.infer<typeof helloSchema>;

export const helloAnswerSchema = z.object({ nonce: word, proof: word });
export type HelloAnswer = z.infer<typeof helloAnswerSchema>;

/** A page with a token that wants a link for another one. */
export const linkRequestSchema = z.object({ nonce: word });

/** One meeting: the numbers of both sides, at this address, over this ticket. */
export type Meeting = {
  readonly ticket: Ticket;
  readonly origin: string;
  readonly pageNonce: string;
  readonly hostNonce: string;
};

/** HMAC-SHA-256 as base64url. The parts hold no line breaks. */
async function derive(key: string, purpose: string, parts: readonly string[]): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const secret = await crypto.subtle.importKey('raw', encoder.encode(key), algorithm, false, ['sign']);
  const text = encoder.encode(['vakproef host', purpose, ...parts].join('\n'));
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', secret, text));
  return btoa(String.fromCharCode(...mac))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

const ofMeeting = (purpose: string, { ticket, origin, pageNonce, hostNonce }: Meeting): Promise<string> =>
  derive(ticket.key, purpose, [origin, ticket.id, pageNonce, hostNonce]);

/** What the host answers to show that it holds the ticket, too. */
export const hostProof = (meeting: Meeting): Promise<string> => ofMeeting('proof', meeting);

/** What the page shows from then on, with each request. */
export const callToken = (meeting: Meeting): Promise<string> => ofMeeting('token', meeting);

/** Never sent: with it the host proves itself once more on each socket, so that what is called goes to it and no other. */
export const socketKey = (meeting: Meeting): Promise<string> => ofMeeting('socket key', meeting);

/** What the host says first on a socket that was asked for with this number. */
export const socketProof = (key: string, nonce: string): Promise<string> => derive(key, 'socket', [nonce]);

/** The name of what is spoken on a socket; number and token are asked for beside it, as a browser sends no header. */
export const socketProtocol = 'vakproef';
export const proofMessageSchema = z.object({ kind: z.literal('proof'), proof: word });

/** The ticket a page keeps for its reloads in place of the link that it came by. */
export const tabTicket = async (meeting: Meeting): Promise<Ticket> => ({
  id: await ofMeeting('tab name', meeting),
  key: await ofMeeting('tab key', meeting),
});

/** The ticket of a link that the holder of a token asked for with this number. */
export const linkTicket = async (token: string, nonce: string): Promise<Ticket> => ({
  id: await derive(token, 'link name', [nonce]),
  key: await derive(token, 'link key', [nonce]),
});

const launchPart = '#launch=';

/** A link to the application. What stands behind the # never leaves the browser. */
export const launchLink = (origin: string, { id, key }: Ticket): string =>
  `${origin}/${launchPart}${id}.${key}`;

/** The ticket in the part of an address behind (and with) the #; null when it has none. */
export function readLaunchPart(hash: string): Ticket | null {
  if (!hash.startsWith(launchPart)) return null;
  const [id, key] = hash.slice(launchPart.length).split('.');
  return ticketSchema.safeParse({ id, key }).data ?? null;
}
