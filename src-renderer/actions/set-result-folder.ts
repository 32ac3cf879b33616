/** Which folder results are written to by themselves, and what of each. The host asks for the folder; no page names one. */
import type { ResultFileKind } from '../../shared/contract/result-folder-contract';
import { ok } from '../../shared/kernel/result';
import type { Action } from './action';

export type FolderWish = 'choose' | 'stop' | { readonly kinds: readonly ResultFileKind[] };

export const setResultFolder: Action<FolderWish, null> = async ({ host }, wish) => {
  const { choose, stop, setKinds } = host.resultFolder;
  if (wish === 'choose') {
    const chosen = await choose({});
    return chosen.ok ? ok(null) : chosen;
  }
  const set = wish === 'stop' ? await stop({}) : await setKinds({ kinds: [...wish.kinds] });
  return set.ok ? ok(null) : set;
};
