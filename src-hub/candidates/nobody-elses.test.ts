/**
 * Every route of the candidate's page, asked by whoever has no right to it: with ids of another candidate, with ids of another
 * centre, with a link that ended, without a session. Each answer equals that for what never was. Made from the contract: a
 * route without a case here is a failing test.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ParticipantId } from '../../shared/kernel/ids';
import { newId, type QualificationId, type WorkProcessId } from '../../shared/kernel/ids';
import { uploadChunkType } from '../../shared/protocol/body-api';
import { type CandidateContract, candidateContract } from '../../shared/protocol/candidate-contract';
import {
  candidateExportPath,
  composeCandidateFilePath,
  composeCandidateUploadPath,
} from '../../shared/protocol/candidate-paths';
import { aBody } from '../../test/hub/a-body-scene';
import { storeKinds } from '../../test/hub/a-body-store';
import {
  type Answer,
  aCandidateScene,
  answerOf,
  type CandidateBrowser,
  type Centre,
  signedIn,
  workProcessId,
} from '../../test/hub/a-candidate-scene';
import { anExamOf } from '../../test/hub/an-exam-of';
import { type HubLab, openHubLab } from '../../test/hub/hub-lab';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

/** What one candidate has, or ids that nobody has. */
type Ids = {
  readonly portfolioEntryId: ReturnType<typeof newId<'PortfolioEntry'>>;
  readonly portfolioEvidenceId: ReturnType<typeof newId<'PortfolioEvidence'>>;
  readonly comingId: ReturnType<typeof newId<'PortfolioEvidence'>>;
  readonly portfolioLinkId: ReturnType<typeof newId<'PortfolioLink'>>;
  readonly assessmentId: ReturnType<typeof newId<'Assessment'>>;
  readonly uploadId: string;
  readonly qualificationId: QualificationId;
  readonly workProcessId: WorkProcessId;
};

const noIds = (): Ids => ({
  portfolioEntryId: newId<'PortfolioEntry'>(),
  portfolioEvidenceId: newId<'PortfolioEvidence'>(),
  comingId: newId<'PortfolioEvidence'>(),
  portfolioLinkId: newId<'PortfolioLink'>(),
  assessmentId: newId<'Assessment'>(),
  uploadId: newId<'Upload'>(),
  qualificationId: newId<'Qualification'>(),
  workProcessId: newId<'WorkProcess'>(),
});

const file = { digest: 'a'.repeat(64), bytes: 3, mediaType: 'image/jpeg', name: 'a.jpg', madeAt: null };
const title = 'Van een ander';
const of = (
  portfolioEvidenceId: Ids['portfolioEvidenceId'],
  portfolioEntryId: Ids['portfolioEntryId'] | null,
) => ({
  ...{ portfolioEvidenceId, portfolioEntryId, title, description: '', file },
});

type Ask = (browser: CandidateBrowser, ids: Ids, own: Ids) => Promise<readonly Answer[]>;
type Route = keyof CandidateContract | 'upload' | 'file' | 'export';

const one = async (answer: Promise<Answer>): Promise<readonly Answer[]> => [await answer];
const patch = { 'tus-resumable': '1.0.0', 'content-type': uploadChunkType, 'upload-offset': '0' };

/** How each is asked for something by its id; those without an id say what one's own is. */
const asks: Readonly<Record<Route, Ask>> = {
  start: (browser) => one(browser.call('start', {})),
  signIn: (browser) => one(browser.call('signIn', { secret: 'A'.repeat(32) })),
  me: (browser) => one(browser.call('me', {})),
  portfolio: (browser) => one(browser.call('portfolio', {})),
  exams: (browser) => one(browser.call('exams', {})),
  results: (browser) => one(browser.call('results', {})),
  export: async (browser) => one(answerOf(await browser.fetch(candidateExportPath))),
  qualification: (browser, { qualificationId }) => one(browser.call('qualification', { qualificationId })),
  saveEntry: async (browser, { portfolioEntryId, qualificationId }) => [
    await browser.call('saveEntry', { portfolioEntryId, fields: { title } }),
    await browser.call('saveEntry', {
      portfolioEntryId: newId<'PortfolioEntry'>(),
      fields: { qualificationIds: [qualificationId] },
    }),
  ],
  removeEntry: (browser, { portfolioEntryId }) => one(browser.call('removeEntry', { portfolioEntryId })),
  beginEvidence: async (browser, { portfolioEvidenceId, comingId, portfolioEntryId }) => [
    await browser.call('beginEvidence', of(portfolioEvidenceId, null)),
    await browser.call('beginEvidence', of(comingId, null)),
    await browser.call('beginEvidence', of(newId<'PortfolioEvidence'>(), portfolioEntryId)),
  ],
  finishEvidence: async (browser, { portfolioEvidenceId, comingId }) => [
    await browser.call('finishEvidence', { portfolioEvidenceId }),
    await browser.call('finishEvidence', { portfolioEvidenceId: comingId }),
  ],
  dropEvidence: async (browser, { portfolioEvidenceId, comingId }) => [
    await browser.call('dropEvidence', { portfolioEvidenceId }),
    await browser.call('dropEvidence', { portfolioEvidenceId: comingId }),
  ],
  changeEvidence: async (browser, { portfolioEvidenceId, portfolioEntryId }, own) => [
    await browser.call('changeEvidence', { portfolioEvidenceId, fields: { title } }),
    await browser.call('changeEvidence', {
      portfolioEvidenceId: own.portfolioEvidenceId,
      fields: { portfolioEntryId },
    }),
  ],
  removeEvidence: (browser, { portfolioEvidenceId }) =>
    one(browser.call('removeEvidence', { portfolioEvidenceId })),
  addLink: async (browser, ids, own) => {
    const fresh = () => ({ ...own, portfolioLinkId: newId<'PortfolioLink'>(), workProcessId: null });
    const { portfolioEvidenceId, qualificationId, portfolioLinkId } = ids;
    return [
      await browser.call('addLink', { ...fresh(), portfolioEvidenceId }),
      await browser.call('addLink', { ...fresh(), qualificationId }),
      await browser.call('addLink', { ...fresh(), workProcessId: ids.workProcessId }),
      await browser.call('addLink', { ...fresh(), portfolioLinkId }),
    ];
  },
  endLink: (browser, { portfolioLinkId }) => one(browser.call('endLink', { portfolioLinkId })),
  resultCopy: (browser, { assessmentId }) => one(browser.call('resultCopy', { assessmentId })),
  upload: async (browser, { uploadId }) => [
    await answerOf(
      await browser.fetch(composeCandidateUploadPath(uploadId), { method: 'HEAD', headers: patch }),
    ),
    await answerOf(
      await browser.fetch(composeCandidateUploadPath(uploadId), {
        method: 'PATCH',
        headers: patch,
        body: 'abc',
      }),
    ),
  ],
  file: async (browser, { portfolioEvidenceId }) => [
    await answerOf(await browser.fetch(composeCandidateFilePath(portfolioEvidenceId))),
    await answerOf(await browser.fetch(`${composeCandidateFilePath(portfolioEvidenceId)}?as=preview`)),
  ],
  signOut: (browser) => one(browser.call('signOut', {})),
};

/** Of these one learns what is one's own, and nobody can name anything else. */
const withoutIds: readonly Route[] = [
  'start',
  'signIn',
  'signOut',
  'me',
  'portfolio',
  'exams',
  'results',
  'export',
];
/** Of these a session is no condition. */
const withoutSession: readonly Route[] = ['start', 'signIn'];
/** By these a page makes things under ids of its own, free ones of another centre included: asked last, in this order. */
const makes: readonly Route[] = ['addLink', 'beginEvidence', 'saveEntry'];
const routes = (Object.keys(asks) as Route[]).toSorted((a, b) => makes.indexOf(a) - makes.indexOf(b));

test('every route of the contract has its case', () => {
  const others: readonly Route[] = ['upload', 'file', 'export'];
  const known = routes.filter((route) => !others.includes(route));
  expect(known.toSorted()).toEqual(Object.keys(candidateContract).toSorted());
});

/** A candidate with one of everything. */
async function fill(browser: CandidateBrowser, centre: Centre, participantId: ParticipantId): Promise<Ids> {
  const ids = { ...noIds(), qualificationId: centre.qualificationId, workProcessId };
  const { portfolioEntryId, portfolioEvidenceId, comingId, portfolioLinkId, qualificationId } = ids;
  await browser.call('saveEntry', { portfolioEntryId, fields: { title: 'Stage' } });
  const body = aBody(100);
  const said = (id: typeof comingId) => ({
    ...of(id, portfolioEntryId),
    file: { ...file, digest: body.digest, bytes: 100 },
  });
  const begun = await browser.call('beginEvidence', said(portfolioEvidenceId));
  await browser.send((begun.body as { uploadId: string }).uploadId, body, 0, 100);
  const done = await browser.call('finishEvidence', { portfolioEvidenceId });
  if (done.status !== 200) throw new Error(JSON.stringify(done.body));
  const coming = await browser.call('beginEvidence', said(comingId));
  await browser.call('addLink', { portfolioLinkId, portfolioEvidenceId, qualificationId, workProcessId });
  const { assessmentId } = await anExamOf(centre, participantId, { isSigned: true });
  return { ...ids, assessmentId, uploadId: (coming.body as { uploadId: string }).uploadId };
}

/** As of an id that nobody has; an answer to HEAD has no body. */
const neverThere = (body: unknown): boolean =>
  [JSON.stringify({ problem: { code: 'candidate-not-found', details: {} } }), '""'].includes(
    JSON.stringify(body),
  );

const said = (answers: readonly Answer[]) => answers.map(({ status, code }) => [status, code]);
const bare = (answers: readonly Answer[]) => answers.map(({ status, body }) => ({ status, body }));

test('nobody reaches what is of another candidate, of another centre, or of a session that is over', async () => {
  const scene = await aCandidateScene(lab, { objects: await storeKinds.folder() });
  const { centre } = scene;
  const elsewhere = await scene.another();
  const [noor, sem, far] = [
    await centre.person(),
    await centre.person({ number: '4712' }),
    await elsewhere.person(),
  ];
  const noors = await signedIn(scene, centre, noor.participantId);
  const sems = await signedIn(scene, centre, sem.participantId);
  const fars = await signedIn(scene, elsewhere, far.participantId);
  const ended = await signedIn(scene, centre, noor.participantId);
  const hers = await fill(noors, centre, noor.participantId);
  const own = await fill(sems, centre, sem.participantId);
  const away = await fill(fars, elsewhere, far.participantId);
  const before = JSON.stringify((await noors.call('portfolio', {})).body);

  await centre.relink(ended.secret, noor.participantId, { endedAt: new Date().toISOString() });
  const nobody = scene.browser();
  for (const route of routes) {
    const ask = asks[route];
    if (!withoutIds.includes(route)) {
      // Of the qualification of the own centre everybody may know: there hers is not another's.
      const strange = { workProcessId: newId<'WorkProcess'>() };
      const hersAsked = { ...hers, ...strange, qualificationId: away.qualificationId };
      for (const { status, body } of bare(await ask(sems, hersAsked, own)))
        expect([route, status, neverThere(body)]).toEqual([route, 404, true]);
      // An id of another centre is one that nobody has, also where the page may make a new one.
      const never = said(await ask(sems, noIds(), own));
      expect([route, said(await ask(sems, { ...away, ...strange }, own))]).toEqual([route, never]);
      expect([route, said(await ask(fars, { ...hers, ...strange }, away))]).toEqual([route, never]);
    }
    if (withoutSession.includes(route)) continue;
    const over = bare(await ask(ended, hers, hers));
    expect([route, over]).toEqual([route, bare(await ask(nobody, noIds(), noIds()))]);
    for (const { status } of over) expect([route, status]).toEqual([route, 401]);
  }
  expect(JSON.stringify((await noors.call('portfolio', {})).body)).toBe(before);
});
