/** The versions of a qualification, what bringing one back would change, and two values of one field side by side. */
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { realWorld } from '../../shared/kernel/real-world';
import type { Draft } from '../../shared/protocol/change';
import { composeDraft } from '../../shared/protocol/compose-draft';
import { type DocumentConflict, documentConflictRecord } from '../../shared/records/document-conflict';
import type { Centre } from '../e2e/centre';
import { startProgram } from '../e2e/program';
import { callHost, meet, readLink } from '../prove/enter-host.mjs';
import { walk } from './walk';

/** Records beside the page, in the name of whoever works there. */
async function record(centre: Centre, draft: Draft): Promise<void> {
  // A second start of a program that runs prints another link.
  const { ready } = await startProgram('host.js', {
    VAKPROEF_DATA: centre.deviceFolder,
    VAKPROEF_STATE: path.join(centre.folder, 'state'),
    VAKPROEF_EXPORTS: centre.exportFolder,
    VAKPROEF_PORT: new URL(centre.link()).port,
  });
  const { origin, ticket } = readLink(ready.url);
  const token = (await meet(origin, ticket)) ?? '';
  const answer = await callHost(origin, token, 'journal.append', { drafts: [draft] });
  expect(answer.ok).toBe(true);
}

const long =
  'Controleert of de voorgeschreven persoonlijke beschermingsmiddelen en gereedschappen aanwezig, onbeschadigd en geschikt zijn.';

function aConflict(): Draft {
  const maker = { staffId: null, deviceId: null, at: '2026-11-26T14:12:00.000Z' };
  const conflictId = realWorld.newId<'Conflict'>();
  const body: DocumentConflict = {
    conflictId,
    type: 'qualification',
    documentId: realWorld.newId(),
    name: '25991 · Allround medewerker mobiele werktuigen en verspanende technieken · 2026-2027',
    standingBy: maker,
    displacedBy: { ...maker, at: '2026-11-26T16:40:00.000Z' },
    noticedAt: '2026-11-26T17:00:00.000Z',
    fields: {
      level: { path: ['level'], place: '', base: '', standing: '3', displaced: '4' },
      'tree/x/text': {
        path: ['tree', 'x', 'text'],
        place: 'B1-K1 Voert werkzaamheden uit › B1-K1-W2 Bereidt het werk voor',
        base: 'Controleert de middelen.',
        standing: long,
        displaced: 'Kiest de beschermingsmiddelen en controleert ze.',
      },
    },
  };
  return composeDraft(documentConflictRecord, {
    changeId: realWorld.newId<'Change'>(),
    subjectId: conflictId,
    body,
  });
}

/** In the editor, up to the dialog that says what publishing changes. */
async function editAndPublish(page: Page, take: (name: string) => Promise<void>): Promise<void> {
  await page.goto(page.url().replace(/\/versions.*$/, '/edit'));
  const items = page.getByRole('treeitem');
  await items.nth(1).click();
  const name = page.getByRole('textbox', { name: /naam/i }).first();
  await name.fill('Bereidt het laswerk voor volgens de tekening');
  await name.blur();
  await page.getByRole('button', { name: /^Publiceren/ }).click();
  await expect(page.getByRole('dialog').getByRole('heading', { name: 'Wat er verandert' })).toBeVisible();
  await take('versions-publish');
  await page.keyboard.press('Escape');
}

walk('versions and conflicts', async ({ page, take, open, centre }) => {
  await open('/qualifications');
  await page
    .getByRole('link', { name: /^Lasser/ })
    .first()
    .click();
  const own = page.url();
  await take('qualification');
  for (const note of ['Kritisch', 'Nog een']) {
    await page.getByRole('link', { name: 'Bewerken', exact: true }).first().click();
    await page.getByRole('treeitem').nth(1).click();
    await page
      .getByRole('button', { name: /is kritisch/, pressed: false })
      .first()
      .click();
    await page.getByRole('button', { name: /^Publiceren/ }).click();
    await page.getByRole('textbox', { name: 'Notitie bij deze versie' }).fill(note);
    await page.getByRole('button', { name: 'Publiceren', exact: true }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.goto(own);
  }
  await page.getByRole('link', { name: 'Versies' }).click();
  await expect(page.getByRole('link', { name: 'Versie 3' })).toBeVisible();
  await take('versions-list');
  await page.getByRole('link', { name: 'Versie 1' }).click();
  await expect(page.getByRole('button', { name: 'Terugzetten' })).toBeVisible();
  await take('versions-one');
  await page.getByRole('button', { name: 'Terugzetten' }).click();
  await expect(page.getByRole('region', { name: 'Geplande examens' })).toBeVisible();
  await take('versions-bring-back');
  await page.getByRole('button', { name: 'Annuleren' }).click();
  await editAndPublish(page, take);
  await record(centre, aConflict());
  await page.getByRole('link', { name: '1 conflict' }).click();
  await take('conflicts');
  await page.getByRole('button', { name: 'Dit kiezen' }).first().click();
  await expect(page.getByText(/koos op/)).toBeVisible();
  await take('conflicts-one-decided');
});
