/**
 * How much of the hub one caller may take. A device is counted by itself once its token is proved, so that a school
 * behind one address is never held to what one address may do; who has no token is counted by address.
 */
export type HubLimits = {
  /** Requests a minute of one device: a hand-in of months of work stays below it. */
  readonly perDevice: number;
  /** Requests of one device under way at once. */
  readonly atOncePerDevice: number;
  /** Pieces of files that come in at once, of all devices: each takes a few megabytes of memory. */
  readonly uploadsAtOnce: number;
  /** Requests a minute without a token from one address: health, enrolment, unknown paths, wrong tokens. */
  readonly perAddress: number;
  /** Requests a minute of one session of the candidate's page. */
  readonly perCandidate: number;
  /** Requests a minute to the candidate's page from one address without a session: a school opens it all at once. */
  readonly candidatesPerAddress: number;
  /** Open connections from one address, unless a proxy speaks for many. */
  readonly connectionsPerAddress: number;
  readonly connections: number;
  /** A push of a megabyte gets through on a slow line; who sends a byte now and then holds no socket for ever. */
  readonly requestTimeoutMs: number;
  readonly headersTimeoutMs: number;
  /** How long a body that nobody wants is still taken in and thrown away, so that its sender hears the answer. */
  readonly lingerMs: number;
  /** Addresses of reverse proxies whose `x-forwarded-for` is believed; none by default. */
  readonly trustedProxies: readonly string[];
};

export const defaultLimits: HubLimits = {
  perDevice: 3000,
  atOncePerDevice: 12,
  uploadsAtOnce: 24,
  perAddress: 600,
  perCandidate: 600,
  candidatesPerAddress: 1200,
  connectionsPerAddress: 1000,
  connections: 4000,
  requestTimeoutMs: 60_000,
  headersTimeoutMs: 15_000,
  lingerMs: 3000,
  trustedProxies: [],
};
