/**
 * Addresses and their screens. Every screen is loaded when it is first opened, so that the program starts without the
 * code of sheets and imports. Hash history: the page is served from one file by both hosts.
 */
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { BrokenScreen } from './shell/broken-screen';
import { NotFoundScreen } from './shell/not-found-screen';
import { Shell } from './shell/shell';
import { useUiState } from './ui/ui-state';

const screens = import.meta.glob<Record<string, () => React.ReactNode>>('./screens/*/*-screen.tsx');

/** The screen of a file, by its exported name. */
function screen(file: string, name: string) {
  return lazyRouteComponent(async () => {
    const load = screens[`./screens/${file}.tsx`];
    return { default: (await load?.())?.[name] ?? NotFoundScreen };
  });
}

const rootRoute = createRootRoute({ component: Shell, notFoundComponent: NotFoundScreen });
const route = <Path extends string>(path: Path, component: ReturnType<typeof screen>) =>
  createRoute({ getParentRoute: () => rootRoute, path, component });

const routeTree = rootRoute.addChildren([
  route('/', screen('exam/today-screen', 'TodayScreen')),
  route('/exam/$examId/candidate/$assessmentId', screen('exam/candidate-screen', 'CandidateScreen')),
  route('/exam/$examId/mark/$assessmentId', screen('exam/marking-screen', 'MarkingScreen')),
  route('/exam/$examId/review/$assessmentId', screen('exam/review-screen', 'ReviewScreen')),
  route('/exam/$examId/sheet/$assessmentId', screen('candidate/sheet-screen', 'SheetScreen')),
  route('/qualifications', screen('admin/qualifications-screen', 'QualificationsScreen')),
  route('/qualifications/import', screen('admin/import-screen', 'ImportScreen')),
  route('/qualifications/$qualificationId', screen('admin/qualification-screen', 'QualificationScreen')),
  route('/competences', screen('admin/competences-screen', 'CompetencesScreen')),
  route('/participants', screen('admin/participants-screen', 'ParticipantsScreen')),
  route('/planning', screen('admin/planning-screen', 'PlanningScreen')),
  route('/planning/new', screen('admin/plan-exam-screen', 'PlanExamScreen')),
  route('/results', screen('admin/results-screen', 'ResultsScreen')),
  route('/sync', screen('settings/sync-screen', 'SyncScreen')),
  route('/settings', screen('settings/settings-screen', 'SettingsScreen')),
]);

export const router = createRouter({
  routeTree,
  history: createHashHistory(),
  defaultPreload: 'intent',
  defaultErrorComponent: BrokenScreen,
  scrollRestoration: false,
});

router.subscribe('onBeforeNavigate', ({ fromLocation }) => {
  if (fromLocation) useUiState.getState().noteNavigation();
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
