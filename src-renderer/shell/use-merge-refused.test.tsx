// @vitest-environment happy-dom
/** Two versions of one document are merged by nobody's hand, as soon as everything that it takes is on this device. */
import { act, cleanup, render } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { SyncStatus } from '../../shared/contract/sync-contract';
import { splitQualification } from '../../shared/domain/qualification';
import { createLiveValue } from '../../shared/kernel/live-value';
import { aProfile } from '../../test/builders/a-page';
import { aCoreTask, aQualification } from '../../test/builders/a-qualification';
import { anId } from '../../test/builders/an-exam';
import { fakeDevice } from '../../test/fakes/fake-device';
import { hostStates } from '../../test/fakes/host-states';
import type { ActionDeps } from '../actions/action';
import type { CacheState } from '../cache/query-cache';
import type { MergeTask } from '../cache/read-cache';
import { type QuerySource, QuerySourceProvider } from '../queries/query-source';
import { ActionDepsProvider } from '../ui/use-action';
import { useMergeRefused } from './use-merge-refused';

const staffId = anId<'Staff'>(8000);
const maker = { staffId, deviceId: null, at: '2026-11-27T08:00:00.000Z' };
const qualification = aQualification({ coreTasks: [aCoreTask({ name: 'Lassen', workProcesses: [] })] });
const named = (name: string) => {
  const coreTasks = qualification.coreTasks.map((coreTask) => ({ ...coreTask, name }));
  return splitQualification({ ...qualification, coreTasks }, null);
};

/** Why the first look merges nothing, and what happens next. */
it.each([
  ['one that waits for a tree is merged when that comes, without another contact', 'tree', 'entry'],
  ['one that failed is tried again with what comes in', 'failure', 'entry'],
  ['one that failed is tried again with the next contact, though nothing comes in', 'failure', 'contact'],
  ['one whose rival comes after the refusal is merged when that comes', 'rival', 'entry'],
] as const)('%s', async (_, lacks, then) => {
  let isFirst = true;
  const [base, standing, displaced] = [named('Lassen'), named('Buizen lassen'), named('Platen lassen')];
  const device = fakeDevice();
  const { qualificationId } = qualification;
  device.put('qualification', qualificationId, standing.head);
  const revision = (await device.deps.cache.document('qualification', qualificationId))?.revision;
  if (!revision) throw new Error('not put');
  const task: MergeTask = {
    ...{ type: 'qualification', documentId: qualificationId, revision, refusedRevision: anId<'Change'>(99) },
    ...{ base: base.head, standing: standing.head, displaced: displaced.head },
    ...{ standingBy: maker, displacedBy: maker },
  };
  const versions = new Map([base, displaced].map(({ head, version }) => [head.versionDigest, version]));
  const isMerged = () => device.recorded.some(({ subjectId }) => subjectId === qualificationId);
  const cacheState = createLiveValue<CacheState>({ phase: 'ready', position: 1, journalPosition: 1 });
  const handIns = createLiveValue(new Map([[qualificationId, { refusals: [{}] }]]));
  const cache = {
    ...device.deps.cache,
    mergeTasks: async () => {
      if (isFirst && lacks === 'failure') throw new Error('the view is being built');
      return isMerged() || (isFirst && lacks === 'rival') ? [] : [task];
    },
    mergesAwaited: async () => (isFirst && lacks === 'rival' ? 1 : 0),
    content: async (_type: string, digest: string) => versions.get(digest) ?? null,
    registers: {
      handIns: { documents: handIns },
      documents: () => createLiveValue(),
    },
  };
  const status = createLiveValue<Partial<SyncStatus>>({ lastContactAt: null });
  const host = { ...hostStates(aProfile(staffId)), sync: { status } };
  const source = {
    ...{ cache, cacheState, writer: device.deps.writer, host },
    world: device.deps.world,
  } as unknown as QuerySource;
  const deps = { ...device.deps, cache } as unknown as ActionDeps;
  const administrator = await device.deps.cache.document('staff', staffId);
  function Shell() {
    useMergeRefused(administrator?.document);
    return null;
  }
  await act(async () => {
    render(
      <QuerySourceProvider value={source}>
        <ActionDepsProvider value={deps}>
          <Shell />
        </ActionDepsProvider>
      </QuerySourceProvider>,
    );
  });
  expect(isMerged()).toBe(false);
  isFirst = false;
  versions.set(standing.head.versionDigest, standing.version);
  await act(async () => {
    if (then === 'entry') cacheState.set({ phase: 'ready', position: 2, journalPosition: 2 });
    else status.set({ lastContactAt: '2026-11-27T09:00:00.000Z' });
  });
  expect(isMerged()).toBe(true);
  cleanup();
});
