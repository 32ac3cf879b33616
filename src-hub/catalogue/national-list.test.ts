/** H49: what a file of 30 MB costs the hub as a program: less memory than a page of the feed may take. */
import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { realWorld } from '../../shared/kernel/real-world';
import { aNationalList, firstNationalCode } from '../../test/builders/a-national-list';
import { anOrganisation, aStore, type HubLab, openHubLab } from '../../test/hub/hub-lab';
import { builtPrograms } from '../../test/processes/built-programs';
import { lookUpCodes } from './look-up-codes';

const dossiers = 180;

describe.runIf(process.platform === 'linux')('H49: the national list', () => {
  let lab: HubLab;
  let program: string;
  beforeAll(async () => {
    lab = await openHubLab();
    program = (await builtPrograms()).hub;
  });
  afterAll(() => lab.close());

  test('is read in less than 256 MB, whatever it holds', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'vakproef-catalogue-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = path.join(folder, 'lijst.xml');
    await pipeline(Readable.from(aNationalList(dossiers)), createWriteStream(file));
    expect(statSync(file).size).toBeGreaterThan(30_000_000);
    const connection = await lab.freshDatabase();
    const store = await aStore(connection);
    const organisationId = await anOrganisation(store);
    const { user, password, host, database } = connection;
    const url = `postgres://${user}:${encodeURIComponent(password)}@/${database}?host=${encodeURIComponent(host)}`;
    const child = spawn(process.execPath, [program, 'catalogue', 'all', '--add', file], {
      env: { ...process.env, DATABASE_URL: url },
    });
    let said = '';
    child.stdout.on('data', (data: Buffer) => {
      said += data.toString();
    });
    child.stderr.on('data', (data: Buffer) => {
      said += data.toString();
    });
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    let most = 0;
    while (child.exitCode === null) {
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
        most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
      } catch {
        // It has just ended.
      }
      await realWorld.pause(20);
    }
    expect([await ended, said]).toEqual([0, expect.stringContaining(`${dossiers} qualification files`)]);
    expect(most).toBeGreaterThan(20);
    expect(most).toBeLessThan(256);
    const codes = [String(firstNationalCode + 1), String(firstNationalCode + dossiers), '99999'];
    // Two dossiers, and what stands outside of them.
    expect(await lookUpCodes(store.database, organisationId, { codes, cohortYear: 2026 })).toHaveLength(3);
  });
});
