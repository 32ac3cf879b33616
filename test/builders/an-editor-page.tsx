/** The editor of a qualification in a page, for component tests: what main keeps and what is published both come through. */
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
} from '@tanstack/react-router';
import { act, screen } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { fromTree, type Tree } from '../../shared/domain/authoring/tree';
import { type Qualification, splitQualification } from '../../shared/domain/qualification';
import { createLiveValue } from '../../shared/kernel/live-value';
import type { CoreTask } from '../../shared/records/qualification-version';
import { composeContentDraft, composeDocumentDraft } from '../../src-renderer/actions/compose-draft';
import { recordDrafts } from '../../src-renderer/actions/record-drafts';
import type { CacheState } from '../../src-renderer/cache/query-cache';
import { EditorScreen } from '../../src-renderer/screens/admin/editor-screen';
import { keepDraftAfterMs } from '../../src-renderer/writer/drafts/draft-keeping';
import { treeOfDraft } from '../../src-renderer/writer/drafts/draft-trees';
import { type FakeDevice, fakeDevice } from '../fakes/fake-device';
import { hostStates } from '../fakes/host-states';
import { aCacheLab, ownEntry, pulledEntry } from './a-cache-lab';
import { aVersion } from './a-change';
import { aProfile, showRoutes } from './a-page';
import { anId } from './an-exam';

const staffId = anId<'Staff'>(8000);
const somebody = { staffId, name: 'Joke Postma', jobTitle: '', roles: ['administrator'], independent: true };

export type EditorPage = {
  readonly device: FakeDevice;
  readonly user: UserEvent;
  /** Lets so much time pass for the draft. */
  readonly pass: (ms?: number) => Promise<void>;
  /** What main keeps; null when there is no draft. */
  readonly kept: () => readonly CoreTask[] | null;
  /** Shows what was recorded since. */
  readonly catchUp: () => Promise<void>;
  readonly currentNode: () => string | undefined;
};

const coreTasksOf = (tree: Tree): readonly CoreTask[] => fromTree(tree, null).coreTasks;

/** @param device the one that an earlier page ran on: then nothing is recorded anew */
export async function anEditorPage(qualification: Qualification, device?: FakeDevice): Promise<EditorPage> {
  const on = device ?? fakeDevice();
  const { qualificationId } = qualification;
  const { head, version } = splitQualification(qualification, null);
  if (!device) {
    const { world } = on.deps;
    await recordDrafts(on.deps, null, [
      composeContentDraft(world, 'qualification-version', version),
      composeDocumentDraft(world, {
        type: 'qualification',
        documentId: qualificationId,
        document: head,
        upon: null,
      }),
    ]);
  }
  const lab = await aCacheLab();
  let shown = 0;
  const addNew = async (): Promise<void> => {
    const fresh = on.recorded.slice(shown);
    shown = on.recorded.length;
    await lab.add(...fresh.map((change) => ownEntry(change)));
  };
  await lab.add(pulledEntry([[aVersion('staff', staffId, somebody), 1]]));
  await addNew();
  const rootRoute = createRootRoute({ component: Outlet });
  const editRoute = createRoute({
    getParentRoute: () => rootRoute,
    path: '/qualifications/$qualificationId/edit',
    component: EditorScreen,
  });
  const listRoute = createRoute({
    getParentRoute: () => rootRoute,
    path: '/qualifications',
    component: () => null,
  });
  const router = createRouter({
    routeTree: rootRoute.addChildren([editRoute, listRoute]),
    history: createMemoryHistory({ initialEntries: [`/qualifications/${qualificationId}/edit`] }),
  });
  const deps = { ...on.deps, cache: lab.cache };
  const source = {
    cache: lab.cache,
    writer: on.deps.writer,
    cacheState: createLiveValue<CacheState>(),
    host: hostStates(aProfile(staffId)),
    world: on.deps.world,
  };
  await showRoutes(router, source, deps);
  await screen.findByRole('tree');
  return {
    device: on,
    user: userEvent.setup(),
    pass: (ms = keepDraftAfterMs) => act(() => on.timers.pass(ms)),
    kept: () => {
      const draft = on.drafts.draftOf(qualificationId);
      return draft && coreTasksOf(treeOfDraft(draft, null));
    },
    catchUp: () => act(addNew),
    currentNode: () => {
      const { search } = router.state.location;
      return 'node' in search && typeof search.node === 'string' ? search.node : undefined;
    },
  };
}
