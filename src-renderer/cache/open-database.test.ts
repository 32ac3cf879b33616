/** Opening the database: patient with a browser that fails for a moment, and never in the way of starting. */
import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { describe, expect, it } from 'vitest';
import { realWorld } from '../../shared/kernel/real-world';
import { cacheVersion } from './cache-version';
import { CacheDatabase } from './database';
import { openDatabase } from './open-database';

/** A database that fails to open the first `times` times under a name. */
function failing(name: string, times: number) {
  let left = times;
  const tried: string[] = [];
  const open = (each: string): CacheDatabase => {
    tried.push(each);
    const database = new CacheDatabase(each, realWorld);
    if (each === name && left-- > 0)
      database.open = () => Dexie.Promise.reject(new Error('Internal error opening backing store'));
    return database;
  };
  return { open, tried };
}

describe('opening the cache', () => {
  it('tries again when the browser fails for a moment', async () => {
    const { open, tried } = failing('moody', 2);
    const opened = await openDatabase(realWorld, 'moody', open);
    expect(opened.isStandIn).toBe(false);
    expect(opened.database.name).toBe('moody');
    expect(tried).toEqual(['moody', 'moody', 'moody']);
    opened.database.close();
  });

  it('takes another name when the usual database stays shut, and leaves that one where it is', async () => {
    const kept = new CacheDatabase('shut', realWorld);
    await kept.open();
    kept.close();
    const { open } = failing('shut', Number.POSITIVE_INFINITY);
    const opened = await openDatabase(realWorld, 'shut', open);
    expect(opened.isStandIn).toBe(true);
    expect(opened.database.name).toBe('shut-2');
    expect(await Dexie.getDatabaseNames()).toContain('shut');
    opened.database.close();
  });

  it('says so when nothing opens', async () => {
    const open = (name: string): CacheDatabase => {
      const database = new CacheDatabase(name, realWorld);
      database.open = () => Dexie.Promise.reject(new Error('no storage'));
      return database;
    };
    await expect(openDatabase(realWorld, 'nothing', open)).rejects.toThrow();
  });

  it('opens what another program made of the same name, older or newer', async () => {
    const older = new Dexie('aged');
    older.version(0.1).stores({ meta: 'name', rows: 'id' });
    await older.table('rows').put({ id: 1 });
    older.close();
    const opened = await openDatabase(realWorld, 'aged');
    expect(opened.isStandIn).toBe(false);
    expect(await opened.database.state()).toBeNull();
    opened.database.close();

    const newer = new Dexie('newer');
    newer.version(cacheVersion + 1).stores({
      meta: 'name',
      streams: 'assessmentId',
      documents: '[type+documentId]',
      handIns: 'subjectId, *own',
      heads: 'id',
    });
    await newer.table('meta').put({ name: 'state', version: cacheVersion + 1 });
    newer.close();
    const back = await openDatabase(realWorld, 'newer');
    expect((await back.database.state())?.version).toBe(cacheVersion + 1);
    back.database.close();
  });

  it('writes with strict durability', () => {
    expect(new CacheDatabase('strict', realWorld)._options.chromeTransactionDurability).toBe('strict');
  });
});
