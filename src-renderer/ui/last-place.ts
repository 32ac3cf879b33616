/**
 * Where the examiner was, for after a crash or a closed window: only while an assessment is being marked or reviewed,
 * and only its address, which holds ids and nothing else. Anywhere else there is no place to go back to.
 */
import type { HostClients } from '../../shared/contract/host';

const atWork = /^\/exam\/[0-9a-f-]{36}\/(mark|review)\/[0-9a-f-]{36}$/;

type Host = Pick<HostClients, 'device'>;

/** The place that the address is, or null. */
export const placeOf = (pathname: string): string | null => (atWork.test(pathname) ? pathname : null);

/** The address to go on at, or null. What another program may have put there is not followed. */
export async function lastPlace({ device }: Host): Promise<string | null> {
  const kept = await device.lastPlace({});
  return kept.ok && kept.value.path !== null ? placeOf(kept.value.path) : null;
}

/** Makes what notes each place once, as soon as the page is there. */
export function createPlaceKeeper({ device }: Host): (pathname: string) => void {
  let kept: string | null | undefined;
  return (pathname) => {
    const path = placeOf(pathname);
    if (path === kept) return;
    kept = path;
    void device.keepPlace({ path });
  };
}
