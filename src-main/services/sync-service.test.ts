/** What the hub tells administrators is asked for in a session that the hub knows. */
import { expect, it } from 'vitest';
import type { SyncStatus } from '../../shared/contract/sync-contract';
import { newId } from '../../shared/kernel/ids';
import { ok } from '../../shared/kernel/result';
import type { AuditFilter } from '../../shared/values/audit-entry';
import type { SessionHolder } from '../people/session-holder';
import type { Sync } from '../sync/sync';
import { createSyncService } from './sync-service';

const filter: AuditFilter = {
  ...{ before: null, limit: 10, staffId: null, deviceId: null, what: null, since: null, until: null },
};

function aScene(waiting: number, isAtWork = true) {
  const asked: string[] = [];
  const sessionId = newId<'Session'>();
  const sync = {
    status: () => ({ waiting }) as SyncStatus,
    syncNow: async () => {
      asked.push('round');
      return { waiting: 0 } as SyncStatus;
    },
    devices: async () => {
      asked.push('devices');
      return ok({ devices: [] });
    },
    audit: async (by: string) => {
      asked.push(`audit in ${by === sessionId ? 'the session' : by}`);
      return ok({ entries: [], hasMore: false });
    },
  } as unknown as Sync;
  const service = createSyncService(sync, {
    get: () => (isAtWork ? ({ sessionId } as ReturnType<SessionHolder['get']>) : null),
  });
  return { service, asked };
}

it('what waits goes first, so that nobody who just unlocked stands in the log as refused', async () => {
  const { service, asked } = aScene(1);
  await service.audit(filter);
  await service.devices({});
  expect(asked).toEqual(['round', 'audit in the session', 'round', 'devices']);
});

it('nothing waits: it is asked at once; nobody at work: it is not asked at all', async () => {
  const { service, asked } = aScene(0);
  await service.audit(filter);
  expect(asked).toEqual(['audit in the session']);
  const nobody = aScene(0, false);
  expect(await nobody.service.audit(filter)).toMatchObject({ problem: { code: 'nobody-signed-in' } });
  expect(nobody.asked).toEqual([]);
});
