/**
 * Opens an address in the browser of the system: for signing in at the identity provider of a centre, and for nothing
 * else. Main found the address itself; that it is a web address is looked at once more, because the system would start a
 * program for any other kind.
 */
import { shell } from 'electron';
import { isLoopback } from '../../../shared/kernel/loopback';

/** Rejects when the address is not one, or no browser could be opened. */
export async function openInBrowser(address: string): Promise<void> {
  const { protocol, hostname } = new URL(address);
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(hostname)))
    throw new Error('broken invariant: not a web address');
  await shell.openExternal(address);
}
