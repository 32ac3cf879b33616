/** Profiles all threads of a page, its workers included, by the browser's own tracing. */
import type { Page } from '@playwright/test';
import { composeTopFunctions, type ProfileNode } from './top-functions';

type TraceEvent = {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly id?: string;
  readonly args?: {
    readonly name?: string;
    readonly data?: {
      readonly timeDeltas?: readonly number[];
      readonly cpuProfile?: { readonly nodes?: readonly ProfileNode[]; readonly samples?: readonly number[] };
    };
  };
};
type Thread = { nodes: ProfileNode[]; samples: number[]; timeDeltas: number[]; name: string };

function gatherThreads(events: readonly TraceEvent[]): readonly Thread[] {
  const names = new Map<string, string>();
  const threads = new Map<string, Thread>();
  // A chunk may be told on another thread than the one it is about: the profile's first event names that.
  const threadOf = new Map<string, string>();
  for (const { name, pid, tid, id, args } of events) {
    const here = `${pid} ${tid}`;
    const key = `${pid} ${id}`;
    if (name === 'thread_name') names.set(here, args?.name ?? '');
    if (name === 'Profile') threadOf.set(key, here);
    if (name !== 'ProfileChunk') continue;
    const thread = threads.get(key) ?? { nodes: [], samples: [], timeDeltas: [], name: '' };
    threads.set(key, thread);
    for (const node of args?.data?.cpuProfile?.nodes ?? []) thread.nodes.push(node);
    for (const sample of args?.data?.cpuProfile?.samples ?? []) thread.samples.push(sample);
    for (const delta of args?.data?.timeDeltas ?? []) thread.timeDeltas.push(delta);
  }
  for (const [key, thread] of threads) thread.name = names.get(threadOf.get(key) ?? '') ?? '';
  return [...threads.values()];
}

/** Begins to profile; the returned function ends it and tells the dearest functions of each thread. */
export async function profilePage(page: Page): Promise<() => Promise<string>> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value) events.push(event as unknown as TraceEvent);
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['disabled-by-default-v8.cpu_profiler', '__metadata'] },
  });
  return async () => {
    const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
    await session.send('Tracing.end');
    await complete;
    await session.detach();
    return gatherThreads(events)
      .filter(({ nodes }) => nodes.some(({ callFrame }) => callFrame.url?.includes('127.0.0.1')))
      .map((thread) => `${thread.name}: ${composeTopFunctions(thread)}`)
      .join('\n\n');
  };
}
