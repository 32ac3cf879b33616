/** What the long tasks of a page's main thread were made of, by the browser's own tracing. */
import type { Page } from '@playwright/test';
import type { CallFrame } from './top-functions';

type Node = { readonly id: number; readonly parent?: number; readonly callFrame: CallFrame };
type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Moments and durations in microseconds; `tdur` is what the processor spent. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly id?: string;
  readonly args?: {
    readonly name?: string;
    readonly data?: {
      readonly startTime?: number;
      readonly timeDeltas?: readonly number[];
      readonly cpuProfile?: { readonly nodes?: readonly Node[]; readonly samples?: readonly number[] };
    };
  };
};
/** Names of the functions of one moment, the innermost first, and how long it lasted. */
type Sample = { readonly at: number; readonly us: number; readonly stack: readonly string[] };

/** Tasks from this on are told, in milliseconds. */
const longFrom = 35;
const shown = 12;

const categories = [
  'toplevel',
  'devtools.timeline',
  'disabled-by-default-v8.cpu_profiler',
  'v8',
  '__metadata',
];

const nameOf = ({ functionName, url = '', lineNumber = -1 }: CallFrame): string =>
  `${functionName || '(anonymous)'} ${url.split('/').at(-1) ?? ''}:${lineNumber + 1}`;

function stackOf(nodes: ReadonlyMap<number, Node>, id: number): readonly string[] {
  const stack: string[] = [];
  for (let node = nodes.get(id); node; node = nodes.get(node.parent ?? -1))
    stack.push(nameOf(node.callFrame));
  return stack;
}

/** The samples of one thread. Their chunks may be told on another one: the first event of a profile names its own. */
function samplesOf(events: readonly TraceEvent[], pid: number, tid: number): readonly Sample[] {
  const profiles = new Map<string, { clock: number; readonly nodes: Map<number, Node> }>();
  const samples: Sample[] = [];
  for (const { name, pid: ofPid, tid: ofTid, id, ts, args } of events) {
    const key = `${ofPid} ${id}`;
    if (name === 'Profile' && ofPid === pid && ofTid === tid)
      profiles.set(key, { clock: args?.data?.startTime ?? ts, nodes: new Map() });
    const profile = profiles.get(key);
    if (name !== 'ProfileChunk' || !profile) continue;
    for (const node of args?.data?.cpuProfile?.nodes ?? []) profile.nodes.set(node.id, node);
    for (const [place, sample] of (args?.data?.cpuProfile?.samples ?? []).entries()) {
      const us = args?.data?.timeDeltas?.[place] ?? 0;
      profile.clock += us;
      samples.push({ at: profile.clock, us, stack: stackOf(profile.nodes, sample) });
    }
  }
  return samples;
}

/** The dearest names, a line each. */
function composeTop(spent: readonly (readonly [string, number])[]): string {
  const sums = new Map<string, number>();
  for (const [name, us] of spent) sums.set(name, (sums.get(name) ?? 0) + us);
  return [...sums]
    .sort(([, a], [, b]) => b - a)
    .slice(0, shown)
    .map(([name, us]) => `${(us / 1000).toFixed(1).padStart(9)} ms  ${name}`)
    .join('\n');
}

const inMs = (us: number | undefined): string => ((us ?? 0) / 1000).toFixed(0);

function composeTask(task: TraceEvent, others: readonly TraceEvent[], samples: readonly Sample[]): string {
  const end = task.ts + (task.dur ?? 0);
  const inside = others.filter(({ ts, dur = 0 }) => ts >= task.ts && ts + dur <= end);
  const during = samples.filter(({ at }) => at >= task.ts && at <= end);
  return [
    `task of ${inMs(task.dur)} ms, of the processor ${inMs(task.tdur)}; what the browser did:`,
    composeTop(inside.map(({ name, dur = 0 }) => [name, dur])),
    '  functions, with what they called:',
    composeTop(during.flatMap(({ us, stack }) => [...new Set(stack)].map((name) => [name, us] as const))),
  ].join('\n');
}

/** Every task of a page's main thread that lasted long; the longest part of each is what to mend. */
function composeLongTasks(events: readonly TraceEvent[]): string {
  return events
    .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
    .flatMap(({ pid, tid }) => {
      const mine = events.filter((event) => event.pid === pid && event.tid === tid && event.ph === 'X');
      const isTask = ({ name }: TraceEvent): boolean => name.endsWith('RunTask');
      const samples = samplesOf(events, pid, tid);
      const others = mine.filter((event) => !isTask(event));
      return mine
        .filter((event) => isTask(event) && (event.dur ?? 0) > longFrom * 1000)
        .map((task) => composeTask(task, others, samples));
    })
    .join('\n\n');
}

/** Begins to watch; the returned function ends it and tells each long task. Watching itself makes them longer. */
export async function watchLongTasks(page: Page): Promise<() => Promise<string>> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value) events.push(event as unknown as TraceEvent);
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: categories },
  });
  return async () => {
    const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
    await session.send('Tracing.end');
    await complete;
    await session.detach();
    return composeLongTasks(events);
  };
}
