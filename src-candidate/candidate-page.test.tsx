/** The page as somebody meets it: what is typed is theirs, "saved" is said when it is, and a session that is over is over. */
import { createHash } from 'node:crypto';
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { blankEntryFields } from '../shared/domain/portfolio/decide-entry';
import { newId } from '../shared/kernel/ids';
import type { CandidateEntry, CandidateMe, CandidatePortfolio } from '../shared/protocol/candidate-api';
import { candidateCalls, candidatePersonHeader } from '../shared/protocol/candidate-paths';
import { aWorld } from '../test/builders/a-world';
import { CandidatePage } from './candidate-page';
import { createCandidateClient } from './hub/candidate-client';
import { forgetFile, keepFile, listKeptFiles } from './kept/kept-files';
import { keepTyped, listTyped } from './kept/kept-typed';
import { loadPageTexts } from './page-texts';

type Asked = { readonly name: string; readonly person: string | null; readonly input: unknown };
type Answer = (asked: Asked) => unknown;

const participantId = newId<'Participant'>();
const portfolioEntryId = newId<'PortfolioEntry'>();

const me: CandidateMe = {
  ...{ participantId, number: '4711', givenName: 'Noor', namePrefix: '', familyName: 'Jansen' },
  formerIds: [],
  centre: {
    ...{ organisationId: newId<'Organisation'>(), name: 'Vakcentrum', place: 'Zwolle' },
    ...{ isSample: false, timeZone: 'Europe/Amsterdam' },
  },
  ...{ linkEndsAt: null, results: 'signed', resultsAfterDays: 0, portfolioKinds: [] },
  files: { isTaken: true, mostBytes: 1e6, mostBytesTogether: 1e9, bytesTogether: 0 },
};
const anEntry = (over: Partial<CandidateEntry> = {}): CandidateEntry => ({
  ...{ portfolioEntryId, ...blankEntryFields, title: 'Stage', place: 'Zwolle', qualificationIds: [] },
  ...{ addedAt: '2026-11-01T09:00:00.000Z', addedBy: 'candidate' },
  ...over,
});

const failure = (code: string): Response =>
  Response.json({ problem: { code, details: {} } }, { status: 409 });
const noNetwork = (): never => {
  throw new TypeError('no network');
};

/** A hub that answers as a test says, and writes down what it was asked. */
function aHub(entry: CandidateEntry | null, over: Readonly<Record<string, Answer>> = {}) {
  const state = { entry };
  const asked: Asked[] = [];
  const portfolio = (): CandidatePortfolio => ({
    ...{ entries: state.entry ? [state.entry] : [], evidence: [], links: [], feedback: [] },
    ...{ qualifications: [], coming: [] },
  });
  const answers: Record<string, Answer> = {
    ...{ me: () => me, signIn: () => me, signOut: () => ({}), portfolio },
    ...{ start: () => ({ time: '', centre: null }), saveEntry: () => ({}) },
    ...over,
  };
  vi.stubGlobal('fetch', async (request: Request) => {
    const { pathname } = new URL(request.url, location.href);
    const [name = ''] = Object.entries(candidateCalls).find(([, { path }]) => path === pathname) ?? [];
    const text = request.method === 'POST' ? await request.text() : '{}';
    const one = { name, person: request.headers.get(candidatePersonHeader), input: JSON.parse(text) };
    asked.push(one);
    const answer = await answers[name]?.(one);
    return answer instanceof Response ? answer : Response.json(answer);
  });
  return { state, asked, names: () => asked.map(({ name }) => name) };
}

async function openAt(path: string, secret: string | null = null) {
  history.replaceState(null, '', path);
  const texts = await loadPageTexts('nl');
  const client = createCandidateClient(null);
  const session = { world: aWorld(), client, came: { secret, problemCode: null } };
  render(<CandidatePage session={session} first="nl" firstTexts={texts} />);
  return userEvent.setup();
}

beforeEach(() => {
  window.scrollTo = () => undefined;
});
afterEach(async () => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  history.replaceState(null, '', '/');
  for (const { portfolioEvidenceId } of await listKeptFiles(participantId))
    await forgetFile(portfolioEvidenceId);
});

const field = (name: string) => screen.findByRole('textbox', { name });
const save = () => screen.getByRole('button', { name: 'Bewaren' });
const saved = 'Bewaard bij het examencentrum.';

it('only what was typed is sent: what another phone or the office changed meanwhile stays', async () => {
  const hub = aHub(anEntry());
  const user = await openAt(`/me/entry/${portfolioEntryId}`);
  await user.type(await field('Wat deed u?'), ' lassen');
  await user.click(save());
  await screen.findByText(saved, { exact: false });
  const sent = hub.asked.find(({ name }) => name === 'saveEntry');
  const input = { portfolioEntryId, fields: { title: 'Stage lassen' } };
  expect(sent).toEqual({ name: 'saveEntry', person: participantId, input });
  expect(listTyped(participantId)).toEqual([]);
});

it('what is typed while it is being saved is not said to be saved, and stays', async () => {
  let answer = (_value: unknown): void => undefined;
  const saving = new Promise((resolve) => {
    answer = resolve;
  });
  const hub = aHub(anEntry(), { saveEntry: () => saving });
  const user = await openAt(`/me/entry/${portfolioEntryId}`);
  await user.type(await field('Wat deed u?'), ' lassen');
  await user.click(save());
  await user.type(await field('Vertel wat u deed en leerde'), 'Drie dagen');
  hub.state.entry = anEntry({ title: 'Stage lassen' });
  answer({});
  await waitFor(() => expect(hub.names().at(-1)).toBe('portfolio'));
  await waitFor(() => expect(save()).toHaveProperty('disabled', false));
  expect(screen.queryByText(saved, { exact: false })).toBeNull();
  expect(await field('Vertel wat u deed en leerde')).toHaveProperty('value', 'Drie dagen');
  expect(listTyped(participantId)).toEqual([`entry/${portfolioEntryId}`]);
});

it.each(['', 'Drie dagen'])(
  'where the hub takes it and then tells nothing, only all of it is saved: typed on “%s”',
  async (more) => {
    let answer = (_value: unknown): void => undefined;
    const saving = new Promise((resolve) => {
      answer = resolve;
    });
    let isGone = false;
    const tells = {
      entries: [anEntry()],
      evidence: [],
      links: [],
      feedback: [],
      qualifications: [],
      coming: [],
    };
    const hub = aHub(null, { saveEntry: () => saving, portfolio: () => (isGone ? noNetwork() : tells) });
    const user = await openAt(`/me/entry/${portfolioEntryId}`);
    await user.type(await field('Wat deed u?'), ' lassen');
    await user.click(save());
    isGone = true;
    if (more !== '') await user.type(await field('Vertel wat u deed en leerde'), more);
    answer({});
    await waitFor(() => expect(hub.names().slice(-2)).toEqual(['saveEntry', 'portfolio']));
    await waitFor(() => expect(save()).toHaveProperty('disabled', false));
    // Nothing tells that it asked in vain.
    await act(() => new Promise((resolve) => setTimeout(resolve, 100)));
    if (more === '') await screen.findByText(saved, { exact: false });
    else expect(screen.queryByText(saved, { exact: false })).toBeNull();
    expect(listTyped(participantId)).toEqual([`entry/${portfolioEntryId}`]);
  },
);

it('a phone that keeps nothing says so, and does not promise the opposite', async () => {
  aHub(null);
  const user = await openAt(`/me/entry/${portfolioEntryId}`);
  const full = (): never => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: full, clear: () => undefined });
  await user.type(await field('Wat deed u?'), 'S');
  expect((await screen.findByText(/bewaart niet wat u typt/)).getAttribute('role')).toBe('alert');
  expect(screen.queryByText(/blijft op deze telefoon staan tot/)).toBeNull();
  expect(await field('Wat deed u?')).toHaveProperty('value', 'S');
});

it('who comes back after six weeks finds what they typed; what nobody came back for is gone', async () => {
  const [other, longAgo] = [newId<'Participant'>(), new Date(aWorld().now().getTime() - 43 * 24 * 3_600_000)];
  for (const id of [participantId, other])
    keepTyped(id, `entry/${portfolioEntryId}`, { title: 'Half een zin' }, longAgo);
  aHub(null);
  await openAt(`/me/entry/${portfolioEntryId}`);
  expect(await field('Wat deed u?')).toHaveProperty('value', 'Half een zin');
  await waitFor(() => expect(listTyped(other)).toEqual([]));
  expect(listTyped(participantId)).toEqual([`entry/${portfolioEntryId}`]);
});

it('without a network nobody knows who came back, and all of it stays', async () => {
  const longAgo = new Date(aWorld().now().getTime() - 43 * 24 * 3_600_000);
  keepTyped(participantId, 'entry/1', { title: 'Half een zin' }, longAgo);
  aHub(null, { me: noNetwork });
  await openAt('/me/');
  await screen.findByRole('button', { name: 'Opnieuw proberen' });
  expect(listTyped(participantId)).toEqual(['entry/1']);
});

it('what the centre added is read, and there is nothing to type in or to remove', async () => {
  aHub(anEntry({ addedBy: 'staff', description: 'Niveau 3' }));
  await openAt(`/me/entry/${portfolioEntryId}`);
  expect(await screen.findByText('Niveau 3')).toBeTruthy();
  expect(screen.getByText(/heeft dit toegevoegd/)).toBeTruthy();
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(screen.queryByText('Deze ervaring weghalen')).toBeNull();
});

it('a link of the centre is seen, and not the candidate’s to end; their own is', async () => {
  const [qualificationId, portfolioEvidenceId] = [newId<'Qualification'>(), newId<'PortfolioEvidence'>()];
  const [theirs, own] = [newId<'WorkProcess'>(), newId<'WorkProcess'>()];
  const link = (workProcessId: string, linkedBy: string) => ({
    ...{ portfolioLinkId: newId<'PortfolioLink'>(), portfolioEvidenceId, qualificationId, workProcessId },
    ...{ linkedAt: '2026-11-01T09:00:00.000Z', linkedBy },
  });
  const links = [link(theirs, 'staff'), link(own, 'candidate')];
  const head = { qualificationId, language: 'nl', name: 'Lasser', code: '1', cohort: null, level: null };
  const process = (workProcessId: string, code: string) => ({
    ...{ workProcessId, code, name: 'Lassen', description: '', evidence: 1 },
  });
  const workProcesses = [process(theirs, 'W1'), process(own, 'W2')];
  const file = { digest: '0'.repeat(64), bytes: 1, mediaType: 'image/jpeg', name: 'naad.jpg' };
  const evidence = {
    ...{ portfolioEvidenceId, portfolioEntryId: null, title: '', description: '', isUsed: false },
    ...{ addedAt: '2026-11-01T09:00:00.000Z', addedBy: 'candidate', isHere: false },
    file: { ...file, madeAt: null, hasPreview: false },
  };
  const hub = aHub(null, {
    portfolio: () => ({
      ...{ entries: [], evidence: [evidence], links, feedback: [], coming: [] },
      qualifications: [{ ...head, isOwn: true, hasInstruction: false, covered: 2, workProcesses: 2 }],
    }),
    qualification: () => ({
      ...{ ...head, instruction: null },
      coreTasks: [{ coreTaskId: newId<'CoreTask'>(), code: 'K1', name: 'Lassen', workProcesses }],
    }),
    endLink: () => ({}),
  });
  const user = await openAt(`/me/evidence/${portfolioEvidenceId}`);
  const box = (name: RegExp) => screen.findByRole('checkbox', { name, checked: true });
  expect(await box(/^W1 .*Toegevoegd door het examencentrum/)).toHaveProperty('disabled', true);
  await user.click(await box(/^W2 Lassen$/));
  await waitFor(() => expect(hub.asked.find(({ name }) => name === 'endLink')).toBeTruthy());
  expect(hub.asked.filter(({ name }) => name === 'endLink').map(({ input }) => input)).toEqual([
    { portfolioLinkId: links[1]?.portfolioLinkId },
  ]);
});

it('H61: what a scanner found in a file stands there, and the file comes for who presses once more', async () => {
  const portfolioEvidenceId = newId<'PortfolioEvidence'>();
  const file = { digest: '0'.repeat(64), bytes: 1, mediaType: 'image/jpeg', name: 'naad.jpg' };
  const evidence = {
    ...{ portfolioEvidenceId, portfolioEntryId: null, title: 'Lasnaad', description: '', isUsed: false },
    ...{ addedAt: '2026-11-01T09:00:00.000Z', addedBy: 'candidate', isHere: true, found: 'Eicar' },
    file: { ...file, madeAt: null, hasPreview: false },
  };
  const said = { entries: [], evidence: [evidence], links: [], feedback: [], coming: [] };
  aHub(null, { portfolio: () => ({ ...said, qualifications: [] }) });
  const complains = vi.spyOn(console, 'error');
  const user = await openAt(`/me/evidence/${portfolioEvidenceId}`);
  expect(await screen.findByText('De virusscanner vond Eicar.')).toBeTruthy();
  expect(screen.queryByRole('link', { name: /opslaan|download/i })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Toch naar het bestand' }));
  expect(screen.getByRole('link', { name: /opslaan|download/i })).toBeTruthy();
  // Nothing stands where HTML does not let it.
  expect(complains).not.toHaveBeenCalled();
});

it('without a network nobody is signed out, and nothing is wiped', async () => {
  aHub(null, { signOut: noNetwork });
  const user = await openAt('/me/account');
  await user.click(await screen.findByRole('button', { name: 'Uitloggen' }));
  expect(await screen.findByText(/U bent nog ingelogd/)).toBeTruthy();
  expect(screen.getByText('Noor Jansen')).toBeTruthy();
});

it('who signs out is out, also where the store of the browser does not answer', async () => {
  aHub(null);
  const user = await openAt('/me/account');
  await screen.findByText('Noor Jansen');
  vi.stubGlobal('indexedDB', { open: noNetwork });
  await user.click(screen.getByRole('button', { name: 'Uitloggen' }));
  await screen.findByText(/komt hier binnen met de persoonlijke link/);
  expect(screen.queryByText('Noor Jansen')).toBeNull();
  // What could not be wiped is not said to be.
  expect(screen.queryByText(/is gewist/)).toBeNull();
});

it('a link that is opened in the open tab is gone from the address, and signs in', async () => {
  const hub = aHub(null, { me: () => failure('candidate-signed-out') });
  await openAt('/me/');
  await screen.findByText(/komt hier binnen met de persoonlijke link/);
  const secret = 'Ab-_'.repeat(8);
  history.replaceState(null, '', `/me/#${secret}`);
  act(() => void window.dispatchEvent(new Event('hashchange')));
  expect(location.hash).toBe('');
  await screen.findByText('Dag Noor Jansen');
  expect(hub.asked.find(({ name }) => name === 'signIn')).toMatchObject({ input: { secret } });
});

it('what a hub of another version says differently is no white screen, and nothing typed is lost', async () => {
  aHub(null, { exams: () => ({ exams: [{}] }) });
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const user = await openAt(`/me/entry/${portfolioEntryId}`);
  await user.type(await field('Wat deed u?'), 'Stage');
  await user.click(screen.getByRole('link', { name: 'Examens' }));
  expect(await screen.findByRole('button', { name: 'Opnieuw proberen' })).toBeTruthy();
  expect(listTyped(participantId)).toEqual([`entry/${portfolioEntryId}`]);
});

it('a problem that this page has no words for is said in general ones', async () => {
  aHub(anEntry(), { saveEntry: () => failure('of-a-newer-hub') });
  const user = await openAt(`/me/entry/${portfolioEntryId}`);
  await user.type(await field('Wat deed u?'), '!');
  await user.click(save());
  expect(await screen.findByText(/Dat lukte niet\. Wat er al staat, is veilig/)).toBeTruthy();
});

const aComing = (bytes: string) => ({
  ...{ portfolioEvidenceId: newId<'PortfolioEvidence'>(), portfolioEntryId: null as string | null },
  ...{ uploadId: 'u', title: '', name: 'verslag.pdf' },
  ...{ digest: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length, came: 4 },
});
const nothing = { entries: [], evidence: [], links: [], feedback: [], qualifications: [] };

it('what another phone began to send is told, with how far it came, and can be thrown away', async () => {
  const [one, other] = [
    { ...aComing('%PDF-1.7 half'), portfolioEntryId },
    { ...aComing('x'), name: 'film.mp4', bytes: 8_000_000, came: 4_000_000 },
  ];
  let coming = [one, other];
  const hub = aHub(null, {
    portfolio: () => ({ ...nothing, entries: [anEntry()], coming }),
    dropEvidence: () => {
      coming = [other];
      return {};
    },
  });
  const user = await openAt('/me/');
  const card = within(await screen.findByRole('region', { name: 'Begonnen, maar niet afgemaakt' }));
  expect(card.getByText(/^50\s?% van 7,6 MB/)).toBeTruthy();
  const [first, second] = card.getAllByRole('listitem');
  // It goes on in that entry only.
  const entry = within(first!).getByRole('link', { name: 'Stage' });
  expect([entry.getAttribute('href'), within(second!).queryByRole('link')]).toEqual([
    `/me/entry/${portfolioEntryId}`,
    null,
  ]);
  // The word that opens the question, and the press that means it.
  for (const press of within(first!).getAllByText('Niet meer versturen')) await user.click(press);
  await waitFor(() => expect(card.queryByText('verslag.pdf')).toBeNull());
  expect(card.getByText('film.mp4')).toBeTruthy();
  expect(hub.asked.filter(({ name }) => name === 'dropEvidence').map(({ input }) => input)).toEqual([
    { portfolioEvidenceId: one.portfolioEvidenceId },
  ]);
});

it('the same file chosen here goes on under the id that another phone began with; another file does not', async () => {
  const one = aComing('%PDF-1.7 same');
  aHub(null, { portfolio: () => ({ ...nothing, coming: [one] }) });
  const user = await openAt('/me/');
  const input = await screen.findByLabelText('Foto’s of bestanden toevoegen');
  const pdf = (text: string) => new File([text], 'verslag.pdf', { type: 'application/pdf' });
  await user.upload(input, [pdf('%PDF-1.7 same'), pdf('%PDF-1.7 diff')]);
  await waitFor(async () => expect(await listKeptFiles(participantId)).toHaveLength(2));
  const ids = (await listKeptFiles(participantId)).map(({ portfolioEvidenceId }) => portfolioEvidenceId);
  expect(ids.filter((id) => id === one.portfolioEvidenceId)).toHaveLength(1);
});

it('the same file in another place, or chosen here once more, is evidence of its own', async () => {
  const [elsewhere, own] = [
    { ...aComing('%PDF-1.7 else'), portfolioEntryId: newId<'PortfolioEntry'>() },
    aComing('%PDF-1.7 mine'),
  ];
  const pdf = (text: string) => new File([text], 'verslag.pdf', { type: 'application/pdf' });
  await keepFile({
    ...{ portfolioEvidenceId: own.portfolioEvidenceId, portfolioEntryId: null, participantId },
    ...{ name: 'eerst.pdf', mediaType: 'application/pdf', madeAt: null, bytes: pdf('%PDF-1.7 mine') },
    chosenAt: aWorld().now().toISOString(),
  });
  aHub(null, { portfolio: () => ({ ...nothing, coming: [elsewhere, own] }), beginEvidence: noNetwork });
  const user = await openAt('/me/');
  await screen.findByText('eerst.pdf');
  const input = await screen.findByLabelText('Foto’s of bestanden toevoegen');
  await user.upload(input, [pdf('%PDF-1.7 else'), pdf('%PDF-1.7 mine')]);
  await waitFor(async () => expect(await listKeptFiles(participantId)).toHaveLength(3));
  const kept = await listKeptFiles(participantId);
  expect(kept.find((one) => one.portfolioEvidenceId === own.portfolioEvidenceId)?.name).toBe('eerst.pdf');
  expect(kept.some((one) => one.portfolioEvidenceId === elsewhere.portfolioEvidenceId)).toBe(false);
});

it('what was typed by somebody who was merged into another is found by who they are now', async () => {
  const former = newId<'Participant'>();
  keepTyped(former, `entry/${portfolioEntryId}`, { title: 'Half een zin' }, new Date('2026-11-01'));
  aHub(null, { me: () => ({ ...me, formerIds: [former] }) });
  await openAt(`/me/entry/${portfolioEntryId}`);
  expect(await field('Wat deed u?')).toHaveProperty('value', 'Half een zin');
  expect(listTyped(former)).toEqual([]);
});

it('help is there for whoever is in and for whoever cannot come in, in the language on screen', async () => {
  aHub(null, { me: () => failure('candidate-signed-out') });
  const user = await openAt('/me/');
  await screen.findByText(/komt hier binnen met de persoonlijke link/);
  await user.click(screen.getByRole('link', { name: 'Hulp' }));
  expect(await screen.findByRole('heading', { name: 'Hulp bij deze pagina', level: 1 })).toBeTruthy();
  await user.click(screen.getByText('Mijn link werkt niet, of is kwijt'));
  expect(screen.getByText(/de oude link werkt dan meteen niet meer/)).toBeTruthy();
  await user.selectOptions(screen.getByRole('combobox', { name: 'Taal' }), 'de');
  expect(await screen.findByRole('heading', { name: 'Hilfe zu dieser Seite' })).toBeTruthy();
  await user.click(screen.getByRole('link', { name: 'Zurück zum Portfolio' }));
  expect(await screen.findByRole('heading', { name: 'Ihr Portfolio' })).toBeTruthy();
});
