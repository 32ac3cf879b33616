/** Looks at what came in every quarter of a minute, as long as the hub runs, and counts what nobody looked at. */
import { sql } from 'kysely';
import { logEvent } from '../log';
import type { Store } from '../store/open-store';
import type { Scanner } from './clamd';
import type { ObjectStore } from './object-store';
import { scanBodies } from './scan-bodies';

const everyMs = 15_000;

export type ScanFigures = { readonly waiting: number; readonly marked: number };

/** Over all centres; nothing of whose they are. */
async function countScans(store: Store): Promise<ScanFigures> {
  const { rows } = await sql<ScanFigures>`
    select count(*) filter (where scanned_at is null and damaged_at is null)::int as waiting,
      count(*) filter (where scan_found is not null)::int as marked from body`.execute(store.database);
  return rows[0] ?? { waiting: 0, marked: 0 };
}

export type KeepScanned = {
  /** As counted at the last round; null before the first. */
  readonly figures: () => ScanFigures | null;
  /** Resolves when nothing is looked at any more. */
  readonly stop: () => Promise<void>;
};

export function keepBodiesScanned(store: Store, objects: ObjectStore, scanner: Scanner): KeepScanned {
  const { world } = store;
  let figures: ScanFigures | null = null;
  let wasAway = false;
  let isStopped = false;
  let underWay: Promise<void> | null = null;
  const round = async (): Promise<void> => {
    const { isAway } = await scanBodies(store, objects, scanner);
    if (isStopped) return;
    figures = await countScans(store);
    if (isAway !== wasAway)
      logEvent(world, isAway ? 'scanner-away' : 'scanner-back', { waiting: figures.waiting });
    wasAway = isAway;
  };
  const begin = (): void => {
    underWay ??= round()
      // A database that is away now is there in a moment.
      .catch(() => logEvent(world, 'files-not-scanned'))
      .finally(() => {
        underWay = null;
      });
  };
  begin();
  const cancel = world.every(everyMs, begin);
  return {
    figures: () => figures,
    stop: async () => {
      isStopped = true;
      cancel();
      scanner.close();
      await underWay;
    },
  };
}
