/**
 * The tasks of a page's main thread by the browser's own tracing: how long each took on the wall, and how much of that it had
 * a processor. On a busy machine the second is what the program costs; the first is what a person waited.
 */
import type { CDPSession, Page } from '@playwright/test';
import { composeTaskTree, type TaskSamples } from './task-tree';

type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** Of the thread's own clock. */
  readonly tdur?: number;
  readonly id?: string;
  readonly args?: {
    readonly name?: string;
    readonly data?: { readonly timeDeltas?: readonly number[]; readonly startTime?: number } & TaskSamples;
  };
};

/** The longest of a step, in milliseconds. */
export type LongestTasks = { readonly wallMs: number; readonly cpuMs: number; readonly told: string };

const taskCategories = ['disabled-by-default-devtools.timeline', 'devtools.timeline', '__metadata'];
const profileCategory = 'disabled-by-default-v8.cpu_profiler';
const startedMs = 300;
/** Both clocks count microseconds since the machine started. */
const nowInTrace = (): number => Number(process.hrtime.bigint() / 1000n);
/** A task that had a processor for this long is told in parts. */
const toldFromMs = 15;

/** What the engine does beside running scripts; each told once, the outermost first. */
const partNames = [
  'UpdateLayoutTree',
  'Layout',
  'PrePaint',
  'Paint',
  'Layerize',
  'Commit',
  'MinorGC',
  'MajorGC',
  'ParseHTML',
];

const isWithin = (inner: TraceEvent, outer: TraceEvent): boolean =>
  inner.ts >= outer.ts && inner.ts + (inner.dur ?? 0) <= outer.ts + (outer.dur ?? 0);

function tellParts(task: TraceEvent, events: readonly TraceEvent[]): string {
  const inside = events.filter((event) => event.tid === task.tid && isWithin(event, task));
  return partNames
    .map((name) => {
      const ms = inside
        .filter((event) => event.name === name)
        .reduce((sum, { dur = 0 }) => sum + dur / 1000, 0);
      return ms >= 1 ? `${name} ${ms.toFixed(0)}` : '';
    })
    .filter(Boolean)
    .join(', ');
}

/** The thread on which the page's scripts run: the one of all main threads that worked longest. */
function mainTasks(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const mains = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return events.filter(
    ({ name, ph, pid, tid }) => name === 'RunTask' && ph === 'X' && mains.has(`${pid} ${tid}`),
  );
}

function tellTask(task: TraceEvent, events: readonly TraceEvent[]): string {
  const [wall, cpu] = [(task.dur ?? 0) / 1000, (task.tdur ?? 0) / 1000];
  const head = `task of ${wall.toFixed(0)} ms (${cpu.toFixed(0)} of them on a processor): ${tellParts(task, events)}`;
  const chunks = events.filter(({ name, pid }) => name === 'ProfileChunk' && pid === task.pid);
  const starts = events.filter(
    ({ name, pid, tid }) => name === 'Profile' && pid === task.pid && tid === task.tid,
  );
  const trees = starts.map(({ id, args }) =>
    composeTaskTree(
      chunks.filter((chunk) => chunk.id === id).map(({ args }) => args?.data ?? {}),
      args?.data?.startTime ?? 0,
      { from: task.ts, to: task.ts + (task.dur ?? 0) },
    ),
  );
  return [head, ...trees].filter(Boolean).join('\n');
}

async function endTrace(
  session: CDPSession,
  events: readonly TraceEvent[],
  from: number,
): Promise<LongestTasks> {
  const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  const tasks = mainTasks(events).filter(({ ts }) => ts >= from);
  const longest = (read: (task: TraceEvent) => number): number =>
    tasks.reduce((most, task) => Math.max(most, read(task) / 1000), 0);
  return {
    wallMs: longest(({ dur = 0 }) => dur),
    cpuMs: longest(({ tdur = 0 }) => tdur),
    told: tasks
      .filter(({ tdur = 0 }) => tdur / 1000 >= toldFromMs)
      .toSorted((a, b) => (b.tdur ?? 0) - (a.tdur ?? 0))
      .slice(0, 3)
      .map((task) => tellTask(task, events))
      .join('\n'),
  };
}

/**
 * Begins to trace; the returned function ends it.
 * @param isProfiled tell also which functions each long task ran, which makes every task somewhat longer
 */
export async function traceTasks(page: Page, isProfiled: boolean): Promise<() => Promise<LongestTasks>> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value) events.push(event as unknown as TraceEvent);
  });
  const includedCategories = isProfiled ? [...taskCategories, profileCategory] : taskCategories;
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories } });
  // Starting the tracing is a task itself.
  await page.waitForTimeout(startedMs);
  const from = nowInTrace();
  return () => endTrace(session, events, from);
}
