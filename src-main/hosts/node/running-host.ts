/** Asks what holds our port: another program, a Vakproef of other data, or our own, which then gives a new link. */
import { ownerTokenOf } from './session';

export type RunningHost =
  | { readonly kind: 'ours'; readonly launchUrl: string }
  | { readonly kind: 'vakproef-of-other-data' }
  | { readonly kind: 'other-program' };

const patienceMs = 3000;

export async function askRunningHost(port: number, secret: Uint8Array): Promise<RunningHost> {
  const origin = `http://127.0.0.1:${port}`;
  try {
    const ping = await fetch(`${origin}/__ping`, { signal: AbortSignal.timeout(patienceMs) });
    const said: unknown = await ping.json();
    if (typeof said !== 'object' || said === null || !('app' in said) || said.app !== 'vakproef')
      return { kind: 'other-program' };
    const link = await fetch(`${origin}/__link`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ownerTokenOf(secret)}` },
      signal: AbortSignal.timeout(patienceMs),
    });
    return link.ok ? { kind: 'ours', launchUrl: await link.text() } : { kind: 'vakproef-of-other-data' };
  } catch {
    return { kind: 'other-program' };
  }
}
