/**
 * The screens of one assessment in a page, for component tests: over a device in memory whose journal answers, waits or
 * fails as it is told, with the candidate identified and the examiner of the exam signed in.
 */
import { createMemoryHistory, createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { act, screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { People } from '../../shared/contract/people-contract';
import type { Exam } from '../../shared/domain/exam';
import { newId, type ParticipantId } from '../../shared/kernel/ids';
import { createLiveValue } from '../../shared/kernel/live-value';
import type { Organisation } from '../../shared/records/organisation';
import type { Staff } from '../../shared/records/staff';
import type { MarkValue } from '../../shared/values/scale';
import { attachEvidence } from '../../src-renderer/actions/attach-evidence';
import { giveMark } from '../../src-renderer/actions/give-mark';
import { identifyCandidate } from '../../src-renderer/actions/identify-candidate';
import type { CacheState } from '../../src-renderer/cache/query-cache';
import { CandidateScreen } from '../../src-renderer/screens/exam/candidate/candidate-screen';
import { MarkingScreen } from '../../src-renderer/screens/exam/marking/marking-screen';
import { ReviewScreen } from '../../src-renderer/screens/exam/review/review-screen';
import { useUiState } from '../../src-renderer/ui/ui-state';
import { alwaysWhole } from '../fakes/always-whole';
import { type FakeDevice, fakeDevice } from '../fakes/fake-device';
import { hostStates } from '../fakes/host-states';
import { aCacheLab, pulledEntry } from './a-cache-lab';
import { aVersion } from './a-change';
import { aNamedFile } from './a-named-file';
import { aProfile, showRoutes } from './a-page';
import { anOrganisation } from './a-sheet';
import { aCandidate, anExam, anId, indicatorNumbered } from './an-exam';

export const examiner = anId<'Staff'>(8000);
const target = { examId: anId<'Exam'>(5001), assessmentId: anId<'Assessment'>(7001) };

/** The exam of the examiner who is signed in. */
export const ownExam = (changes: Parameters<typeof anExam>[0] = {}): Exam =>
  anExam({
    examinerId: examiner,
    examinerName: 'Joke Postma',
    candidates: [aCandidate({ examinerId: examiner })],
    shape: [['draagt beschermende kleding', 'controleert de lasmachine'], ['last de hoeknaad']],
    ...changes,
  });

/** The clock by which the page's events are stamped, ahead of the real one by how long people rested. */
let rested = 0;
const realNow = performance.now.bind(performance);
performance.now = () => realNow() + rested;

export type AnExamPage = {
  readonly device: FakeDevice;
  readonly user: UserEvent;
  /** Lets time pass for the writer, and what hangs on it be drawn. */
  readonly pass: (ms: number) => Promise<void>;
  /** What was recorded of this kind, in order. */
  readonly recorded: (type: string) => readonly Readonly<Record<string, unknown>>[];
  readonly path: () => string;
  readonly go: (path: string) => void;
  /** The view shows the journal up to here. */
  readonly viewReaches: (position: number) => void;
  /** A version that came from elsewhere is in the view. */
  readonly viewHears: (change: ReturnType<typeof aVersion>) => Promise<void>;
  readonly viewBecomes: (phase: CacheState['phase']) => void;
};

/**
 * @param marks given before the screen is opened, by number of the indicator
 */
export async function anExamPage(
  screenName: 'mark' | 'review' | 'candidate',
  {
    exam = ownExam(),
    marks = {},
    evidence = {},
    frame,
    colleague = null,
    people,
    isViewSteered = false,
    organisation = null,
    isIdentified = true,
    stored = [],
    handedTo = null,
  }: {
    /** Null: the view is being built, and this exam is not in it yet. */
    readonly exam?: Exam | null;
    readonly marks?: Readonly<Record<string, MarkValue>>;
    /** Names of files that were attached before, by number of the indicator. */
    readonly evidence?: Readonly<Record<string, string>>;
    /** Around the screens; none where it does not matter. */
    readonly frame?: () => React.ReactNode;
    /** Who signs in when that is done, instead of the examiner. */
    readonly colleague?: Staff | null;
    readonly people?: People;
    /** The writer follows the view as the test steers it; else it takes it for whole. */
    readonly isViewSteered?: boolean;
    /** What the centre set; null: the page has no document of it. */
    readonly organisation?: Partial<Organisation> | null;
    /** Whether the examiner confirmed who stands there before the screen is opened. */
    readonly isIdentified?: boolean;
    /** Documents that the view shows. */
    readonly stored?: readonly ReturnType<typeof aVersion>[];
    /** A candidate whom the examiner handed the device to. */
    readonly handedTo?: ParticipantId | null;
  } = {},
): Promise<AnExamPage> {
  const phase = exam ? 'ready' : 'rebuilding';
  const cacheState = createLiveValue<CacheState>({ phase, position: 0, journalPosition: 9 });
  const device = fakeDevice(exam && !isViewSteered ? alwaysWhole : cacheState);
  if (exam) device.putExam(exam);
  const tap = () => ({ ...target, changeId: newId<'Change'>() });
  if (exam && isIdentified) await identifyCandidate(device.deps, { ...tap(), method: 'identity-document' });
  for (const [number, value] of exam ? Object.entries(marks) : [])
    await giveMark(device.deps, {
      ...tap(),
      indicatorId: indicatorNumbered(exam ?? ownExam(), number),
      value,
    });
  for (const [number, name] of exam ? Object.entries(evidence) : [])
    await attachEvidence(device.deps, {
      ...{ ...tap(), workProcessId: null, word: '', file: aNamedFile({ name }) },
      indicatorId: indicatorNumbered(exam ?? ownExam(), number),
    });
  if (colleague) {
    device.put('staff', colleague.staffId, colleague);
    device.signIn(colleague.staffId);
  }

  const root = createRootRoute(frame ? { component: frame } : {});
  const at = (path: string, component: () => React.ReactNode) =>
    createRoute({ getParentRoute: () => root, path, component });
  const router = createRouter({
    routeTree: root.addChildren([
      at('/', () => <p>Today</p>),
      at('/exam/$examId/mark/$assessmentId', MarkingScreen),
      at('/exam/$examId/review/$assessmentId', ReviewScreen),
      at('/exam/$examId/candidate/$assessmentId', CandidateScreen),
      at('/exam/$examId/sheet/$assessmentId', () => <p>Sheet</p>),
    ]),
    history: createMemoryHistory({
      initialEntries: [`/exam/${target.examId}/${screenName}/${target.assessmentId}`],
    }),
  });
  useUiState.setState(useUiState.getInitialState(), true);
  const lab = await aCacheLab();
  if (stored.length > 0) await lab.add(pulledEntry(stored.map((one, index) => [one, index + 101])));
  if (organisation) {
    const centre = { ...anOrganisation(), ...organisation };
    device.put('organisation', centre.organisationId, centre);
    await lab.add(pulledEntry([[aVersion('organisation', centre.organisationId, centre), 1]]));
  }
  const source = {
    cache: lab.cache,
    writer: device.deps.writer,
    cacheState,
    host: hostStates({ ...aProfile(examiner), handedTo }, people),
    world: device.deps.world,
  };
  await showRoutes(router, source, device.deps);
  return {
    device,
    // A person rests between one act and the next; without that a second tap is the second half of a double tap.
    user: userEvent.setup({
      advanceTimers: () => {
        rested += 500;
      },
    }),
    pass: (ms) => act(() => device.timers.pass(ms)),
    recorded: (type) =>
      device.recorded.flatMap((change) =>
        change.type === type ? [change.body as Readonly<Record<string, unknown>>] : [],
      ),
    path: () => router.state.location.pathname,
    go: (path) => act(() => router.history.push(path)),
    viewReaches: (position) =>
      act(() => cacheState.set({ phase: 'ready', position, journalPosition: position })),
    viewHears: (change) => act(() => lab.add(pulledEntry([[change, 901]]))),
    viewBecomes: (phase) => act(() => cacheState.set({ phase, position: 0, journalPosition: 9 })),
  };
}

/** The group of answers for an indicator. */
export const answersFor = (number: string) =>
  within(screen.getByRole('group', { name: `Mark for ${number}` }));
/** The card of an indicator. */
export const cardOf = (number: string) => within(screen.getByRole('article', { name: number }));
/** The icons in an element, by name, in order. */
export const iconsIn = (element: Element): string[] =>
  [...element.querySelectorAll('svg')].map(
    (icon) => /tabler-icon-([\w-]+)/.exec(icon.getAttribute('class') ?? '')?.[1] ?? '',
  );
