/**
 * The typing robot on a driven clock: the fields of the product in a page in memory, over the product's own file of typed
 * texts on a real disk. Main takes its time for everything, and page, program and person end in the middle. After every key and
 * every step of time it is asked whether "saved" is true.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useEffect, useSyncExternalStore } from 'react';
import type { DeviceProfile } from '../../shared/contract/device-contract';
import { createLiveValue } from '../../shared/kernel/live-value';
import { problem } from '../../shared/kernel/problem';
import { realWorld } from '../../shared/kernel/real-world';
import { err, ok, type Result } from '../../shared/kernel/result';
import { createTypedTexts as createKeeper } from '../../src-main/typed/typed-texts';
import { type QuerySource, QuerySourceProvider } from '../../src-renderer/queries/query-source';
import { keepTyped } from '../../src-renderer/shell/keep-typed';
import { useTypedText } from '../../src-renderer/ui/typed-text/use-typed-text';
import type { Drafts } from '../../src-renderer/writer/drafts/drafts';
import type { TypedClient } from '../../src-renderer/writer/typed-shelf';
import { createTypedTexts } from '../../src-renderer/writer/typed-texts';
import { anId } from '../builders/an-exam';
import { createMarkRobot } from './mark-robot.mjs';
import { createTypingLog } from './typing-log';

const fatma = anId<'Staff'>(8000);
const joke = anId<'Staff'>(8001);
const names = ['1.1.1', '1.1.2', '1.1.3'];
/** Nothing is edited in these pages. */
const noLines: Drafts = { of: () => null, flush: async () => undefined, isStuck: () => false };
const riskMs = 1000;
/** As fine as time is here. */
const stepMs = 50;
const endings = [
  ...['blur', 'next-field', 'away', 'reload', 'crash', 'crash', 'host-killed', 'all-killed'],
  ...['person-changed', 'locked-elsewhere', 'left-then-crash', 'left-then-killed', 'left-then-person'],
] as const;

export type DrivenVerdict = {
  runs: number;
  keys: number;
  samples: number;
  saidSaved: number;
  lost: number;
  tooEarly: number;
  wrongPlace: number;
  mostGone: number;
  readonly notes: string[];
};

/** What main has to do, done when its time has come and the program still runs. */
type Errand = {
  readonly kind: 'typed' | 'journal';
  readonly at: number;
  readonly run: () => Promise<void>;
  readonly fail: () => void;
};

export async function typeUnderEnds(runs: number, seed: number): Promise<DrivenVerdict> {
  const { random } = createMarkRobot(seed);
  const folder = await mkdtemp(join(tmpdir(), 'vakproef-typing-'));
  const verdict: DrivenVerdict = {
    ...{ runs: 0, keys: 0, samples: 0, saidSaved: 0, lost: 0, tooEarly: 0, wrongPlace: 0, mostGone: 0 },
    notes: [],
  };
  let now = 0;
  /** The journal: what is recorded of each field. */
  const recorded = createLiveValue<Readonly<Record<string, string>>>({});
  const newKeeper = () => createKeeper(join(folder, 'typed'), new Uint8Array(32).fill(1), realWorld);
  let keeper = newKeeper();
  let errands: Errand[] = [];
  let isDown = false;
  const profile = createLiveValue({ actorId: fatma } as DeviceProfile);
  let lastHere = fatma;
  profile.subscribe(() => {
    lastHere = profile.get()?.actorId ?? lastHere;
  });

  const aPage = () => {
    let timers: { at: number; run: () => void }[] = [];
    let isCut = false;
    /** Something that main does for this page; a page that is gone asks nothing, and hears nothing. */
    const ask = <T,>(work: () => Promise<Result<T>>, kind: Errand['kind'] = 'typed'): Promise<Result<T>> =>
      new Promise((resolve) => {
        const answer = (result: Result<T>): void => void (!isCut && resolve(result));
        if (isCut) return;
        const fail = () => answer(err(problem('host-unreachable')));
        if (isDown) return fail();
        const run = async () => answer(await work());
        // In the order of its coming; the journal is another file, and now and then much slower.
        const at = now + random(120) + (random(12) === 0 ? 200 : 0) + (kind === 'journal' ? random(1200) : 0);
        const before = errands.findLast((one) => one.kind === kind)?.at ?? 0;
        errands.push({ kind, at: Math.max(at, before), run, fail });
      });
    const isHere = (ownerId: string): boolean => profile.get()?.actorId === ownerId;
    const client: TypedClient = {
      keep: ({ ownerId, texts }) =>
        ask(async () => (isHere(ownerId) ? keeper.keep(ownerId, texts) : err(problem('device-locked')))),
      read: ({ ownerId }) =>
        ask(async () => (isHere(ownerId) ? keeper.read(ownerId) : err(problem('device-locked')))),
    };
    const after = (ms: number, run: () => void) => {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    };
    const typed = createTypedTexts({ client, profile, after });
    /** As the writer does: for whoever is here now, or was last, and again and again until it is recorded. */
    const save = (name: string, text: string): Promise<Result<unknown>> =>
      new Promise((resolve) => {
        const author = profile.get()?.actorId ?? lastHere;
        if (author !== fatma) {
          verdict.wrongPlace += 1;
          verdict.notes.push(`run ${verdict.runs}: recorded as a colleague's`);
        }
        const offer = async (): Promise<void> => {
          const saved = await ask(async () => {
            if (!isHere(author)) return err(problem('device-locked'));
            recorded.set({ ...recorded.get(), [name]: text.trim() });
            return ok(null);
          }, 'journal');
          if (saved.ok) resolve(saved);
          else after(2000, () => void offer());
        };
        void offer();
      });
    function Field({ name }: { readonly name: string }) {
      const all = useSyncExternalStore(recorded.subscribe, recorded.get);
      const typing = useTypedText({
        field: `remark ${name}`,
        recorded: all[name] ?? '',
        limit: 4000,
        save: (text) => save(name, text),
      });
      return (
        <textarea
          aria-label={name}
          value={typing.text}
          onChange={(event) => typing.type(event.currentTarget.value)}
          onBlur={() => void typing.flush()}
        />
      );
    }
    const shown = createLiveValue<string | null>(null);
    function Screen() {
      const name = useSyncExternalStore(shown.subscribe, shown.get);
      useEffect(() => keepTyped({ typed, drafts: noLines }, window, false), []);
      return name ? <Field name={name} /> : null;
    }
    render(
      <QuerySourceProvider value={{ writer: { typed } } as unknown as QuerySource}>
        <Screen />
      </QuerySourceProvider>,
    );
    return {
      typed,
      shown,
      tick: () => {
        const due = timers.filter(({ at }) => at <= now);
        timers = timers.filter(({ at }) => at > now);
        for (const { run } of due) run();
      },
      end: (isAsked: boolean) => {
        if (isAsked) window.dispatchEvent(new Event('pagehide'));
        isCut = true;
        cleanup();
      },
    };
  };
  let page = aPage();

  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= stepMs) {
      now += Math.min(stepMs, left);
      await act(async () => {
        page.tick();
        const due = errands.filter(({ at }) => at <= now);
        errands = errands.filter(({ at }) => at > now);
        for (const { run } of due) await run();
      });
      await sample();
    }
  };
  const field = () => screen.queryByRole<HTMLTextAreaElement>('textbox');
  const onDisk = async (): Promise<Readonly<Record<string, string>>> => {
    const read = await newKeeper().read(fatma);
    return read.ok ? Object.fromEntries(read.value.texts.map(({ field, text }) => [field, text])) : {};
  };
  const sample = async (): Promise<void> => {
    verdict.samples += 1;
    const [text, name] = [field()?.value, field()?.getAttribute('aria-label') ?? ''];
    const { unkept, isSlow } = page.typed.current.get().state.get();
    if (text === undefined || unkept > 0 || isSlow || profile.get()?.actorId !== fatma) return;
    verdict.saidSaved += 1;
    const kept = (await onDisk())[`remark ${name}`];
    if (kept === text || (recorded.get()[name] ?? '') === text.trim()) return;
    verdict.tooEarly += 1;
    verdict.notes.push(`run ${verdict.runs}: saved too early, ${text.slice(-20)}`);
  };
  const signIn = (actorId: typeof fatma | null) => act(async () => profile.set({ actorId } as DeviceProfile));
  const killHost = (): void => {
    isDown = true;
    const lost = errands;
    errands = [];
    for (const { fail } of lost) fail();
    keeper = newKeeper();
  };
  const startHost = async (): Promise<void> => {
    await signIn(null);
    isDown = false;
    await pass(300);
    await signIn(fatma);
  };
  const type = async (text: string): Promise<void> => {
    const area = field();
    if (!area) throw new Error('no field');
    await act(async () => void fireEvent.change(area, { target: { value: text } }));
  };
  const show = (name: string | null) => act(async () => page.shown.set(name));
  const newPage = (): void => {
    page = aPage();
  };

  const end = async (ending: (typeof endings)[number]): Promise<void> => {
    const then = ending.startsWith('left-then-') ? ending.slice('left-then-'.length) : null;
    if (then) {
      await act(async () => void fireEvent.blur(field() as HTMLTextAreaElement));
      await pass(random(1000));
      return end(then === 'crash' ? 'crash' : then === 'killed' ? 'all-killed' : 'person-changed');
    }
    if (ending === 'blur') await act(async () => void fireEvent.blur(field() as HTMLTextAreaElement));
    if (ending === 'next-field') await show(names[random(3)] ?? null);
    if (ending === 'away') await show(null);
    if (ending === 'reload' || ending === 'crash') {
      page.end(ending === 'reload');
      newPage();
    }
    if (ending === 'host-killed') {
      killHost();
      await pass(random(3000));
      await startHost();
    }
    if (ending === 'all-killed') {
      page.end(false);
      killHost();
      newPage();
      await startHost();
    }
    if (ending === 'person-changed' || ending === 'locked-elsewhere') {
      await signIn(ending === 'person-changed' ? joke : null);
      if (
        ending === 'person-changed' &&
        /\[/.test(field()?.value ?? '') &&
        !isRecorded(field()?.value ?? '')
      ) {
        verdict.wrongPlace += 1;
        verdict.notes.push(`run ${verdict.runs}: a colleague saw it`);
      }
      await pass(random(2000));
      await signIn(fatma);
    }
  };
  const isRecorded = (text: string): boolean => Object.values(recorded.get()).includes(text.trim());

  const runOnce = async (): Promise<void> => {
    verdict.runs += 1;
    const name = names[random(3)] ?? '';
    await show(name);
    await pass(300);
    const before = field()?.value ?? '';
    const log = createTypingLog(before, () => now);
    let text = before.length > 200 || !before.startsWith(`[${name}]`) ? `[${name}] ` : before;
    for (let burst = 1 + random(4); burst > 0; burst--) {
      for (let n = 1 + random(60); n > 0; n--) {
        text += random(40) === 0 ? 'geplakt '.repeat(1 + random(5)) : 'abcdefg hij'[random(11)];
        verdict.keys += 1;
        log.note(text);
        await type(text);
        await sample();
        await pass(20 + random(160));
      }
      if (burst > 1 || random(3) === 0) await pass(200 + random(4800));
    }
    const ending = endings[random(endings.length)] ?? 'blur';
    const endedAt = now;
    await end(ending);
    await pass(1500 + random(1500));
    await show(name);
    await pass(600);
    const found = (field()?.value ?? '').trim();
    const mayBe = log.mayBeLeft(endedAt, riskMs).map((one) => one.trim());
    verdict.mostGone = Math.max(verdict.mostGone, log.last().trim().length - found.length);
    if (mayBe.includes(found)) return;
    verdict.lost += 1;
    verdict.notes.push(`run ${verdict.runs} (${ending}): …${found.slice(-20)} of …${log.last().slice(-30)}`);
  };

  try {
    await pass(300);
    for (let run = 0; run < runs; run++) {
      await runOnce();
      for (const [name, text] of Object.entries(recorded.get()))
        if (!text.startsWith(`[${name}]`) && text !== '') {
          verdict.wrongPlace += 1;
          verdict.notes.push(`run ${verdict.runs}: with ${name}: ${text.slice(0, 20)}`);
        }
    }
    page.end(false);
    return verdict;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
