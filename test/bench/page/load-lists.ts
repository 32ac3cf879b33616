/** The states of all exams, as Today and the lists ask for them: at first, and again after one mark. */

import { realWorld } from '../../../shared/kernel/real-world';
import type { Draft } from '../../../shared/protocol/change';
import { connectHost } from '../../../src-renderer/host/connect-host';
import { createExamStateComposer } from '../../../src-renderer/queries/compose-exam-states';
import { value } from '../../builders/value';
import { type OpenedCache, openCache, waitForCache } from './product-cache';

type Loaded = { readonly ms: number; readonly count: number };

type Opened = OpenedCache & {
  readonly cache: ReturnType<OpenedCache['fresh']>;
  readonly compose: ReturnType<typeof createExamStateComposer>;
};
let opened: Opened | null = null;

async function load(): Promise<Loaded> {
  if (!opened) throw new Error('the lists were not loaded before');
  const start = performance.now();
  const { cache, compose } = opened;
  await cache.refresh();
  const { registers } = cache;
  const states = compose({
    exams: (registers.documents('exam').get()?.stored ?? []).map(({ document }) => document),
    assessments: registers.assessments.get() ?? new Map(),
    handIns: registers.handIns.get() ?? new Map(),
  });
  return { ms: performance.now() - start, count: states.length };
}

/** Loads with nothing remembered. */
export async function loadLists(_: null): Promise<Loaded> {
  opened?.database.close();
  const cache = await openCache();
  opened = { ...cache, cache: cache.fresh(), compose: createExamStateComposer() };
  return load();
}

/** Records the draft, waits until the view has it, and loads again with what is remembered. */
export async function loadListsAfterChange({ draft }: { readonly draft: Draft }): Promise<Loaded> {
  const { clients } = await connectHost(realWorld);
  const { position } = value(await clients.journal.append({ drafts: [draft] }));
  await waitForCache({ position });
  return load();
}
