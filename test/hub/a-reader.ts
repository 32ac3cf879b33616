/** What a device holds of the hub, kept as a device keeps it: first load, pages behind it, anew when the hub says so. */
import { isSignedBy, publicKeyOf } from '../../shared/node/ed25519';
import { type Change, readChange } from '../../shared/protocol/change';
import { pullAnswerSchema } from '../../shared/protocol/hub-api';
import { composePageWord } from '../../shared/protocol/hub-word';
import type { Sees } from '../../shared/values/sees';
import { readLoadFile } from '../builders/a-load-file';
import type { Member } from './a-member';
import type { TestHub } from './hub-lab';

type Place = { readonly cursor: number; readonly sees: Sees; readonly loadedAt: number };

export type Reader = {
  /** Reads to the end, or so many pages. */
  readonly read: (page?: { readonly limit?: number; readonly pages?: number }) => Promise<void>;
  /** What it holds now. */
  readonly held: () => readonly Change[];
  /** How often it loaded. */
  readonly loads: () => number;
};

export function aReader(hub: TestHub, member: Member): Reader {
  const { hubId, publicKey } = hub.store.identity;
  let place: Place | null = null;
  let loads = 0;
  const held = new Map<string, Change>();
  const hold = (texts: readonly { readonly text: string }[]): void => {
    for (const signed of texts) {
      const change = readChange(signed);
      if (change) held.set(change.changeId, change);
    }
  };
  const load = async (): Promise<Place> => {
    const response = await member.ask('/v1/first-load');
    const {
      cursor,
      sees = 'all',
      changes,
    } = await readLoadFile(new Uint8Array(await response.arrayBuffer()));
    loads += 1;
    held.clear();
    hold(changes);
    return { cursor, sees, loadedAt: cursor };
  };
  return {
    read: async ({ limit = 1000, pages = Number.POSITIVE_INFINITY } = {}) => {
      for (let page = 0; page < pages; page++) {
        place ??= await load();
        const { cursor: after, sees, loadedAt } = place;
        const query = `after=${after}&limit=${limit}&sees=${sees}&loadedAt=${loadedAt}`;
        const answer = pullAnswerSchema.parse(await (await member.ask(`/v1/changes?${query}`)).json());
        const { epoch, changes, mustLoad, signature = '', hasMore, cursor } = answer;
        const word = Buffer.from(composePageWord(hubId, epoch, changes, mustLoad));
        if ((changes.length > 0 || mustLoad) && !isSignedBy(publicKeyOf(publicKey), word, signature))
          throw new Error('the page is not signed');
        if (mustLoad) {
          place = await load();
          continue;
        }
        hold(changes);
        place = { ...place, cursor };
        if (!hasMore) return;
      }
    },
    held: () => [...held.values()],
    loads: () => loads,
  };
}
