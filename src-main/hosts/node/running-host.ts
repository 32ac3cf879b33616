/**
 * Asks what holds our port: another program, a Vakproef of other data, or our own, which then opens a new link. Only a
 * program that holds the key of this run gets asked for anything, and the link is made here: nothing of it is sent.
 */
import { greetHost, tokenHeader } from '../../../shared/contract/greet-host';
import { launchLink, linkTicket } from '../../../shared/contract/host-ticket';
import { randomText, type World } from '../../../shared/kernel/world';
import { readRunFile } from './run-file';

export type RunningHost =
  | { readonly kind: 'ours'; readonly launchUrl: string }
  | { readonly kind: 'vakproef-of-other-data' }
  | { readonly kind: 'other-program' };

const patienceMs = 3000;
/** A host that is just starting leaves its file within this time. */
const startingMs = 5000;
const againAfterMs = 250;

/** Whether what listens calls itself Vakproef: good for the choice of a sentence, and for nothing else. */
async function saysVakproef(origin: string): Promise<boolean> {
  try {
    const ping = await fetch(`${origin}/__ping`, { signal: AbortSignal.timeout(patienceMs) });
    return /^\s*\{\s*"app"\s*:\s*"vakproef"/.test((await ping.text()).slice(0, 100));
  } catch {
    return false;
  }
}

async function askLink(folder: string, origin: string, world: World): Promise<string | null> {
  const run = await readRunFile(folder);
  if (run?.origin !== origin) return null;
  const greeting = await greetHost(origin, run.owner, world);
  if (greeting.kind !== 'met') return null;
  const nonce = randomText(world, 24);
  const asked = await fetch(`${origin}/__link`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...tokenHeader(greeting.pass.token) },
    body: JSON.stringify({ nonce }),
    signal: AbortSignal.timeout(patienceMs),
  }).catch(() => null);
  return asked?.ok ? launchLink(origin, await linkTicket(greeting.pass.token, nonce)) : null;
}

/** @param folder the data folder of this device, where the running host left its file */
export async function askRunningHost(folder: string, port: number, world: World): Promise<RunningHost> {
  const origin = `http://127.0.0.1:${port}`;
  for (let waitedMs = 0; ; waitedMs += againAfterMs) {
    const launchUrl = await askLink(folder, origin, world);
    if (launchUrl) return { kind: 'ours', launchUrl };
    if (!(await saysVakproef(origin))) return { kind: 'other-program' };
    if (waitedMs >= startingMs) return { kind: 'vakproef-of-other-data' };
    await world.pause(againAfterMs);
  }
}
