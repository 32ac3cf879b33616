/**
 * A page without a view that marks on a host which is killed again and again: the writer of the product, over the built
 * host. Nothing but the journal's answers ever reaches it.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { DeviceProfile } from '../../shared/contract/device-contract';
import type { HostClients } from '../../shared/contract/host';
import { type ChangeId, newId } from '../../shared/kernel/ids';
import { createLiveValue } from '../../shared/kernel/live-value';
import { problem } from '../../shared/kernel/problem';
import { realWorld } from '../../shared/kernel/real-world';
import { err } from '../../shared/kernel/result';
import { giveMark } from '../../src-renderer/actions/give-mark';
import { identifyCandidate } from '../../src-renderer/actions/identify-candidate';
import type { ReadCache } from '../../src-renderer/cache/read-cache';
import type { JournalClient } from '../../src-renderer/writer/append-drafts';
import { createWriter } from '../../src-renderer/writer/writer';
import { aDeskOver } from '../builders/a-desk';
import { anExam, anId } from '../builders/an-exam';
import { joinCentre, joinedPin } from '../builders/join-centre';
import { plannedTime } from '../builders/planned-time';
import { alwaysWhole } from '../fakes/always-whole';
import { noDrafts } from '../fakes/memory-drafts';
import { noTyped } from '../fakes/memory-typed';
import { judgeJournal } from './kill-verdict.mjs';
import { startHost, visit } from './killable-host.mjs';
import { createMarkRobot } from './mark-robot.mjs';

type Call = Awaited<ReturnType<typeof visit>>;
export type WriterVerdict = {
  readonly taps: number;
  readonly ticked: number;
  /** Ticks on the screen that the journal had not answered for. */
  readonly tooEarly: number;
  readonly lost: number;
  readonly duplicated: number;
  readonly broken: number;
  /** Marks in the journal whose predecessor is not there: decided upon something that never was. */
  readonly uponNothing: number;
};

const exam = anExam({ shape: [Array.from({ length: 40 }, (_, i) => `onderdeel ${i + 1}`)] });
const indicatorIds = exam.snapshot.coreTasks[0]?.workProcesses[0]?.indicators.map((i) => i.indicatorId) ?? [];
const target = { examId: exam.examId, assessmentId: anId<'Assessment'>(7001) };
const staffId = anId<'Staff'>(8001);
const examiner = { staffId, name: 'Joke', jobTitle: '', roles: ['examiner'] as const, independent: true };

/** A view that knows the exam and the examiner from the start, and never anything else. */
const cache = {
  exam: async () => ({ exam, revision: anId(1) }),
  document: async () => ({ document: examiner, revision: anId(2) }),
  assessmentEvents: async () => [],
  reached: () => new Promise<void>(() => undefined),
} as unknown as ReadCache;

/** @param kills how often the host is killed while the page goes on tapping */
export async function markUnderKills(host: string, kills: number, seed: number): Promise<WriterVerdict> {
  const folder = await mkdtemp(join(tmpdir(), 'vakproef-writer-kill-'));
  await joinCentre(folder, join(`${folder}-exports`, 'state'), staffId);
  const { random } = createMarkRobot(seed);
  const acknowledged = new Map<string, string>();
  let call: Call = () => Promise.reject(new Error('no host yet'));
  const journal: JournalClient = {
    append: async (input) => {
      try {
        const answer = await call('journal.append', input);
        for (const [i, { hash }] of (answer.ok ? answer.value.changes : []).entries())
          acknowledged.set(input.drafts[i]?.changeId ?? '', hash);
        return answer;
      } catch {
        return err(problem('host-unreachable'));
      }
    },
  };
  const profile = createLiveValue({ actorId: staffId, deviceId: anId<'Device'>(9001) } as DeviceProfile);
  const writer = createWriter({
    journal,
    typed: noTyped,
    drafts: noDrafts,
    cache,
    cacheState: alwaysWhole,
    profile,
    after: realWorld.after,
  });
  const onlyJournal = { journal } as unknown as HostClients;
  const deps = {
    host: onlyJournal,
    ...{ cache, writer, world: plannedTime, openDesk: aDeskOver(cache) },
  };
  const line = writer.assessment(target);

  const tapped: Promise<unknown>[] = [];
  const ticked = new Set<ChangeId>();
  let tooEarly = 0;
  const tap = (): void => {
    const changeId = newId<'Change'>();
    const indicatorId = indicatorIds[random(indicatorIds.length)] ?? anId(0);
    const value = random(2) === 0 ? ('met' as const) : ('not-met' as const);
    tapped.push(
      giveMark(deps, { ...target, changeId, indicatorId, value }).then((result) => {
        if (!result.ok || result.value.savedAt === null) return;
        ticked.add(changeId);
        if (!acknowledged.has(changeId)) tooEarly += 1;
      }),
    );
  };

  try {
    let running = startHost({ host, folder });
    const enter = async (): Promise<void> => {
      call = await visit(await running.ready);
      // A program that starts again is locked; what was tapped meanwhile waits for who tapped it.
      await call('people.unlock', { staffId, pin: joinedPin });
    };
    await enter();
    await identifyCandidate(deps, { ...target, changeId: newId(), method: 'identity-document' });
    for (let kill = 0; kill < kills; kill++) {
      const end = performance.now() + 20 + random(300);
      while (performance.now() < end) {
        tap();
        await wait(random(8));
      }
      await running.kill();
      tap();
      running = startHost({ host, folder });
      await enter();
      line.retryNow();
    }
    while (line.state.get().pending.length > 0) {
      line.retryNow();
      await wait(5);
    }
    await Promise.all(tapped);
    const page = await call('journal.read', { from: 1, limit: 5000 });
    await running.kill();
    const own: { changeId: string; upon: string | null }[] = page.value.entries
      .filter(({ entry }: { entry: { kind: string } }) => entry.kind === 'own')
      .map(({ entry }: { entry: { change: { text: string } } }) => JSON.parse(entry.change.text));
    const ids = new Set(own.map(({ changeId }) => changeId));
    const { kept: _, ...verdict } = judgeJournal(acknowledged, page.value.entries);
    const lost = verdict.lost + [...ticked].filter((id) => !ids.has(id)).length;
    const uponNothing = own.filter(({ upon }) => upon !== null && !ids.has(upon)).length;
    return { ...verdict, taps: tapped.length, ticked: ticked.size, tooEarly, lost, uponNothing };
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(`${folder}-exports`, { recursive: true, force: true });
  }
}
