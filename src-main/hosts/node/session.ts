/**
 * Who may talk to the Node host. A link carries a launch code that works once; it is exchanged for a cookie that
 * scripts cannot read and other sites cannot send. The cookie is derived from the device secret, so that an open page
 * goes on by itself after the host was killed and started again. Its name differs per device, because browsers keep
 * cookies per address and not per port.
 */
import { hkdfSync, timingSafeEqual } from 'node:crypto';
import { randomText, type World } from '../../../shared/kernel/world';

export type Session = {
  /** A new code, good for one visit. */
  readonly newLaunchCode: () => string;
  /** True once per code. */
  readonly redeem: (launchCode: string) => boolean;
  readonly setCookie: string;
  readonly hasCookie: (cookieHeader: string | undefined) => boolean;
  /** Proof that another process of the same user asks for a link: it can read the device secret. */
  readonly ownerToken: string;
};

const sameText = (left: string, right: string): boolean => {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
};

const derive = (secret: Uint8Array, purpose: string): string =>
  Buffer.from(hkdfSync('sha256', secret, '', `vakproef node host ${purpose}`, 32)).toString('base64url');

/** The owner token alone, for a second start that only wants a link of the running host. */
export const ownerTokenOf = (secret: Uint8Array): string => derive(secret, 'owner');

export const hasOwnerToken = (session: Session, header: string | undefined): boolean =>
  sameText(header ?? '', `Bearer ${session.ownerToken}`);

export function createSession(secret: Uint8Array, world: World): Session {
  const name = `vakproef-${derive(secret, 'cookie name').slice(0, 10)}`;
  const value = derive(secret, 'cookie');
  const openCodes = new Set<string>();
  return {
    newLaunchCode: () => {
      const code = randomText(world, 24);
      openCodes.add(code);
      return code;
    },
    redeem: (launchCode) => openCodes.delete(launchCode),
    setCookie: `${name}=${value}; HttpOnly; SameSite=Strict; Path=/`,
    hasCookie: (header) =>
      (header ?? '').split(';').some((pair) => sameText(pair.trim(), `${name}=${value}`)),
    ownerToken: ownerTokenOf(secret),
  };
}
