/**
 * Runs the projector off the main thread: hears that the journal grew, brings the cache up to it, and now and then
 * looks whether every row is still whole. The page only reads.
 */
import type { Transport } from '../../shared/contract/contract';
import { connectClients } from '../../shared/contract/host';
import type { JournalHead } from '../../shared/contract/journal-contract';
import { realWorld } from '../../shared/kernel/real-world';
import type { Result } from '../../shared/kernel/result';
import { auditRows } from '../cache/audit-rows';
import { openDatabase } from '../cache/open-database';
import { createProjector } from '../cache/projector';
import type { CacheState } from '../cache/query-cache';
import { createSeal } from '../cache/seal';
import { httpRequests } from '../host/http-requests';
import { portTransport } from '../host/port-transport';
import type { FromProjector, ToProjector } from './projector-messages';
import { restFirst } from './rest-first';

const retryAfterMs = 1000;
const auditAfterMs = 8000;
/** Shorter than a person notices; long enough to let the marks of a quick hand pass. */
const patience = { restMs: 120, atMostMs: 1000 };
const world = realWorld;

const post = (message: FromProjector): void => self.postMessage(message);

type Started = { readonly rebuild: () => void };

type Start = Extract<ToProjector, { type: 'start' }>;

/** Of the host that the page has met; it says so whenever that changes. */
let token: string | null = null;

/** What is read goes straight from the host to here where that can be; notices always come through the page. */
function connectThrough({ port, isForWorkers }: Start): Transport {
  const page = portTransport(port);
  return isForWorkers ? { request: httpRequests(() => token), onNotice: page.onNotice } : page;
}

async function start(message: Start): Promise<Started> {
  const { key, builtFor } = message;
  const host = connectClients(connectThrough(message));
  const { database, isStandIn } = await openDatabase(world);
  post({ type: 'opened', databaseName: database.name });
  const seal = createSeal(key, world);
  let state: CacheState = { phase: 'opening', position: 0, journalPosition: 0 };
  const projector = createProjector({
    database,
    seal,
    journal: host.journal,
    bodies: host.files,
    builtFor,
    isStandIn,
    onState: (next) => {
      state = next;
      post({ type: 'state', state });
    },
  });

  const run = async (work: () => Promise<Result<JournalHead>>): Promise<void> => {
    try {
      const done = await work();
      if (done.ok) post({ type: 'built', journalId: done.value.journalId });
      else world.after(retryAfterMs, () => void run(work));
    } catch {
      // The browser's storage gave out. The journal has everything; the page says so and offers a fresh start.
      post({ type: 'state', state: { ...state, phase: 'failed' } });
    }
  };
  const rebuild = (): void => void run(() => projector.rebuild('rows-unreadable'));

  const follow = restFirst(world, patience, () => void run(projector.catchUp));
  let isStarted = false;
  const followGrowth = (): void => {
    if (isStarted && (host.journal.head.get()?.position ?? 0) > state.position) follow();
  };
  host.journal.head.subscribe(followGrowth);
  await run(projector.start);
  isStarted = true;
  // It may have grown while the view was built.
  followGrowth();
  world.after(auditAfterMs, async () => {
    if (!(await auditRows(database, seal))) rebuild();
  });
  return { rebuild };
}

let started: Promise<Started> | null = null;

self.addEventListener('message', (event: MessageEvent<ToProjector>) => {
  const message = event.data;
  if (message.type === 'start') {
    started = start(message);
    started.catch(() => post({ type: 'state', state: { phase: 'failed', position: 0, journalPosition: 0 } }));
  } else if (message.type === 'token') token = message.token;
  else void started?.then(({ rebuild }) => rebuild());
});
