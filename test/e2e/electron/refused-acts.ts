/** What the main process refused, as it stands in its log: a refusal is an event, and nobody has to wait a while for none. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Centre } from '../centre';

/** How often something of this kind (`window`, `navigate`, …) was refused so far. */
export async function countRefused({ deviceFolder }: Centre, what: string): Promise<number> {
  const log = await readFile(path.join(deviceFolder, 'log', 'vakproef.log'), 'utf8').catch(() => '');
  return log.split('\n').filter((line) => line.includes('"refused"') && line.includes(`"what":"${what}"`))
    .length;
}
