/**
 * Types remarks as people do, in the built application in a real browser: in bursts, with pauses, by paste; and ends in
 * the middle, in every way that a page, a program or a person can go. After each end it looks what is left of the text, and
 * while it types, whether the screen says "saved" of what is not on disk.
 */
import type { BrowserContext, Locator, Page } from '@playwright/test';
import type { StaffId } from '../../shared/kernel/ids';
import { realWorld } from '../../shared/kernel/real-world';
import { askRunningHost } from '../../src-main/hosts/node/running-host';
import type { Centre } from '../e2e/centre';
import { unlock } from '../e2e/examiner';
import { visit } from './killable-host.mjs';
import { createMarkRobot } from './mark-robot.mjs';
import { readKept } from './typing-disk';
import { createTypingLog, type TypingLog } from './typing-log';

/** The promise: at most so much of what was typed may be gone. */
const riskMs = 1000;
const words = [
  'De',
  'WPS',
  'en',
  'de',
  'tekening',
  'spraken',
  'elkaar',
  'tegen;',
  'lasnaad',
  '≤',
  '2',
  'mm',
  'é',
  'goed.',
];
const colleague = /^Joke Postma/;

export const endings = [
  ...['escape', 'escape', 'done', 'next-indicator', 'review'],
  ...['reload', 'reload', 'close-tab', 'hide', 'crash', 'crash'],
  ...['host-killed', 'all-killed', 'person-changed', 'locked-elsewhere'],
] as const;
type Ending = (typeof endings)[number];

export type TypingVerdict = {
  runs: number;
  keys: number;
  /** Samples at which the band said "saved". */
  saidSaved: number;
  /** Runs of which more was gone than the last second. */
  lost: number;
  /** "Saved" on the screen while what stood in the field was not on disk. */
  tooEarly: number;
  /** Remarks that stand with another indicator than they were typed for, or that somebody else saw. */
  wrongPlace: number;
  /** Runs after which every key was there, and the most characters that were gone after another. */
  whole: number;
  mostGone: number;
  readonly notes: string[];
};

type Sight = { readonly text: string | null; readonly saysSaved: boolean };

/** Field and band in one look, within the page. */
const look = (page: Page): Promise<Sight> =>
  page.evaluate(() => {
    const field = document.querySelector<HTMLTextAreaElement>('textarea[aria-label^="Toelichting"]');
    const saysSaved = /Opgeslagen op dit apparaat/.test(document.body.innerText);
    return { text: field?.value ?? null, saysSaved };
  });

/** The robot, at an exam that is open for marking in the first page of this context. */
export async function createTypingRobot(centre: Centre, context: BrowserContext, first: Page, seed: number) {
  const { random } = createMarkRobot(seed);
  const verdict: TypingVerdict = {
    ...{ runs: 0, keys: 0, saidSaved: 0, lost: 0, tooEarly: 0, wrongPlace: 0, whole: 0, mostGone: 0 },
    notes: [],
  };
  const address = new URL(first.url()).hash;
  const port = Number(new URL(first.url()).port);
  let page = first;
  const newLink = async (): Promise<string> => {
    const host = await askRunningHost(centre.deviceFolder, port, realWorld);
    if (host.kind !== 'ours') throw new Error(`no link: ${host.kind}`);
    return host.launchUrl;
  };
  const ask = async (path: string, input: object = {}) => (await visit(await newLink()))(path, input);
  const staffId: StaffId = (await ask('people.people')).value.session.staffId;

  const openAgain = async (link?: string): Promise<void> => {
    page = await context.newPage();
    await page.goto(link ?? (await newLink()));
  };
  const field = () => page.getByRole('textbox', { name: /^Toelichting bij/ });
  /** A program that starts again, and one that was locked, asks who works here. */
  const whoIsIt = () => page.getByRole('heading', { name: 'Wie werkt op dit apparaat?' }).waitFor();
  /** Back at the exam, whatever stands in between. */
  const comeBack = async (): Promise<void> => {
    const desk = page.getByRole('group', { name: /^Beoordeling van / });
    const gate = page
      .getByLabel(/^Pincode\b/)
      .or(page.getByRole('listitem').getByRole('button', { name: /^Fatma/ }));
    await desk
      .or(gate)
      .or(page.getByRole('link', { name: /Emine Şahin|Verder bij/ }))
      .first()
      .waitFor();
    if (await gate.first().isVisible()) await unlock(page);
    if (new URL(page.url()).hash !== address)
      await page.evaluate((hash) => {
        window.location.hash = hash;
      }, address);
    await desk.or(field()).first().waitFor();
  };

  /** Whether the screen may say what it says now. */
  const sample = async (): Promise<void> => {
    const { text, saysSaved } = await look(page);
    if (!saysSaved || text === null) return;
    verdict.saidSaved += 1;
    const kept = await readKept(centre.deviceFolder, staffId);
    if (kept.includes(text) || text === recordedHere) return;
    verdict.tooEarly += 1;
    verdict.notes.push(`run ${verdict.runs}: saved too early: …${text.slice(-40)}`);
  };
  let recordedHere = '';

  const type = async (log: TypingLog, text: string, isPasted: boolean): Promise<void> => {
    verdict.keys += text.length;
    // Typed signs come one by one: an end may fall between any two of them.
    for (const sign of isPasted ? [text] : text) log.note(log.last() + sign);
    if (isPasted) await page.keyboard.insertText(text);
    else await page.keyboard.type(text);
  };
  const typeSome = async (log: TypingLog): Promise<void> => {
    for (let burst = 1 + random(4); burst > 0; burst--) {
      for (let n = 1 + random(9); n > 0; n--) {
        const word = `${words[random(words.length)]} `;
        for (const part of word.match(/.{1,3}/gu) ?? []) await type(log, part, false);
        if (random(4) === 0) await sample();
      }
      if (random(6) === 0) await type(log, `${words.join(' ')} `.repeat(1 + random(3)), true);
      await sample();
      // The last burst mostly ends in the middle of a breath.
      if (burst > 1 || random(3) === 0) await page.clock.fastForward(200 + random(4800));
      // Who looks up for as long as the disk needs reads that it is saved, however fast this machine is.
      if (random(3) === 0) {
        const saved = page.getByText(/Opgeslagen op dit apparaat/).first();
        await saved.waitFor({ timeout: 3_000 }).catch(() => undefined);
        await sample();
      }
      if (random(2) === 0) {
        await page.waitForTimeout(random(60));
        await sample();
      }
    }
  };

  /** It rests on the button for a moment, in which what was typed is kept and the bar on top says so: the button moves. */
  const pressAsAFinger = async (button: Locator): Promise<void> => {
    await button.hover();
    await page.mouse.down();
    await page.waitForTimeout(120);
    await page.mouse.up();
  };
  const end: Record<Ending, () => Promise<void>> = {
    escape: () => page.keyboard.press('Escape'),
    done: () => page.getByRole('button', { name: 'Klaar' }).first().click(),
    'next-indicator': async () => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('j');
    },
    review: async () => {
      await page
        .getByRole('link', { name: /^Controleren/ })
        .first()
        .click();
      await page
        .getByRole('link', { name: /verder met beoordelen|Verder|Terug|Vorige/i })
        .first()
        .waitFor();
    },
    reload: async () => void (await page.reload()),
    'close-tab': async () => {
      await page.close();
      await openAgain();
    },
    hide: async () => {
      const other = await context.newPage();
      await other.bringToFront();
      await page.close();
      await other.close();
      await openAgain();
    },
    crash: async () => {
      const session = await context.newCDPSession(page);
      session.send('Page.crash').catch(() => undefined);
      await page.waitForEvent('crash');
      await page.close();
      await openAgain();
    },
    'host-killed': async () => {
      await centre.killDevice();
      await centre.restartDevice();
      await whoIsIt();
    },
    'all-killed': async () => {
      await centre.killDevice();
      await page.close();
      await centre.restartDevice();
      await openAgain(centre.link());
    },
    'person-changed': async () => {
      await pressAsAFinger(page.getByRole('button', { name: /^Fatma Yıldırım werkt op dit apparaat/ }));
      await unlock(page, colleague);
      await page.getByRole('button', { name: /^Joke Postma werkt op dit apparaat/ }).waitFor();
    },
    'locked-elsewhere': async () => {
      await ask('people.lock');
      await whoIsIt();
    },
  };
  const stepBackIn = async (ending: Ending, marker: string): Promise<void> => {
    if (ending === 'person-changed') {
      // A remark that is recorded is for who takes over to read; what stands in a field would become theirs.
      const seen = await page.evaluate(() =>
        [...document.querySelectorAll('textarea')].map(({ value }) => value).join(),
      );
      if (seen.includes(marker)) {
        verdict.wrongPlace += 1;
        verdict.notes.push(`run ${verdict.runs}: a colleague's field holds ${marker}`);
      }
      await page.getByRole('button', { name: /^Joke Postma werkt op dit apparaat/ }).click();
    }
    await comeBack();
  };

  /** What the journal says of each indicator, by all events there are. */
  const remarks = async (): Promise<readonly { readonly indicatorId: string; readonly text: string }[]> => {
    const call = await visit(await newLink());
    const found: { indicatorId: string; text: string }[] = [];
    for (let from = 1, isMore = true; isMore; ) {
      const answer = await call('journal.read', { from, limit: 2000 });
      for (const { entry } of answer.value.entries)
        if (entry.kind === 'own') {
          const change = JSON.parse(entry.change.text);
          if (change.type === 'remark-written') found.push(change.body);
        }
      from += answer.value.entries.length;
      isMore = answer.value.entries.length > 0;
    }
    return found;
  };

  const goToSome = async (): Promise<string> => {
    const desk = page.getByRole('group', { name: /^Beoordeling van / });
    if (await field().isVisible()) await page.keyboard.press('Escape');
    await desk.waitFor();
    for (let n = random(4); n > 0; n--) await page.keyboard.press(random(3) === 0 ? 'k' : 'j');
    await page.waitForTimeout(60);
    await page.keyboard.press('c');
    await field().waitFor();
    return (await field().getAttribute('aria-label'))?.replace('Toelichting bij ', '') ?? '';
  };

  const isBefore = (a: string, b: string): boolean => {
    const [left, right] = [a, b].map((number) => number.split('.').map(Number));
    const at = (left ?? []).findIndex((part, index) => part !== right?.[index]);
    return at >= 0 && (left?.[at] ?? 0) < (right?.[at] ?? 0);
  };
  /** Where it was typed: the text in the field of that indicator. */
  const openFieldOf = async (number: string): Promise<string> => {
    const own = page.getByRole('textbox', { name: `Toelichting bij ${number}`, exact: true });
    const desk = page.getByRole('group', { name: /^Beoordeling van / });
    for (let tries = 0; tries < 400; tries += 1) {
      if (await own.isVisible()) return own.inputValue();
      const label = await desk.getAttribute('aria-label', { timeout: 300 }).catch(() => null);
      const here = label?.replace('Beoordeling van ', '');
      if (await field().isVisible()) await page.keyboard.press('Escape');
      else if (here === number) await page.keyboard.press('c');
      else if (here) await page.keyboard.press(isBefore(here, number) ? 'j' : 'k');
      await page.waitForTimeout(40);
    }
    return own.inputValue();
  };

  const runOnce = async (): Promise<void> => {
    verdict.runs += 1;
    const number = await goToSome();
    const marker = `[${number}]`;
    const before = await field().inputValue();
    recordedHere = before;
    const startedAt = Date.now();
    const log = createTypingLog(before, () => Date.now());
    const isFresh = !before.startsWith(marker) || before.length > 400;
    await field().click();
    await page.keyboard.press('ControlOrMeta+a');
    if (isFresh) {
      log.note('');
      await page.keyboard.press('Delete');
      await type(log, `${marker} `, random(2) === 0);
    } else await page.keyboard.press('End');
    await typeSome(log);
    const ending = endings[random(endings.length)] ?? 'escape';
    const endedAt = Date.now();
    await end[ending]();
    await stepBackIn(ending, marker);
    const last = log.last();
    const mayBe = log.mayBeLeft(endedAt, riskMs).map((text) => text.trim());
    let found = await openFieldOf(number);
    // What the view is still bringing is not lost.
    for (let wait = 0; wait < 20 && !mayBe.includes(found.trim()); wait += 1) {
      await page.waitForTimeout(100);
      found = await field().inputValue();
    }
    if (found.trim() === last.trim()) verdict.whole += 1;
    else verdict.mostGone = Math.max(verdict.mostGone, last.length - found.length);
    if (!mayBe.includes(found.trim())) {
      verdict.lost += 1;
      verdict.notes.push(
        `run ${verdict.runs} (${ending}, ${endedAt - startedAt} ms): left …${found.slice(-30)} of …${last.slice(-60)}, before ${before.length}, kept ${JSON.stringify((await readKept(centre.deviceFolder, staffId)).map((one) => one.slice(-30)))}`,
      );
    }
    await page.keyboard.press('Escape');
    await field().waitFor({ state: 'detached' });
  };

  return {
    verdict,
    runOnce,
    /** Every remark there ever was stands with the one indicator whose number it begins with. */
    judgePlaces: async (): Promise<void> => {
      const numberOf = new Map<string, string>();
      for (const { indicatorId, text } of await remarks()) {
        const marker = /^\[([\d.]+)\]/.exec(text)?.[1];
        if (!marker) continue;
        const known = numberOf.get(indicatorId) ?? [...numberOf].find(([, number]) => number === marker)?.[1];
        numberOf.set(indicatorId, marker);
        const owner = [...numberOf].filter(([, number]) => number === marker);
        if ((known !== undefined && known !== marker) || owner.length > 1) {
          verdict.wrongPlace += 1;
          verdict.notes.push(`a remark of ${marker} stands with another indicator`);
        }
      }
    },
  };
}
