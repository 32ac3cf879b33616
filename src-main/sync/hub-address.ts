/**
 * The hub's address as a person types it. Results and names travel over it, so it must be HTTPS; plain HTTP is only
 * for a hub on this same machine.
 */
import { isLoopback } from '../../shared/kernel/loopback';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';

/** The address without a slash at the end; without a scheme it is taken as HTTPS. */
export function parseHubAddress(typed: string): Result<string> {
  const text = typed.trim();
  let url: URL;
  try {
    url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
  } catch {
    return err(problem('hub-address-invalid'));
  }
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  const isPlain = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (!isSafe || !isPlain) return err(problem('hub-address-invalid'));
  return ok(`${url.origin}${url.pathname.replace(/\/+$/, '')}`);
}
