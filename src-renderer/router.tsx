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
  type RouteComponent,
} from '@tanstack/react-router';
import type { HostClients } from '../shared/contract/host';
import { BrokenScreen } from './shell/broken-screen';
import { NotFoundScreen } from './shell/not-found-screen';
import { Shell } from './shell/shell';
import { noteWay, topOf } from './ui/came-from';
import { createPlaceKeeper, lastPlace } from './ui/last-place';
import { noteOverview, topOfOverview } from './ui/overview-place';
import {
  readAuditSearch,
  readCellSearch,
  readEditorSearch,
  readExportSearch,
  readFiguresSearch,
  readImportSearch,
  readListsSearch,
  readNewExamSearch,
  readOpenSearch,
  readPeopleSearch,
  readPlanningSearch,
  readQualificationSearch,
  readResultSearch,
  readRunSearch,
  readSettingsSearch,
  readStructureSearch,
  readWeekSearch,
} from './ui/search-params';
import { useUiState } from './ui/ui-state';

const rootRoute = createRootRoute({ component: Shell, notFoundComponent: NotFoundScreen });
const route = <Path extends string>(path: Path, component: RouteComponent) =>
  createRoute({ getParentRoute: () => rootRoute, path, component });
/** A list whose tab or filter stands in the address. */
const listRoute = <Path extends string, Search extends object>(
  path: Path,
  component: RouteComponent,
  validateSearch: (search: Record<string, unknown>) => Search,
) => createRoute({ getParentRoute: () => rootRoute, path, component, validateSearch });

const routeTree = rootRoute.addChildren([
  route(
    '/',
    lazyRouteComponent(() => import('./screens/start/home-screen'), 'HomeScreen'),
  ),
  route(
    '/start',
    lazyRouteComponent(() => import('./screens/start/start-screen'), 'StartScreen'),
  ),
  route(
    '/exam/$examId/candidate/$assessmentId',
    lazyRouteComponent(() => import('./screens/exam/candidate/candidate-screen'), 'CandidateScreen'),
  ),
  route(
    '/exam/$examId/mark/$assessmentId',
    lazyRouteComponent(() => import('./screens/exam/marking/marking-screen'), 'MarkingScreen'),
  ),
  route(
    '/exam/$examId/review/$assessmentId',
    lazyRouteComponent(() => import('./screens/exam/review/review-screen'), 'ReviewScreen'),
  ),
  route(
    '/exam/$examId/ready',
    lazyRouteComponent(() => import('./screens/exam/ready/ready-screen'), 'ReadyScreen'),
  ),
  route(
    '/exam/$examId/sheet/$assessmentId',
    lazyRouteComponent(() => import('./screens/candidate/sheet-screen'), 'SheetScreen'),
  ),
  listRoute(
    '/qualifications',
    lazyRouteComponent(() => import('./screens/admin/qualifications-screen'), 'QualificationsScreen'),
    readQualificationSearch,
  ),
  listRoute(
    '/qualifications/import',
    lazyRouteComponent(() => import('./screens/admin/import-screen'), 'ImportScreen'),
    readImportSearch,
  ),
  route(
    '/qualifications/imports',
    lazyRouteComponent(() => import('./screens/admin/imports-screen'), 'ImportsScreen'),
  ),
  listRoute(
    '/qualifications/export',
    lazyRouteComponent(() => import('./screens/admin/export-screen'), 'ExportScreen'),
    readExportSearch,
  ),
  route(
    '/qualifications/catalogue',
    lazyRouteComponent(() => import('./screens/admin/catalogue-screen'), 'CatalogueScreen'),
  ),
  listRoute(
    '/qualifications/$qualificationId',
    lazyRouteComponent(() => import('./screens/admin/qualification-screen'), 'QualificationScreen'),
    readOpenSearch,
  ),
  route(
    '/qualifications/$qualificationId/versions',
    lazyRouteComponent(() => import('./screens/admin/versions-screen'), 'VersionsScreen'),
  ),
  route(
    '/qualifications/$qualificationId/versions/$versionDigest',
    lazyRouteComponent(() => import('./screens/admin/versions/version-screen'), 'VersionScreen'),
  ),
  listRoute(
    '/qualifications/$qualificationId/edit',
    lazyRouteComponent(() => import('./screens/admin/editor-screen'), 'EditorScreen'),
    readEditorSearch,
  ),
  route(
    '/qualifications/$qualificationId/attributes',
    lazyRouteComponent(() => import('./screens/admin/attributes-screen'), 'AttributesScreen'),
  ),
  route(
    '/qualifications/$qualificationId/documents',
    lazyRouteComponent(() => import('./screens/admin/accountability-screen'), 'AccountabilityScreen'),
  ),
  route(
    '/competences',
    lazyRouteComponent(() => import('./screens/admin/competences-screen'), 'CompetencesScreen'),
  ),
  route(
    '/competences/new',
    lazyRouteComponent(() => import('./screens/admin/competence-screen'), 'NewCompetenceScreen'),
  ),
  route(
    '/competences/$competenceId',
    lazyRouteComponent(() => import('./screens/admin/competence-screen'), 'CompetenceScreen'),
  ),
  listRoute(
    '/structure',
    lazyRouteComponent(() => import('./screens/admin/structure-screen'), 'StructureScreen'),
    readStructureSearch,
  ),
  listRoute(
    '/participants',
    lazyRouteComponent(() => import('./screens/admin/participants-screen'), 'ParticipantsScreen'),
    readPeopleSearch,
  ),
  route(
    '/participants/keeping',
    lazyRouteComponent(() => import('./screens/admin/keeping-screen'), 'KeepingScreen'),
  ),
  route(
    '/participants/new',
    lazyRouteComponent(() => import('./screens/admin/add-participant-screen'), 'AddParticipantScreen'),
  ),
  listRoute(
    '/participants/run',
    lazyRouteComponent(() => import('./screens/admin/run-screen'), 'RunScreen'),
    readRunSearch,
  ),
  route(
    '/participants/runs',
    lazyRouteComponent(() => import('./screens/admin/people-runs-screen'), 'PeopleRunsScreen'),
  ),
  route(
    '/participants/duplicates',
    lazyRouteComponent(() => import('./screens/admin/duplicates-screen'), 'DuplicatesScreen'),
  ),
  route(
    '/participants/groups',
    lazyRouteComponent(() => import('./screens/admin/groups-screen'), 'GroupsScreen'),
  ),
  route(
    '/participants/groups/$groupId',
    lazyRouteComponent(() => import('./screens/admin/group-screen'), 'GroupScreen'),
  ),
  route(
    '/participants/$participantId',
    lazyRouteComponent(() => import('./screens/admin/participant-screen'), 'ParticipantScreen'),
  ),
  route(
    '/participants/$participantId/portfolio',
    lazyRouteComponent(() => import('./screens/portfolio/portfolio-screen'), 'PortfolioScreen'),
  ),
  route(
    '/participants/import',
    lazyRouteComponent(() => import('./screens/admin/roster-import-screen'), 'ParticipantsImportScreen'),
  ),
  route(
    '/staff/import',
    lazyRouteComponent(() => import('./screens/admin/roster-import-screen'), 'StaffImportScreen'),
  ),
  route(
    '/staff',
    lazyRouteComponent(() => import('./screens/admin/staff-screen'), 'StaffScreen'),
  ),
  route(
    '/staff/new',
    lazyRouteComponent(() => import('./screens/admin/staff-member-screen'), 'NewStaffScreen'),
  ),
  route(
    '/staff/accounts',
    lazyRouteComponent(() => import('./screens/admin/accounts-screen'), 'AccountsScreen'),
  ),
  route(
    '/staff/$staffId',
    lazyRouteComponent(() => import('./screens/admin/staff-member-screen'), 'StaffMemberScreen'),
  ),
  route(
    '/devices',
    lazyRouteComponent(() => import('./screens/admin/devices-screen'), 'DevicesScreen'),
  ),
  listRoute(
    '/audit',
    lazyRouteComponent(() => import('./screens/admin/audit-screen'), 'AuditScreen'),
    readAuditSearch,
  ),
  listRoute(
    '/planning',
    lazyRouteComponent(() => import('./screens/admin/planning-screen'), 'PlanningScreen'),
    readPlanningSearch,
  ),
  listRoute(
    '/planning/new',
    lazyRouteComponent(() => import('./screens/admin/plan-exam-screen'), 'PlanExamScreen'),
    readNewExamSearch,
  ),
  route(
    '/planning/bulk',
    lazyRouteComponent(() => import('./screens/admin/bulk-plan-screen'), 'BulkPlanScreen'),
  ),
  listRoute(
    '/planning/week',
    lazyRouteComponent(() => import('./screens/admin/planning-week-screen'), 'PlanningWeekScreen'),
    readWeekSearch,
  ),
  listRoute(
    '/planning/lists',
    lazyRouteComponent(() => import('./screens/admin/plan-lists-screen'), 'PlanListsScreen'),
    readListsSearch,
  ),
  route(
    '/planning/templates',
    lazyRouteComponent(() => import('./screens/admin/exam-templates-screen'), 'ExamTemplatesScreen'),
  ),
  route(
    '/planning/$examId',
    lazyRouteComponent(() => import('./screens/admin/exam-plan-screen'), 'ExamPlanScreen'),
  ),
  listRoute(
    '/planning/$examId/change',
    lazyRouteComponent(() => import('./screens/admin/change-plan-screen'), 'ChangePlanScreen'),
    readCellSearch,
  ),
  route(
    '/planning/$examId/swap',
    lazyRouteComponent(() => import('./screens/admin/swap-exams-screen'), 'SwapExamsScreen'),
  ),
  listRoute(
    '/results',
    lazyRouteComponent(() => import('./screens/admin/results-screen'), 'ResultsScreen'),
    readResultSearch,
  ),
  listRoute(
    '/results/figures',
    lazyRouteComponent(() => import('./screens/admin/figures-screen'), 'FiguresScreen'),
    readFiguresSearch,
  ),
  route(
    '/conflicts',
    lazyRouteComponent(() => import('./screens/admin/conflicts-screen'), 'ConflictsScreen'),
  ),
  route(
    '/sync',
    lazyRouteComponent(() => import('./screens/settings/sync-screen'), 'SyncScreen'),
  ),
  route(
    '/file',
    lazyRouteComponent(() => import('./screens/candidate/file-screen'), 'FileScreen'),
  ),
  listRoute(
    '/settings',
    lazyRouteComponent(() => import('./screens/settings/settings-screen'), 'SettingsScreen'),
    readSettingsSearch,
  ),
]);

export const router = createRouter({
  routeTree,
  history: createHashHistory(),
  defaultPreload: 'intent',
  defaultErrorComponent: BrokenScreen,
  scrollRestoration: false,
});

router.subscribe('onBeforeNavigate', ({ fromLocation, toLocation }) => {
  if (!fromLocation) return;
  noteWay(fromLocation, toLocation, window.scrollY);
  noteOverview(fromLocation, toLocation, window.scrollY);
  const top = topOf(fromLocation, toLocation) || topOfOverview(fromLocation, toLocation);
  useUiState.getState().noteNavigation(top);
});

/** Opened without an address, the application goes on where the examiner was; from then on every place is kept. */
export async function followPlace(host: HostClients): Promise<void> {
  const place = await lastPlace(host);
  if (place && ['', '#', '#/'].includes(window.location.hash)) router.history.replace(place);
  const keep = createPlaceKeeper(host);
  router.subscribe('onResolved', ({ toLocation }) => keep(toLocation.pathname));
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
