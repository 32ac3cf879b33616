/** Holds what a device of the office shows and saves to what lies at the hub: each number, and each row of each file. */
import { expect } from 'vitest';
import {
  countPlainly,
  dayOf,
  filtersPlainly,
  isOut,
  presencePlainly,
  type RawCandidate,
  storyOf,
} from '../simulation/count-plainly';
import type { MonthCentre, Post } from './month-centre';
import { type RawMonth, readRawMonth } from './month-raw';
import { boardAt, filtersAt, linesAt, planningAt, savedFile, statesAt } from './month-seen';

const hourMs = 3_600_000;

/** The device knows what the hub has. */
export async function checkOffice({ clock, store }: MonthCentre, post: Post): Promise<void> {
  const now = clock.now();
  const raw = await readRawMonth(store);
  const states = await statesAt(post);
  expect(inOrder(linesAt(states))).toEqual(inOrder(raw.candidates.map(linePlainly)));
  expect(boardAt(states, now)).toEqual(countPlainly(raw.candidates, now));
  expect(filtersAt(states)).toMatchObject(filtersPlainly(raw.candidates));
  expect(planningAt(states, now)).toEqual(planningPlainly(raw, now));
  checkTable(await savedFile(post, states, 'csv'), raw);
  checkOke(await savedFile(post, states, 'oke'), raw);
  checkOeapi(await savedFile(post, states, 'oeapi'), raw);
  expect(raw.doubted).toBe(0);
}

/** Its own board tells each signature that it gave two hours ago and of which the hub knows nothing, and no other. */
export async function checkTablet({ clock, store }: MonthCentre, post: Post): Promise<number> {
  await post.device.catchUp();
  const { changeIds } = await readRawMonth(store);
  const now = clock.now();
  let late = 0;
  for (const { changeId, signedAt } of post.signed)
    if (!changeIds.has(changeId) && now.getTime() - Date.parse(signedAt) >= 2 * hourMs) late += 1;
  const { trouble } = boardAt(await statesAt(post), now);
  expect(trouble['not-handed-in'] ?? 0).toBe(late);
  return late;
}

function planningPlainly({ exams, candidates }: RawMonth, now: Date) {
  const counts = { all: 0, coming: 0, cancelled: 0, changed: 0, away: 0, 'not-started': 0 };
  for (const exam of exams) {
    const zone = exam.timeZone ?? 'Europe/Amsterdam';
    const stories = candidates.filter(({ plan: { examId } }) => examId === exam.examId).map(storyOf);
    counts.all += 1;
    if (dayOf(exam.plannedAt, zone) >= dayOf(now.toISOString(), zone)) counts.coming += 1;
    if (exam.status === 'cancelled') counts.cancelled += 1;
    if ((exam.changes ?? []).length > 0) counts.changed += 1;
    if (stories.some(({ signedAt, said }) => !signedAt && isOut(said))) counts.away += 1;
    const isOpen = ({ begunAt, signedAt, said }: (typeof stories)[number]): boolean =>
      !begunAt && !signedAt && !isOut(said);
    if (exam.status === 'planned' && stories.some(isOpen)) counts['not-started'] += 1;
  }
  return counts;
}

const inOrder = (rows: readonly object[]): readonly string[] => rows.map((row) => JSON.stringify(row)).sort();

function linePlainly(one: RawCandidate) {
  const { signedAt, begunAt, outcome, at } = storyOf(one);
  const open = begunAt ? 'running' : 'not-started';
  const unsigned = one.plan.status === 'cancelled' ? 'cancelled' : open;
  return { id: one.assessmentId, status: signedAt ? 'signed' : unsigned, outcome, startsAt: at };
}

/** A row per candidate, each as the events have it. */
function checkTable(text: string, { candidates }: RawMonth): void {
  const lines = text
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r\n/);
  const [headings = [], ...rows] = lines.map((line) =>
    line.split(';').map((cell) => cell.replace(/^"|"$/g, '')),
  );
  const said = rows.map((cells) => {
    const row = Object.fromEntries(headings.map((name, at) => [name, cells[at]]));
    return {
      ...{ number: row.number, exam: row.exam, day: row.day, presence: row.presence, outcome: row.outcome },
      signedDay: row['signed-day'],
    };
  });
  const plainly = candidates.map((one) => {
    const { outcome, signedAt, at, zone, code } = storyOf(one);
    const isCancelled = one.plan.status === 'cancelled' && !signedAt;
    return {
      ...{ number: one.number, exam: code, day: dayOf(at, zone) },
      ...{ presence: isCancelled ? 'cancelled' : presencePlainly(one), outcome: outcome ?? '' },
      signedDay: signedAt ? dayOf(signedAt, zone) : '',
    };
  });
  expect(inOrder(said)).toEqual(inOrder(plainly));
}

type Read = {
  readonly number: string;
  readonly exam: string;
  readonly state: string;
  readonly pass: string;
  readonly presence: string;
};

function expectRead(
  read: readonly Read[],
  { candidates }: RawMonth,
  words: Readonly<Record<string, string>>,
): void {
  const plainly = candidates.map((one): Read => {
    const { outcome, signedAt, begunAt, said } = storyOf(one);
    const isSaid = [signedAt, begunAt, said].some((each) => each !== null);
    const open = one.plan.status === 'cancelled' ? words.cancelled! : 'associated';
    const presence = presencePlainly(one);
    return {
      ...{ number: one.number, exam: one.plan.code, state: signedAt ? 'finished' : open },
      ...{
        pass: isSaid ? (outcome ?? 'unknown') : '',
        presence: isSaid ? (words[presence] ?? presence) : '',
      },
    };
  });
  expect(inOrder(read)).toEqual(inOrder(plainly));
}

type Coded = { readonly primaryCode: { readonly code: string } };
type Association = { readonly state: string; readonly person: Coded };
/** As another program reads them, by the names of the standard alone. */
type Oke = {
  readonly offerings: readonly (Coded & {
    readonly associations: {
      readonly items: readonly (Association & {
        readonly result?: {
          readonly pass: string;
          readonly consumers: readonly { readonly attendance: string }[];
        };
      })[];
    };
  })[];
};
type Oeapi = {
  readonly testComponentOfferings: readonly (Coded & {
    readonly associations: readonly (Association & {
      readonly attendance: string;
      readonly result: { readonly pass: string } | null;
    })[];
  })[];
};

function checkOke(text: string, raw: RawMonth): void {
  const { offerings } = JSON.parse(text) as Oke;
  const read = offerings.flatMap(({ primaryCode, associations }) =>
    associations.items.map(({ person, state, result }) => ({
      ...{ number: person.primaryCode.code, exam: primaryCode.code, state },
      ...{ pass: result?.pass ?? '', presence: result?.consumers[0]?.attendance ?? '' },
    })),
  );
  expectRead(read, raw, {
    ...{ unknown: 'notKnown', absent: 'notPresent', 'not-started': 'notStarted', unfinished: 'notFinished' },
    cancelled: 'canceled',
  });
}

function checkOeapi(text: string, raw: RawMonth): void {
  const { testComponentOfferings } = JSON.parse(text) as Oeapi;
  const read = testComponentOfferings.flatMap(({ primaryCode, associations }) =>
    associations.map(({ person, state, attendance, result }) => ({
      ...{ number: person.primaryCode.code, exam: primaryCode.code, state },
      ...{ pass: result?.pass ?? '', presence: result ? attendance : '' },
    })),
  );
  expectRead(read, raw, { 'not-started': 'not_started', cancelled: 'cancelled' });
}
