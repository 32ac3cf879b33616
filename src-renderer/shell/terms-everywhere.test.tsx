/**
 * Every screen of the router with long, odd and (where there are many) missing terms: what the program itself calls a thing stands nowhere any
 * more, no text has a hole, and what somebody typed as a term is never read as a command.
 */
import { createMemoryHistory, createRouter } from '@tanstack/react-router';
import { act, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { splitQualification } from '../../shared/domain/qualification';
import { createLiveValue } from '../../shared/kernel/live-value';
import { realWorld } from '../../shared/kernel/real-world';
import { type Terms, termLimit, termThings } from '../../shared/values/terms';
import { aCacheLab, pulledEntry } from '../../test/builders/a-cache-lab';
import { aChange, aVersion } from '../../test/builders/a-change';
import { aProfile, showRoutes } from '../../test/builders/a-page';
import { aQualification } from '../../test/builders/a-qualification';
import { anOrganisation } from '../../test/builders/a-sheet';
import { aCandidate, anExam, anId, recordsOf } from '../../test/builders/an-exam';
import { alwaysWhole } from '../../test/fakes/always-whole';
import { fakeDevice } from '../../test/fakes/fake-device';
import { hostStates } from '../../test/fakes/host-states';
import { composeContentDraft } from '../actions/compose-draft';
import { identifyCandidate } from '../actions/identify-candidate';
import type { CacheState } from '../cache/query-cache';
import { router } from '../router';

const staffId = anId<'Staff'>(8000);
const qualificationId = anId<'Qualification'>(300);
const values = {
  examId: anId<'Exam'>(5001),
  assessmentId: anId<'Assessment'>(7001),
  qualificationId,
  staffId,
};
const byName = new Map<string, string>(Object.entries(values));
const paths = Object.keys(router.routesByPath).map((path) =>
  path.replace(/\$(\w+)/g, (_, name: string) => byName.get(name) ?? `no value for ${name}`),
);

/** As long as a word may be, most of it one word without a space. */
const long = (start: string): string =>
  `${start}${'verylongwordwithoutanyspaceinit'.repeat(2)}`.slice(0, termLimit);
const oddWords = { one: long('{{count}} $t(common:back) <b>&</b> '), many: long('مؤهلات {{name}} %s ') };
const everyTerm = (wordsOf: (thing: string) => { singular: string; plural: string }): Terms =>
  Object.fromEntries(
    termThings.map((thing) => [thing, { en: wordsOf(thing), nl: { ...wordsOf(thing), gender: 'neuter' } }]),
  );
const terms = {
  longAndOdd: everyTerm(() => ({ singular: oddWords.one, plural: oddWords.many })),
  missing: everyTerm(() => ({ singular: ' ', plural: '' })),
};

/** Each by itself: side by side two words look like one. */
const textsOf = (node: Node): string[] =>
  node.nodeType === Node.TEXT_NODE ? [node.textContent ?? ''] : [...node.childNodes].flatMap(textsOf);

async function openedAt(path: string, own: Terms, ofExam = own): Promise<string> {
  const device = fakeDevice(alwaysWhole);
  const centre = { ...anOrganisation(), terms: own };
  const { head, version } = splitQualification(aQualification({ qualificationId, terms: own }), null);
  const plain = anExam({
    examinerId: staffId,
    candidates: [aCandidate({ examinerId: staffId })],
    shape: [['draagt bescherming', 'controleert'], ['last']],
  });
  const exam = anExam({ ...plain, snapshot: { ...plain.snapshot, terms: ofExam } });
  const { planned, definition } = recordsOf(exam);
  device.putExam(exam);
  const somebody = {
    staffId,
    name: 'Joke Postma',
    jobTitle: '',
    roles: ['administrator' as const, 'examiner' as const],
    independent: true,
  };
  device.put('staff', staffId, somebody);
  device.signIn(staffId);
  const target = { examId: exam.examId, assessmentId: anId<'Assessment'>(7001) };
  const changeId = anId<'Change'>(7);
  await identifyCandidate(device.deps, { ...target, changeId, method: 'identity-document' });
  device.put('organisation', centre.organisationId, centre);
  device.put('qualification', qualificationId, head);
  const lab = await aCacheLab();
  const drafts = [
    composeContentDraft(realWorld, 'qualification-version', version),
    composeContentDraft(realWorld, 'exam-definition', definition),
  ];
  await lab.add(
    pulledEntry([
      [aVersion('staff', staffId, somebody), 1],
      [aVersion('organisation', centre.organisationId, centre), 2],
      [aChange(drafts[0]), 3],
      [aChange(drafts[1]), 4],
      [aVersion('qualification', qualificationId, head), 5],
      [aVersion('exam', planned.examId, planned, { examId: planned.examId }), 6],
    ]),
  );
  const cacheState = createLiveValue<CacheState>({ phase: 'ready', position: 9, journalPosition: 9 });
  const source = {
    cache: lab.cache,
    writer: device.deps.writer,
    cacheState,
    host: hostStates(aProfile(staffId)),
    world: device.deps.world,
  };
  const shown = createRouter({
    routeTree: router.routeTree,
    history: createMemoryHistory({ initialEntries: [path] }),
  });
  await showRoutes(shown, source, { ...device.deps, cache: lab.cache });
  await act(async () => void (await shown.load()));
  await screen.findByRole('main');
  // The form in which words are given names what each is for by the word of the program.
  for (const form of document.querySelectorAll('fieldset')) form.remove();
  const attributes = [...document.querySelectorAll('[aria-label],[placeholder],[title]')].flatMap((element) =>
    ['aria-label', 'placeholder', 'title'].map((name) => element.getAttribute(name) ?? ''),
  );
  // A page that no host answers says so with a number that this device did not give.
  return [...textsOf(document.body), ...attributes].join('\n').replaceAll('{{logId}}', '');
}

const programWords = {
  en: /.{0,40}(qualifications?\b(?! file)|core tasks?\b|work process|indicators?\b|competences?\b).{0,30}/gi,
  nl: /.{0,40}(kwalificaties?\b|kerntaak|kerntaken|werkproces(?! \d)|indicator|competentie).{0,30}/gi,
};

it.each(paths)(
  '%s says long and odd terms as they were typed, and the words of the program nowhere',
  async (path) => {
    const said = await openedAt(path, terms.longAndOdd);
    expect(said).not.toContain('no value for');
    const around = said.replaceAll(oddWords.one, '').replaceAll(oddWords.many, '');
    // The sheet of this exam is in Dutch, and so are the names of its parts: Werkproces 1.
    for (const words of Object.values(programWords)) expect(around.match(words) ?? []).toEqual([]);
    expect(around).not.toMatch(/\{\{|\$t\(/);
  },
);

/** Blanks are left out in one place (say-term); where the terms are many, it is seen that every screen asks there. */
const fullOfTerms = paths.filter(
  (path) => path.includes(qualificationId) || path.includes(values.assessmentId),
);

it.each(fullOfTerms)('%s with blank terms says the words of the program', async (path) => {
  const said = await openedAt(path, terms.missing);
  expect(said).not.toMatch(/\{\{/);
  expect(said).toMatch(/Qualifications/);
});

it('M23 an exam says the words of its planning, whatever centre and qualification say now', async () => {
  const now = everyTerm((thing) => ({ singular: `new ${thing}`, plural: `news ${thing}` }));
  const planned: Terms = { 'work-process': { en: { singular: 'stage', plural: 'stages' } } };
  const path = `/exam/${values.examId}/mark/${values.assessmentId}`;
  await openedAt(path, now, planned);
  // The screen is there before the exam is.
  await screen.findByText(/Indicator 1 of 2 in this stage/, undefined, { timeout: 20_000 });
  const said = textsOf(document.body).join('\n');
  expect(said).not.toMatch(/new (indicator|work-process)/i);
  // Around it the centre speaks.
  expect(said).toMatch(/News qualification/);
});
