// @vitest-environment happy-dom
/** The overview says what needs somebody and leads there, with the numbers its lists have; to each role what is theirs. */
import { useRouterState } from '@tanstack/react-router';
import { act, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { pulledEntry } from '../../../test/builders/a-cache-lab';
import { aVersion } from '../../../test/builders/a-change';
import { aPageWith } from '../../../test/builders/a-page';
import { anOrganisation } from '../../../test/builders/a-sheet';
import { aWorld } from '../../../test/builders/a-world';
import { aCandidate, anExam, anId, recordsOf } from '../../../test/builders/an-exam';
import { useUiState } from '../../ui/ui-state';
import { PlanningScreen } from '../admin/planning-screen';
import { ResultsScreen } from '../admin/results-screen';
import { HomeScreen } from './home-screen';
import { StartScreen } from './start-screen';

const me = anId<'Staff'>(8000);
const morning = '2026-11-26T07:00:00.000Z';

/** An exam on that day with two candidates; as planned by the office. */
function anExamOn(number: number, plannedAt: string, examinerId = anId<'Staff'>(8001)) {
  const candidates = [1, 2].map((at) =>
    aCandidate({
      assessmentId: anId(7000 + number * 10 + at),
      participantId: anId(6000 + number * 10 + at),
      name: `Kandidaat ${number}${at}`,
      examinerId,
    }),
  );
  const exam = anExam({
    examId: anId(5000 + number),
    code: `E-${number}`,
    plannedAt,
    examinerId,
    candidates,
  });
  return aVersion('exam', exam.examId, recordsOf(exam).planned);
}
const centre = anOrganisation({});
const ofCentre = aVersion('organisation', centre.organisationId, centre);
const planned = [
  anExamOn(1, '2026-11-25T08:00:00.000Z'),
  anExamOn(2, '2026-11-26T12:00:00.000Z'),
  anExamOn(3, '2026-12-03T08:00:00.000Z'),
];
const pulled = (...versions: readonly ReturnType<typeof aVersion>[]) =>
  pulledEntry(versions.map((version, i) => [version, i + 10] as const));

const opened = (Screen: typeof StartScreen, ...versions: readonly ReturnType<typeof aVersion>[]) =>
  aPageWith({ world: aWorld(1, morning) }, Screen, pulled(ofCentre, ...versions));

/** Who works here becomes somebody with these roles. */
const becomes = async ({ device }: Awaited<ReturnType<typeof opened>>, ...roles: string[]) =>
  act(async () => {
    device.put('staff', me, { staffId: me, name: 'Joke', jobTitle: '', roles, independent: true });
    device.signIn(null);
    device.signIn(me);
  });

const count = (words: RegExp) => screen.getByRole('link', { name: words });

beforeEach(() => useUiState.setState({ hasNavigated: false, soughtTexts: {} }));

describe('the overview of an administrator', () => {
  it('shows what needs somebody before its numbers, and each number leads to its list', async () => {
    await opened(StartScreen, ...planned);
    const board = screen.getByRole('region', { name: 'Today and what needs attention' });
    expect(board.textContent).toContain('11, Kandidaat');
    const numbers = screen.getByRole('region', { name: 'In numbers' });
    expect(board.compareDocumentPosition(numbers)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    expect(count(/^2\s*candidates today/).getAttribute('href')).toBe('/results?period=today');
    expect(count(/^2\s*exams from today on/).getAttribute('href')).toBe('/planning');
    expect(count(/^0\s*assessments need action/).getAttribute('href')).toBe('/results?show=attention');
    expect(screen.getByRole('link', { name: 'Plan an exam' }).getAttribute('href')).toBe('/planning/new');
  });

  it.each([
    [ResultsScreen, '/results?period=today', '2 assessments found'],
    [PlanningScreen, '/planning', '2 exams'],
  ] as const)('and the list counts the same: %#', async (Screen, address, words) => {
    await aPageWith({ world: aWorld(1, morning), address }, Screen, pulled(ofCentre, ...planned));
    expect(screen.getByText(words)).toBeTruthy();
  });

  it('leads a new centre to its first exam, and says what it did of that', async () => {
    const page = await opened(StartScreen);
    const steps = screen.getByRole('region', { name: 'On the way to your first exam' });
    const links = within(steps).getAllByRole('link');
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      '/staff',
      '/qualifications',
      '/participants',
      '/planning/new',
    ]);
    expect(within(steps).queryByText('Done')).toBeNull();
    const other = { staffId: anId(8001), name: 'Eva', jobTitle: '', roles: ['examiner'], independent: true };
    await page.add(pulled(aVersion('staff', anId(8001), other)));
    expect(within(steps).getAllByText('Done')).toHaveLength(1);
    await page.add(pulledEntry([[anExamOn(4, '2026-12-04T08:00:00.000Z'), 90]]));
    expect(screen.queryByRole('region', { name: 'On the way to your first exam' })).toBeNull();
  });

  it('asks for what the centre has not entered', async () => {
    const bare = anOrganisation({ objectionText: {} });
    await aPageWith({}, StartScreen, pulled(aVersion('organisation', bare.organisationId, bare)));
    expect(screen.getByRole('link', { name: /^Text about objecting/ })).toBeTruthy();
  });
});

describe('the overview of others', () => {
  it.each(['leader', 'board', 'reader'])(
    'is numbers of results to %s, and no way to the office',
    async (role) => {
      await becomes(await opened(StartScreen, ...planned), role);
      expect(count(/^2\s*candidates today/)).toBeTruthy();
      expect(screen.queryByRole('link', { name: /from today on/ })).toBeNull();
      expect(screen.queryByRole('link', { name: 'Plan an exam' })).toBeNull();
    },
  );

  it('tells an examiner whose it is', async () => {
    await becomes(await opened(StartScreen, ...planned), 'examiner');
    expect(screen.getByText('This part is for administrators')).toBeTruthy();
    expect(screen.queryByRole('link')).toBeNull();
  });
});

describe('opening the program without an address', () => {
  const isToday = () => screen.queryByRole('heading', { name: 'Today' }) !== null;

  it('stays at today for whoever examines now, an administrator too', async () => {
    await opened(HomeScreen, anExamOn(5, '2026-11-26T12:00:00.000Z', me));
    expect(isToday()).toBe(true);
  });

  /** The screen stays while the next one is loaded; in this page it stays for good. */
  const Located = () => (
    <>
      <p>At {useRouterState({ select: ({ location }) => location.pathname })}</p>
      <HomeScreen />
    </>
  );

  it('goes to the overview where there is nothing to examine', async () => {
    await opened(Located, ...planned);
    expect(await screen.findByText('At /start')).toBeTruthy();
    expect(isToday()).toBe(false);
  });

  it('leads nobody away who is on the way to another screen', async () => {
    const world = aWorld(1, morning);
    await aPageWith({ world, address: '/qualifications' }, Located, pulled(ofCentre, ...planned));
    await act(async () => undefined);
    expect(screen.getByText('At /qualifications')).toBeTruthy();
  });

  it('and stays at today for whoever only examines, or went there', async () => {
    const page = await opened(HomeScreen);
    await becomes(page, 'examiner');
    expect(isToday()).toBe(true);
  });

  it('shows today to an administrator who chose it in the menu', async () => {
    useUiState.setState({ hasNavigated: true });
    await opened(HomeScreen, ...planned);
    expect(isToday()).toBe(true);
  });
});
