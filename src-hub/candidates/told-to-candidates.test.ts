/** What the page tells a candidate of exams and results, everything at once, and what is gone when somebody is erased. */
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkExamExport, parseExamExport } from '../../shared/formats/check-exam-export';
import { newId, type ParticipantId } from '../../shared/kernel/ids';
import type { CandidateExams, CandidateResults, ResultCopy } from '../../shared/protocol/candidate-api';
import { candidateExportPath, composeCandidateFilePath } from '../../shared/protocol/candidate-paths';
import { composeDraft } from '../../shared/protocol/compose-draft';
import { erasureRecord } from '../../shared/records/erasure';
import { drawOwnSheet } from '../../src-candidate/sheet/draw-own-sheet';
import { loadFont } from '../../test/builders/a-sheet';
import { readPdf } from '../../test/builders/read-pdf';
import { value } from '../../test/builders/value';
import { aBody } from '../../test/hub/a-body-scene';
import { storeKinds } from '../../test/hub/a-body-store';
import {
  aCandidateScene,
  type CandidateBrowser,
  type CandidateScene,
  signedIn,
} from '../../test/hub/a-candidate-scene';
import { aMember } from '../../test/hub/a-member';
import { aSigner } from '../../test/hub/a-signer';
import { anExamOf } from '../../test/hub/an-exam-of';
import { type HubLab, openHubLab } from '../../test/hub/hub-lab';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

async function aScene() {
  const scene = await aCandidateScene(lab, { objects: await storeKinds.folder() });
  const { centre } = scene;
  const person = await centre.person();
  const noor = await signedIn(scene, centre, person.participantId);
  return { scene, centre, person, noor };
}

const page = { isOn: true, results: 'signed', resultsAfterDays: 0, linkDays: 30 } as const;
const resultsOf = async (browser: CandidateBrowser) =>
  (await browser.call('results', {})).body as CandidateResults;

const isChecked = async (copy: string): Promise<boolean> =>
  (await checkExamExport(value(parseExamExport(copy)))).ok;

async function bring(noor: CandidateBrowser) {
  const body = aBody(5000);
  const portfolioEvidenceId = newId<'PortfolioEvidence'>();
  const file = { digest: body.digest, bytes: 5000, mediaType: 'image/jpeg', name: 'foto.jpg', madeAt: null };
  const said = { portfolioEvidenceId, portfolioEntryId: null, title: 'Foto', description: '', file };
  const { uploadId } = (await noor.call('beginEvidence', said)).body as { uploadId: string };
  await noor.send(uploadId, body, 0, 5000);
  await noor.call('finishEvidence', { portfolioEvidenceId });
  return { portfolioEvidenceId, body };
}

describe('results', () => {
  test('are told when they are signed, with a copy that anybody can check', async () => {
    const { centre, person, noor } = await aScene();
    const planned = await anExamOf(centre, person.participantId);
    const signed = await anExamOf(centre, person.participantId, { isSigned: true });
    const { exams } = (await noor.call('exams', {})).body as CandidateExams;
    expect(exams.map(({ examId, state }) => [examId, state]).toSorted()).toEqual(
      [
        [planned.examId, 'planned'],
        [signed.examId, 'held'],
      ].toSorted(),
    );
    expect(await resultsOf(noor)).toMatchObject({
      results: [
        {
          assessmentId: signed.assessmentId,
          outcome: 'passed',
          workProcesses: [{ outcome: 'sufficient' }, {}],
        },
      ],
      coming: [],
    });
    const answer = await noor.call('resultCopy', { assessmentId: signed.assessmentId });
    const { copy } = answer.body as ResultCopy;
    expect(await isChecked(copy)).toBe(true);
    // From that the phone draws the sheet, in the language on its screen.
    for (const [language, word] of [
      ['nl', 'Beoordelingsformulier'],
      ['de', 'Bewertungsbogen'],
    ] as const) {
      const at = '2026-11-24T10:30:00.000Z';
      const drawn = value(await drawOwnSheet(answer.body as ResultCopy, language, at, loadFont));
      const words = JSON.stringify(await readPdf(drawn.bytes));
      for (const said of [word, 'Vakcentrum', 'Lassen, proeve 1', 'B1-K1-W1']) expect(words).toContain(said);
      expect(drawn.fileName).toMatch(/^[\w -]+\.pdf$/);
    }
    expect((await noor.call('resultCopy', { assessmentId: planned.assessmentId })).code).toBe(
      'candidate-not-found',
    );
  });

  test('wait as long as the centre says, and are never told where it tells them itself', async () => {
    const { centre, person, noor } = await aScene();
    const { assessmentId } = await anExamOf(centre, person.participantId, { isSigned: true });
    await centre.set({ candidatePage: { ...page, resultsAfterDays: 365 } });
    expect(await resultsOf(noor)).toMatchObject({ results: [], coming: [{ title: 'Lassen, proeve 1' }] });
    expect((await noor.call('resultCopy', { assessmentId })).status).toBe(404);
    await centre.set({ candidatePage: { ...page, results: 'never' } });
    expect(await resultsOf(noor)).toEqual({ results: [], coming: [] });
    expect((await noor.call('resultCopy', { assessmentId })).status).toBe(404);
  });
});

test('evidence that an exam used is unlinked, and not withdrawn', async () => {
  const { centre, person, noor } = await aScene();
  const { portfolioEvidenceId } = await bring(noor);
  const { qualificationId } = centre;
  const portfolioLinkId = newId<'PortfolioLink'>();
  const link = { portfolioLinkId, portfolioEvidenceId, qualificationId, workProcessId: null };
  await noor.call('addLink', link);
  await anExamOf(centre, person.participantId, { isBegun: true, begunAt: new Date().toISOString() });
  expect((await noor.call('removeEvidence', { portfolioEvidenceId })).code).toBe('candidate-evidence-used');
  expect((await noor.call('endLink', { portfolioLinkId })).status).toBe(200);
  expect((await noor.call('removeEvidence', { portfolioEvidenceId })).code).toBe('candidate-evidence-used');
  expect((await noor.call('portfolio', {})).body).toMatchObject({ evidence: [{ isUsed: true }], links: [] });
});

test('everything comes in one file: the portfolio, what was written, results and every byte', async () => {
  const { centre, person, noor } = await aScene();
  const { body } = await bring(noor);
  await anExamOf(centre, person.participantId, { isSigned: true });
  const answer = await noor.fetch(candidateExportPath);
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="portfolio-[\d-]+\.zip"$/);
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  expect(Object.keys(files).toSorted()).toEqual([
    'changes.json',
    'files/foto.jpg',
    'portfolio.json',
    'results/LAS-PROEVE-1.json',
  ]);
  expect(Buffer.from(files['files/foto.jpg'] ?? []).equals(body.bytes)).toBe(true);
  const text = (name: string): string => Buffer.from(files[name] ?? []).toString('utf8');
  expect(JSON.parse(text('portfolio.json'))).toMatchObject({
    me: { number: '4711' },
    evidence: [{ title: 'Foto' }],
    missing: [],
  });
  expect(await isChecked(text('results/LAS-PROEVE-1.json'))).toBe(true);
  expect(JSON.parse(text('changes.json'))).toHaveLength(1);
});

/** As an administrator's device asks for it. */
async function erase({ hub, centre }: CandidateScene, participantIds: readonly ParticipantId[]) {
  const { device, ask } = await aMember(hub, aSigner(centre.organisationId));
  const erasureId = newId<'Erasure'>();
  const { text, hash, signature } = device.sign(
    composeDraft(erasureRecord, {
      ...{ changeId: newId<'Change'>(), subjectId: erasureId, upon: null },
      body: {
        ...{ erasureId, ground: 'request', at: new Date().toISOString(), byStaffId: newId<'Staff'>() },
        ...{ participantIds, assessmentIds: [], examIds: [], seats: [], partIds: [] },
      },
    }),
  );
  const answer = await ask('/v1/changes', { body: JSON.stringify({ changes: [{ text, hash, signature }] }) });
  const list = JSON.parse(((await answer.json()) as { text: string }).text) as { receipts: unknown[] };
  expect(list.receipts).toHaveLength(1);
}

test('of whoever is erased no session and nothing that was coming is left', async () => {
  const { scene, person, noor } = await aScene();
  const body = aBody(100);
  const file = {
    digest: body.digest,
    bytes: 100,
    mediaType: 'image/jpeg',
    name: 'Kanarievogel.jpg',
    madeAt: null,
  };
  const portfolioEvidenceId = newId<'PortfolioEvidence'>();
  const said = { portfolioEvidenceId, portfolioEntryId: null, title: 'Kanarievogel', description: '', file };
  const { uploadId } = (await noor.call('beginEvidence', said)).body as { uploadId: string };
  await noor.send(uploadId, body, 0, 50);
  const { database } = scene.hub.store;
  await bring(noor);
  await erase(scene, [person.participantId]);
  expect((await noor.call('me', {})).code).toBe('candidate-signed-out');
  for (const table of [
    ...(['candidate_session', 'candidate_upload', 'body_upload'] as const),
    ...(['body_piece', 'body', 'body_key'] as const),
  ])
    expect([table, await database.selectFrom(table).selectAll().execute()]).toEqual([table, []]);
  expect((await noor.fetch(composeCandidateFilePath(portfolioEvidenceId))).status).toBe(401);
  const texts = await database
    .selectFrom('change')
    .select('text')
    .where('type', 'like', 'portfolio-%')
    .execute();
  expect(texts).toEqual([{ text: '' }]);
});
