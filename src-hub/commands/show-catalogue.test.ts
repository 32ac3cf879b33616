/** `hub catalogue` as somebody types it: for a centre, for all of them, with a file that is none; and it comes through a backup. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { realWorld } from '../../shared/kernel/real-world';
import { aStore, type HubLab, openHubLab } from '../../test/hub/hub-lab';
import { lookUpCodes, readDossierContent } from '../catalogue/look-up-codes';
import type { PostgresConnection } from '../postgres/postgres-connection';
import { runCommand } from '../run-command';
import { listCentres } from './find-named';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

const file = 'test/data/sbb-small.xml';

const commandsOn = ({ user, password, host, database }: PostgresConnection) => {
  const databaseUrl = `postgres://${user}:${encodeURIComponent(password)}@/${database}?host=${encodeURIComponent(host)}`;
  return async (...words: string[]) =>
    (await runCommand({ databaseUrl }, words[0] ?? '', words.slice(1), realWorld)).text;
};

test('M61 the files of the catalogue are added, listed and taken out at the command line, and the log tells it', async () => {
  const run = commandsOn(await lab.freshDatabase());
  await run('centre', 'ROC Noord', 'Ede', 'Joke Postma');
  await run('centre', 'ROC Zuid', 'Ede', 'Pim Bos');
  await expect(run('catalogue')).rejects.toThrow(/name one of the centres/);
  expect(await run('catalogue', 'ROC Noord')).toMatch(/no file yet/);
  expect(await run('catalogue', 'all', '--add', file)).toMatch(
    /sbb-small\.xml .* \d+ codes.*for every centre/,
  );
  expect(await run('catalogue', 'ROC Zuid')).toContain('for every centre');
  expect(await run('catalogue', 'ROC Noord', '--add', file)).toMatch(/added:\n {2}sbb-small\.xml/);
  await expect(run('catalogue', 'ROC Zuid', '--remove', 'sbb-small.xml')).rejects.toThrow(
    /name one of the files/,
  );
  expect(await run('catalogue', 'ROC Noord', '--remove', 'sbb-small.xml')).toContain('taken out');
  expect(await run('audit', 'ROC Zuid')).toMatch(
    /catalogue-changed {2}hub command line {2}added [0-9a-f]{12}/,
  );
  expect(await run('audit', 'ROC Noord')).toContain('removed ');
});

test('M61 a file that is none, or is not there, changes nothing and says why', async () => {
  const run = commandsOn(await lab.freshDatabase());
  await run('centre', 'ROC Noord', 'Ede', 'Joke Postma');
  const folder = mkdtempSync(path.join(tmpdir(), 'vakproef-catalogue-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const wrong = path.join(folder, 'a.xml');
  writeFileSync(wrong, '<sbb>\n<dossiers>\n<dossier>');
  await expect(run('catalogue', '--add', wrong)).rejects.toThrow(
    /xml-cut-off, line \d+\); nothing was changed/,
  );
  await expect(run('catalogue', '--add', path.join(folder, 'none.xml'))).rejects.toThrow('cannot be read');
  expect(await run('catalogue')).toMatch(/no file yet/);
});

test('M61 the catalogue comes through a backup', async () => {
  const run = commandsOn(await lab.freshDatabase());
  await run('centre', 'ROC Noord', 'Ede', 'Joke Postma');
  await run('catalogue', 'all', '--add', file);
  const folder = mkdtempSync(path.join(tmpdir(), 'vakproef-catalogue-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const backup = path.join(folder, 'backup.gz');
  await run('backup', backup);
  const empty = await lab.emptyDatabase();
  await commandsOn(empty)('restore', backup);
  const store = await aStore(empty);
  const [centre] = await listCentres(store);
  const asked = { codes: ['25990'], cohortYear: null };
  const found = (await lookUpCodes(store.database, centre!.organisationId, asked)) ?? [];
  expect(found.length).toBeGreaterThan(0);
  for (const { dossierId } of found)
    expect(await readDossierContent(store.database, centre!.organisationId, dossierId)).not.toBeNull();
});
