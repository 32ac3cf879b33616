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

/** Composes the states when exams, records and hand-ins are there; other registers may still be read. */
function composeStates({ cache, compose }: Opened): number | null {
  const { registers } = cache;
  const exams = registers.documents('exam').get();
  const assessments = registers.assessments.get();
  const handIns = registers.handIns.streams.get();
  if (!exams || !assessments || !handIns) return null;
  return compose({
    ...{ exams: exams.stored.map(({ document }) => document), assessments, handIns },
    personOf: () => undefined,
  }).length;
}

/** @param begin reads what the lists are made of */
async function load(begin: (opened: Opened) => Promise<unknown>): Promise<Loaded> {
  if (!opened) throw new Error('the lists were not loaded before');
  const start = performance.now();
  await begin(opened);
  const count = composeStates(opened);
  if (count === null) throw new Error('the registers of the lists are not there');
  return { ms: performance.now() - start, count };
}

/** As a page that was just opened: resolves when the last of the three registers is there. */
const follow = ({ cache }: Opened): Promise<void> =>
  new Promise((resolve) => {
    const { registers } = cache;
    const isThere = (): boolean =>
      [registers.documents('exam'), registers.assessments, registers.handIns.streams].every(({ get }) =>
        get(),
      );
    for (const live of [registers.documents('exam'), registers.assessments, registers.handIns.streams])
      live.subscribe(() => isThere() && resolve());
    cache.follow();
  });

/** Loads with nothing remembered. */
export async function loadLists(_: null): Promise<Loaded> {
  opened?.database.close();
  const cache = await openCache();
  opened = { ...cache, cache: cache.fresh(), compose: createExamStateComposer() };
  const loaded = await load(follow);
  // What comes after the lists is here before anything else is measured.
  await opened.cache.refresh();
  return loaded;
}

/** Records the draft, waits until the view has it, and loads again with what is remembered. */
export async function loadListsAfterChange({ draft }: { readonly draft: Draft }): Promise<Loaded> {
  const { clients } = await connectHost(realWorld);
  const { position } = value(await clients.journal.append({ drafts: [draft] }));
  await waitForCache({ position });
  return load(({ cache }) => cache.refresh());
}
