/** The commands as somebody types them, on a real database: names in, sentences out. */

import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { newId } from '../../shared/kernel/ids';
import { realWorld } from '../../shared/kernel/real-world';
import { aMarkDraft } from '../../test/builders/a-draft';
import { aDevice } from '../../test/hub/a-device';
import { aDocumentDraft, aSigner } from '../../test/hub/a-signer';
import { everyDeviceMay } from '../../test/hub/every-device-may';
import { aCode, aHub, aStore, type HubLab, openHubLab } from '../../test/hub/hub-lab';
import { acceptChanges } from '../accept/accept-changes';
import { enrolDevice } from '../accounts/enrol-device';
import type { PostgresConnection } from '../postgres/postgres-connection';
import { composeHelp, runCommand } from '../run-command';
import { listCentres } from './find-named';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

const placeOf = ({ user, password, host, database }: PostgresConnection) => ({
  databaseUrl: `postgres://${user}:${encodeURIComponent(password)}@/${database}?host=${encodeURIComponent(host)}`,
});

async function aScene(connection?: PostgresConnection) {
  const place = placeOf(connection ?? (await lab.freshDatabase()));
  const run = (...words: string[]) => runCommand(place, words[0] ?? '', words.slice(1), realWorld);
  return { place, run };
}

function aFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'vakproef-backup-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe('the commands of the hub', () => {
  test('are all told by --help, each with what it does, and each tells its own', async () => {
    const { run } = await aScene();
    const { text } = await run('--help');
    for (const name of [
      ...[
        'centre',
        'code',
        'devices',
        'revoke',
        'catalogue',
        'audit',
        'backup',
        'restore',
        'check',
        'new-epoch',
      ],
    ]) {
      expect(text).toMatch(new RegExp(`hub ${name}\\b.* {2}\\w+`));
      expect((await run(name, '--help')).text).toContain(`hub ${name}`);
    }
    expect(composeHelp()).toBe(text);
    await expect(run('dance')).rejects.toThrow(/unknown command dance\n\n {2}hub/);
    for (const name of ['centre', 'revoke', 'backup', 'restore'])
      await expect(run(name)).rejects.toThrow(`usage: hub ${name}`);
    await expect(run('revoke', 'x', '--centr', 'y')).rejects.toThrow('usage: hub revoke');
  });

  test('make a code for somebody by name, who chooses a new PIN with it; nobody else, and nobody by half a name', async () => {
    const connection = await lab.freshDatabase();
    const { run } = await aScene(connection);
    await run('centre', 'ROC Een', 'Ede', 'Anna Beheer');
    await expect(run('code', '--for', 'Anna')).rejects.toThrow(/name one of the staff:\n.*Anna Beheer/);
    const { text } = await run('code', '--for', 'anna beheer');
    expect(text).toMatch(/^person {2}Anna Beheer /m);
    const code = /^code +(\S+)$/m.exec(text)?.[1] ?? '';
    const hub = await aHub(connection);
    const device = aSigner(newId<'Organisation'>());
    const joining = { code, deviceId: device.deviceId, deviceName: 'Tablet', publicKey: device.publicKey };
    const answer = await enrolDevice(hub.store, joining, () => new Date());
    expect(answer).toMatchObject({
      ok: true,
      value: { personalCode: expect.stringMatching(/^[0-9A-Z-]{29}$/) },
    });
  });

  test('shut out the device that is named, in the centre that is named, and say who', async () => {
    const connection = await lab.freshDatabase();
    const { run } = await aScene(connection);
    await run('centre', 'ROC Een', 'Ede', 'A. Beheer');
    await run('centre', 'ROC Twee', 'Ede', 'B. Beheer');
    const hub = await aHub(connection);
    const devices = await Promise.all([aDevice(), aDevice()]);
    for (const [i, { organisationId }] of (await listCentres(hub.store)).entries())
      await devices[i]!.enrol(hub.url, await aCode(hub.store, organisationId));
    await expect(run('revoke', 'Tablet')).rejects.toThrow(
      /name one of the centres:\n.*ROC Een.*\n.*ROC Twee/,
    );
    await expect(run('revoke', 'Table', '--centre', 'roc een')).rejects.toThrow(
      /name one of the devices:\n.*Tablet/,
    );
    expect((await run('revoke', 'tablet', '--centre', 'roc een')).text).toContain(devices[0]!.deviceId);
    expect(await devices[0]!.sync().syncNow()).toMatchObject({ problem: { code: 'device-revoked' } });
    expect(await devices[1]!.sync().syncNow()).toMatchObject({ problem: null });
    expect((await run('devices', 'ROC Een')).text).toMatch(/Tablet \(.*\), seen .*, shut out/);
    await expect(run('revoke', 'hub', '--centre', 'roc een')).rejects.toThrow(/name one of the devices/);
  });

  test('check tells what there is by name, what was put back, and what somebody should look at', async () => {
    const connection = await lab.freshDatabase();
    const { run } = await aScene(connection);
    await run('centre', 'ROC Een', 'Ede', 'A. Beheer');
    const hub = await aHub(connection);
    const [centre] = await listCentres(hub.store);
    const device = await aDevice();
    await device.enrol(hub.url, await aCode(hub.store, centre!.organisationId));
    const older = await device.olderCopy(device.journal.entries().length);
    for (const one of [device, older]) {
      await one.record([aMarkDraft()]);
      await one.sync().syncNow();
    }
    // A copy of an earlier program, which cannot take an id of its own.
    await hub.store.database
      .updateTable('device')
      .set({ doubled_at: new Date() })
      .where('name', '=', 'Tablet')
      .execute();
    await run('new-epoch', 'ROC Een');
    const { text, isGood } = await run('check');
    expect(isGood).toBe(false);
    expect(text).toMatch(
      /ROC Een: \d changes, 0 refused and kept, 2 devices, 0 shut out, \d+ rows of audit log since 20/,
    );
    expect(text).toMatch(/ROC Een: told to hand in anew by a command/);
    const [named, copy] = [
      `Tablet of ROC Een (${device.deviceId})`,
      `Tablet (2) of ROC Een (${older.deviceId})`,
    ];
    expect(text).toContain(`${copy} was a copy of ${named} until`);
    expect(text).toContain(`${named} is two`);
    expect(text).not.toContain('wrote two branches');
  });
});

describe('H46: hub audit', () => {
  async function aLog() {
    const connection = await lab.freshDatabase();
    const { run } = await aScene(connection);
    await run('centre', 'ROC Een', 'Ede', '=HYPERLINK("http://x")');
    await run('centre', 'ROC Twee', 'Ede', 'B. Beheer');
    const hub = await aHub(connection);
    const [centre] = await listCentres(hub.store);
    const device = await aDevice();
    await device.enrol(hub.url, await aCode(hub.store, centre!.organisationId));
    await device.sync().syncNow();
    return { run, hub, device };
  }

  test('tells by name who did what at one centre, also what was done at the command line', async () => {
    const { run, device } = await aLog();
    await run('revoke', 'Tablet', '--centre', 'ROC Een');
    const { text } = await run('audit', 'ROC Een');
    const lines = text.split('\n').slice(1).reverse();
    expect(lines.map((line) => line.split('  ').slice(1).join('  '))).toEqual([
      'centre-made  hub command line',
      expect.stringMatching(
        /^code-made {2}hub command line {2}about staff =HYPERLINK.* {2}device [0-9a-f]{12}$/,
      ),
      expect.stringMatching(/^code-made {2}hub command line {2}device/),
      expect.stringMatching(/^code-used {2}device/),
      'device-joined  on Tablet',
      expect.stringMatching(/^first-load {2}on Tablet$/),
      'device-access  hub command line  about device Tablet  revoked',
      'audit-read  hub command line',
    ]);
    expect((await run('audit', 'ROC Een', '--device', device.deviceId)).text.split('\n')).toHaveLength(4);
    expect((await run('audit', 'ROC Een', '--since', '2999-01-01')).text.split('\n')).toHaveLength(1);
    await expect(run('audit', 'ROC Een', '--since', 'gisteren')).rejects.toThrow('--since is no day');
    await expect(run('audit')).rejects.toThrow('name one of the centres');
    expect((await run('check')).text).not.toContain('taken out');
  });

  test('is a line a row, whatever somebody is called: no name ends it or speaks to the terminal', async () => {
    const { run } = await aScene();
    const name = 'A\u001b[2J\n2026-11-26T09:00:00.000Z  roles-changed\u202e';
    await run('centre', 'ROC Een', 'Ede', name);
    const { text } = await run('audit', 'ROC Een');
    expect(text).toContain('about staff A\uFFFD[2J\uFFFD2026');
    expect(text.split('\n')).toHaveLength(1 + 3);
    for (const sign of ['\u001b', '\u202e']) expect(text).not.toContain(sign);
  });

  test('writes a file for a spreadsheet in which nothing runs, for its owner alone, and over no other', async () => {
    const { run } = await aLog();
    const file = path.join(aFolder(), 'log.csv');
    expect((await run('audit', 'ROC Een', '--csv', file)).text).toMatch(/log\.csv: \d rows/);
    const csv = readFileSync(file, 'utf8');
    expect(csv).toContain(`,"'=HYPERLINK(""http://x"")",`);
    expect(csv.startsWith('\uFEFFnumber,at,')).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await expect(run('audit', 'ROC Een', '--csv', file)).rejects.toThrow('not overwritten');
  });

  test('a backup holds the log, a restore goes on with its numbers, and check misses a row that was taken out', async () => {
    const { run, hub } = await aLog();
    const file = path.join(aFolder(), 'backup.gz');
    const original = await hub.store.database
      .selectFrom('audit')
      .selectAll()
      .orderBy('organisation_id')
      .orderBy('number')
      .execute();
    await run('backup', file);
    const fresh = await lab.emptyDatabase();
    const restored = await aScene(fresh);
    await restored.run('restore', file);
    const { database } = await aStore(fresh);
    const rows = await database
      .selectFrom('audit')
      .selectAll()
      .orderBy('organisation_id')
      .orderBy('number')
      .execute();
    const isNew = ({ what }: { readonly what: string }) => what === 'put-back';
    expect(rows.filter((row) => !isNew(row))).toEqual(original);
    expect(rows.filter(isNew)).toMatchObject([{ origin: 'command' }, { origin: 'command' }]);
    expect((await restored.run('check')).text).not.toContain('taken out');
    await database.deleteFrom('audit').where('number', '=', 2).execute();
    const { text, isGood } = await restored.run('check');
    expect([isGood, text]).toEqual([
      false,
      expect.stringContaining('ROC Een: 1 rows were taken out of the audit log'),
    ]);
  });
});

describe('a backup', () => {
  async function aFullHub() {
    const connection = await lab.freshDatabase();
    const scene = await aScene(connection);
    await scene.run('centre', 'ROC Een', 'Ede', 'A. Beheer');
    const hub = await aHub(connection);
    const [centre] = await listCentres(hub.store);
    const device = await aDevice();
    await device.enrol(hub.url, await aCode(hub.store, centre!.organisationId));
    await device.record(Array.from({ length: 300 }, () => aMarkDraft()));
    await device.sync().syncNow();
    // A refused one: bytes and json are columns too.
    const signer = aSigner(centre!.organisationId);
    const twice = aDocumentDraft(newId<'Participant'>(), null);
    await acceptChanges(
      hub.store,
      signer,
      [signer.sign(twice), signer.sign(twice)],
      () => new Date(),
      everyDeviceMay,
    );
    return { ...scene, connection, hub, device, file: path.join(aFolder(), 'backup.gz') };
  }
  const rowsOf = async (connection: PostgresConnection) => {
    const { database } = await aStore(connection);
    return {
      hub: await database.selectFrom('hub').selectAll().execute(),
      devices: await database.selectFrom('device').selectAll().orderBy('device_id').execute(),
      changes: await database.selectFrom('change').selectAll().orderBy('seq').execute(),
      heads: await database.selectFrom('document_head').selectAll().orderBy('subject_id').execute(),
      refused: await database.selectFrom('refused_change').selectAll().execute(),
    };
  };

  test('made beside a running hub and restored is the same hub; devices hand in what came after it', async () => {
    const { run, connection, hub, device, file } = await aFullHub();
    await run('backup', file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const original = await rowsOf(connection);
    await device.record([aMarkDraft(), aMarkDraft()]);
    await device.sync().syncNow();
    const port = Number(new URL(hub.url).port);
    await hub.close();

    const fresh = await lab.emptyDatabase();
    const restored = await aScene(fresh);
    expect((await restored.run('restore', file)).text).toContain('the devices of 1 centres hand in anew');
    expect(await rowsOf(fresh)).toEqual(original);
    const again = await aHub(fresh, { port });
    expect(await device.sync().syncNow()).toMatchObject({ waiting: 0, problem: null });
    const rows = await again.store.database.selectFrom('change').select('hash').execute();
    expect(rows).toHaveLength(original.changes.length + 2);
    expect((await restored.run('check')).text).toContain('told to hand in anew by a command');
  });

  test('overwrites no file, and is restored into no database that holds anything', async () => {
    const { run, file } = await aFullHub();
    await run('backup', file);
    await expect(run('backup', file)).rejects.toThrow('overwrites nothing');
    await expect(run('restore', file)).rejects.toThrow(/holds centres already.*Nothing was changed/);
  });

  test('that is cut, damaged or none is refused whole', async () => {
    const { run, file } = await aFullHub();
    await run('backup', file);
    const bytes = readFileSync(file);
    const text = gunzipSync(bytes).toString('utf8');
    const lines = text.split('\n');
    const bad = path.join(path.dirname(file), 'bad.gz');
    for (const content of [
      bytes.subarray(0, bytes.length - 100),
      Buffer.concat([bytes.subarray(0, 2000), Buffer.alloc(20), bytes.subarray(2020)]),
      gzipSync(text.replace('sufficient', 'good')),
      gzipSync([...lines.slice(0, 10), ...lines.slice(11)].join('\n')),
      gzipSync(lines.slice(0, -2).join('\n')),
      gzipSync('{"file":"something"}\n'),
      Buffer.from('no gzip'),
    ]) {
      writeFileSync(bad, content);
      const fresh = await aScene(await lab.emptyDatabase());
      await expect(fresh.run('restore', bad)).rejects.toThrow(/nothing was restored/);
      expect((await fresh.run('devices').catch((error: Error) => error.message)) as string).toContain(
        'there is none yet',
      );
    }
    await expect((await aScene()).run('restore', `${file}.gone`)).rejects.toThrow(/no such file/);
    expect(existsSync(file)).toBe(true);
  });
});
