/**
 * Whether a failure says that the database cannot answer at this moment, rather than that something is wrong with what
 * was asked. Then nothing was committed that a receipt was given for, and asking again is right: the server is
 * restarted or failed over, the connection broke, or it has no room for one more.
 */
import pg from 'pg';

/** Classes of PostgreSQL's codes (appendix A of its manual): connection, resources, operator, system. */
const awayClasses: ReadonlySet<string> = new Set(['08', '53', '57', '58']);
const awayCodes: ReadonlySet<string> = new Set([
  // A standby, or a primary that was taken out of service: the next connection finds the new one.
  '25006',
  // Idle too long in a transaction.
  '25P03',
  // A lock that did not come, a deadlock, a conflict with another transaction.
  '55P03',
  '40P01',
  '40001',
]);
const networkCodes: ReadonlySet<string> = new Set([
  ...[
    'ECONNRESET',
    'ECONNREFUSED',
    'ECONNABORTED',
    'EPIPE',
    'ENOENT',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'ENETUNREACH',
  ],
  ...['ENOTFOUND', 'EAI_AGAIN'],
]);
/** What the driver says without a code. */
const driverMessage =
  /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end)/;

const codeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : '';

/** True when the same question may well be answered a moment later. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  if (error instanceof pg.DatabaseError) return awayClasses.has(code.slice(0, 2)) || awayCodes.has(code);
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway);
  return networkCodes.has(code) || driverMessage.test(error.message);
}
