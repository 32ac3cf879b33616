/** What is typed: handed over in time, kept before it is said, recorded once, and never taken away by a refusal. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { StaffId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { anId } from '../../test/builders/an-exam';
import { manualTimers } from '../../test/fakes/manual-timers';
import { type MemoryTyped, memoryTyped } from '../../test/fakes/memory-typed';
import { createTypedShelf, keepAfterMs, keepAgainAfterMs, type TypedShelf } from './typed-shelf';

const fatma: StaffId = anId(8000);
const field = 'remark 1 2';
let main: MemoryTyped;
let timers: ReturnType<typeof manualTimers>;
let isHere: boolean;
let shelf: TypedShelf;
const newPage = (): TypedShelf =>
  createTypedShelf(fatma, { client: main.client, isHere: () => isHere, after: timers.after });
const onDisk = () => main.keptOf(fatma)[field];
const turn = () => timers.pass(0);
const unkept = () => shelf.state.get().unkept;
const entry = () => shelf.state.get().entries.get(field);

/** A journal that answers when it is told. */
function aJournal() {
  const asked: { readonly text: string; readonly answer: (answer: Result<unknown>) => void }[] = [];
  let recorded = '';
  const how = {
    recorded: () => recorded,
    limit: 20,
    save: (text: string) =>
      new Promise<Result<unknown>>((resolve) => {
        asked.push({ text, answer: resolve });
      }).then((answer) => {
        if (answer.ok) recorded = text.trim();
        return answer;
      }),
  };
  return { how, asked, texts: () => asked.map(({ text }) => text) };
}

beforeEach(() => {
  main = memoryTyped();
  timers = manualTimers();
  isHere = true;
  shelf = newPage();
});

describe('typing', () => {
  it('is on disk within a second, however long one types without a pause (D1)', async () => {
    const typedAt: { readonly text: string; readonly at: number }[] = [];
    let text = '';
    for (let at = 0; at < 22_000; at += 140) {
      text += 'x';
      shelf.type(field, text);
      typedAt.push({ text, at });
      await timers.pass(140);
      const before = typedAt.findLast((typed) => typed.at <= at - 860);
      if (before) expect((onDisk() ?? '').length).toBeGreaterThanOrEqual(before.text.length);
    }
  });

  it('asks main at most about twice a second', async () => {
    for (let key = 0; key < 100; key += 1) {
      shelf.type(field, 'x'.repeat(key + 1));
      await timers.pass(60);
    }
    expect(main.askedCount()).toBeLessThanOrEqual(6000 / keepAfterMs + 1);
  });

  it('is not said to be kept between a key and its being on disk (D5)', async () => {
    shelf.type(field, 'De WPS');
    expect([unkept(), entry()?.isKept]).toEqual([1, false]);
    const release = main.hold();
    await timers.pass(keepAfterMs);
    expect([unkept(), onDisk()]).toEqual([1, undefined]);
    shelf.type(field, 'De WPS en');
    release();
    await turn();
    expect([unkept(), onDisk()]).toEqual([1, 'De WPS']);
    await timers.pass(keepAfterMs);
    expect([unkept(), onDisk(), entry()?.isKept]).toEqual([0, 'De WPS en', true]);
  });

  it('goes right behind one that a slow disk held up longer than that (D1)', async () => {
    shelf.type(field, 'een');
    const release = main.hold();
    await timers.pass(keepAfterMs);
    shelf.type(field, 'een twee');
    await timers.pass(keepAfterMs + 100);
    expect(main.askedCount()).toBe(1);
    release();
    await turn();
    expect([main.askedCount(), onDisk(), unkept()]).toEqual([2, 'een twee', 0]);
  });

  it('goes at once when somebody leaves, also while another is on its way', async () => {
    shelf.type(field, 'een');
    const release = main.hold();
    void shelf.flush();
    shelf.type(field, 'een twee');
    void shelf.flush();
    expect(main.askedCount()).toBe(2);
    release();
    await turn();
    expect([unkept(), onDisk()]).toEqual([0, 'een twee']);
  });

  it('that main cannot keep is said with the reason, and handed over again by itself', async () => {
    main.refuse(problem('disk-full'));
    shelf.type(field, 'vol');
    await timers.pass(keepAfterMs);
    expect(shelf.state.get()).toMatchObject({ unkept: 1, isSlow: true, problem: { code: 'disk-full' } });
    main.refuse(null);
    await timers.pass(keepAgainAfterMs);
    expect(shelf.state.get()).toMatchObject({ unkept: 0, isSlow: false, problem: null });
    expect(onDisk()).toBe('vol');
  });

  it('is said to be slow when main does not answer for two seconds', async () => {
    main.hold();
    shelf.type(field, 'traag');
    await timers.pass(1999);
    expect(shelf.state.get().isSlow).toBe(false);
    await timers.pass(1);
    expect(shelf.state.get().isSlow).toBe(true);
  });

  it('waits for its person: nothing is handed over as somebody else (D2)', async () => {
    isHere = false;
    shelf.type(field, 'van Fatma');
    await timers.pass(keepAfterMs);
    await shelf.flush();
    expect(main.askedCount()).toBe(0);
    isHere = true;
    await shelf.flush();
    expect(onDisk()).toBe('van Fatma');
  });
});

describe('recording what was typed', () => {
  it('forgets it on disk when it is recorded, and not earlier (D4)', async () => {
    const { how, asked } = aJournal();
    shelf.type(field, 'Handen niet gewassen ');
    await timers.pass(keepAfterMs);
    const recorded = shelf.record(field, how);
    await timers.pass(keepAfterMs);
    expect(onDisk()).toBe('Handen niet gewassen ');
    asked[0]?.answer(ok(null));
    expect(await recorded).toEqual(ok(null));
    await timers.pass(keepAfterMs);
    expect(onDisk()).toBeUndefined();
    // The blank behind it stays under the cursor.
    expect(entry()).toMatchObject({ text: 'Handen niet gewassen ', isSettled: true });
  });

  it('keeps what is refused, with the reason, over a reload (D4)', async () => {
    const { how, asked } = aJournal();
    shelf.type(field, 'tekst van Fatma');
    const recorded = shelf.record(field, how);
    asked[0]?.answer(err(problem('assessment-signed')));
    expect(await recorded).toMatchObject({ ok: false, problem: { code: 'assessment-signed' } });
    await timers.pass(keepAfterMs);
    expect(entry()).toMatchObject({ text: 'tekst van Fatma', problem: { code: 'assessment-signed' } });
    shelf = newPage();
    await shelf.refresh();
    expect(entry()?.text).toBe('tekst van Fatma');
  });

  it('offers the same text once, and what was typed meanwhile behind it', async () => {
    const { how, asked, texts } = aJournal();
    shelf.type(field, 'een');
    void shelf.record(field, how);
    void shelf.record(field, how);
    shelf.type(field, 'een twee');
    const last = shelf.record(field, how);
    expect(texts()).toEqual(['een']);
    asked[0]?.answer(ok(null));
    await turn();
    expect(texts()).toEqual(['een', 'een twee']);
    asked[1]?.answer(ok(null));
    expect(await last).toEqual(ok(null));
  });

  it('does not take what is on its way for recorded: a refusal of it is not lost by a blank more', async () => {
    const { how, asked, texts } = aJournal();
    shelf.type(field, 'een');
    const painted = { ...how, recorded: () => 'een' };
    void shelf.record(field, { ...how, recorded: () => '' });
    shelf.type(field, 'een ');
    void shelf.record(field, painted);
    asked[0]?.answer(err(problem('assessment-signed')));
    await turn();
    expect(texts()).toEqual(['een', 'een ']);
    expect(entry()?.isSettled).toBe(false);
  });

  it('says of a text that is too long by how much, records nothing and cuts nothing', async () => {
    const { how, texts } = aJournal();
    const text = `${'x'.repeat(20)} EINDE`;
    shelf.type(field, text);
    expect(await shelf.record(field, how)).toMatchObject({
      problem: { code: 'text-too-long', details: { count: 26, limit: 20, over: 6 } },
    });
    await timers.pass(keepAfterMs);
    expect([texts(), onDisk(), entry()?.text]).toEqual([[], text, text]);
  });

  it('records nothing when it says what is recorded already', async () => {
    const { how, texts } = aJournal();
    shelf.type(field, '  ');
    expect(await shelf.record(field, how)).toEqual(ok(null));
    expect([texts(), unkept()]).toEqual([[], 0]);
  });
});

describe('a page that begins', () => {
  it('finds what was typed in the one before', async () => {
    shelf.type(field, 'half een zin');
    await timers.pass(keepAfterMs);
    shelf = newPage();
    expect(shelf.state.get().isRead).toBe(false);
    await shelf.refresh();
    expect(shelf.state.get()).toMatchObject({ isRead: true, unkept: 0 });
    expect(entry()).toMatchObject({ text: 'half een zin', isKept: true });
  });

  it('takes over what another window kept, and nothing over what is typed here', async () => {
    const other = newPage();
    other.type(field, 'in het andere venster');
    other.type('b', 'ook');
    await other.flush();
    shelf.type('b', 'hier');
    await shelf.refresh();
    expect(entry()?.text).toBe('in het andere venster');
    expect(shelf.state.get().entries.get('b')?.text).toBe('hier');
    other.forget(field);
    await other.flush();
    await shelf.refresh();
    expect(entry()).toBeUndefined();
  });

  it('asks again when main did not answer', async () => {
    shelf.type(field, 'tekst');
    await shelf.flush();
    shelf = newPage();
    main.refuse(problem('host-unreachable'));
    await shelf.refresh();
    main.refuse(null);
    await timers.pass(keepAgainAfterMs);
    expect(entry()?.text).toBe('tekst');
  });
});
