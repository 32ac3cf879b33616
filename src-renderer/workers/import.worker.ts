/**
 * Does imports off the main thread, so that the screen stays alive: reads the file, opens what is here by itself, decides,
 * and writes what is recorded. It only reads the view; what it composed goes to the journal through the page.
 */
import { serve } from '../../shared/contract/contract';
import { createLiveValue } from '../../shared/kernel/live-value';
import { realWorld } from '../../shared/kernel/real-world';
import { createReadCache } from '../cache/create-read-cache';
import { CacheDatabase } from '../cache/database';
import type { CacheState } from '../cache/query-cache';
import { createSeal } from '../cache/seal';
import { servePort } from '../host/port-transport';
import { deskContract } from '../import-desk/desk-contract';
import { createImportDesk } from '../import-desk/import-desk';
import type { FromDesk, ToDesk } from './desk-messages';

const post = (message: FromDesk): void => self.postMessage(message);
let rebuilt: (() => void)[] = [];

function start({ databaseName, key, port }: Extract<ToDesk, { readonly type: 'start' }>): void {
  const world = realWorld;
  const cache = createReadCache({
    database: new CacheDatabase(databaseName, world),
    seal: createSeal(key, world),
    // How far the view is: the page waits for that.
    state: createLiveValue<CacheState>(),
    // The page has the one that builds it; here it is read again afterwards.
    rebuild: () =>
      new Promise((resolve) => {
        rebuilt.push(resolve);
        post({ type: 'rebuild' });
      }),
  });
  servePort(
    port,
    serve(deskContract, createImportDesk({ cache, world }), () => 'import-worker'),
  );
}

self.addEventListener('message', ({ data }: MessageEvent<ToDesk>) => {
  if (data.type === 'start') return start(data);
  for (const done of rebuilt) done();
  rebuilt = [];
});
