/**
 * The cookies of the candidate's page. No script reads them, no other site makes a browser send them, and on HTTPS no
 * neighbour of our domain can set one in our name (`__Host-`).
 */

/** `session`: who is signed in; `way`: who is on the way to an identity provider. */
export type CookieName = 'session' | 'way';

const nameOf = (name: CookieName, isSecure: boolean): string =>
  `${isSecure ? '__Host-' : ''}vakproef-${name}`;

const value = /^[A-Za-z0-9_-]{20,100}$/;

/** What it holds; null when it is not there, twice there, or nothing that we give out. */
export function readCookie(header: string | undefined, name: CookieName, isSecure: boolean): string | null {
  const begin = `${nameOf(name, isSecure)}=`;
  const found = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(begin));
  const [only] = found;
  const held = only?.slice(begin.length) ?? '';
  return found.length === 1 && value.test(held) ? held : null;
}

/**
 * The header that sets it.
 * @param held null: it goes
 * @param seconds so long a browser keeps it
 */
export function composeCookie(
  name: CookieName,
  held: string | null,
  { isSecure, seconds }: { readonly isSecure: boolean; readonly seconds: number },
): string {
  // Whoever comes back from a provider comes from another site: that one cookie is sent then, for a walk and no call.
  const sameSite = name === 'way' ? 'Lax' : 'Strict';
  const parts = [
    `${nameOf(name, isSecure)}=${held ?? ''}`,
    'Path=/',
    `Max-Age=${held === null ? 0 : seconds}`,
    'HttpOnly',
    `SameSite=${sameSite}`,
  ];
  return [...parts, ...(isSecure ? ['Secure'] : [])].join('; ');
}
