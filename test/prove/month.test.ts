/**
 * A month of exams by robot, with whole devices at a real hub: a small one here, 300 exams, 2,000 people and 40 examiners by `npm run
 * prove:month`. Every number that the office sees on the board, in the lists and in the files it saves is counted once more from what
 * lies at the hub (`month-raw`, `count-plainly`).
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedOfRun } from '../faults/seed-of-run';
import { seeded } from '../faults/seeded';
import { type HubLab, openHubLab } from '../hub/hub-lab';
import { anAgenda } from './month-agenda';
import { aMonthCentre } from './month-centre';
import { checkOffice, checkTablet } from './month-checks';
import { dayMs, meet, plan, planResits, requestOf, sayWhoWasAway } from './month-office';
import { statesAt } from './month-seen';
import type { Month } from './month-tablet';

const hourMs = 3_600_000;
const isWhole = process.env.VAKPROEF_MONTH !== undefined;
const examCount = Number(process.env.VAKPROEF_MONTH ?? 5);
const seed = seedOfRun();
/** A Monday; the night of the 25th has an hour twice in Europe. */
const begins = Date.UTC(2026, 9, 5, 6);
const weeks = isWhole ? 4 : 1;
/** The administrators meet the hub so often. */
const daysBetween = isWhole ? 1 : 3;

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

async function aMonth(): Promise<Month> {
  const size = {
    participants: Math.round((examCount * 20) / 3),
    examiners: Math.max(2, Math.round(examCount / 15) * 2),
  };
  const centre = await aMonthCentre(lab, new Date(begins).toISOString(), size);
  return { centre, chance: seeded(seed), agenda: anAgenda(centre.clock), tally: {}, seated: new Set() };
}

/** A quarter of the exams each week, planned on its Monday; some begin late in the evening, or in the night. */
function putPlanning(month: Month): void {
  const { agenda, chance, centre } = month;
  const waiting = [...centre.participants];
  let number = 0;
  for (let week = 0; week < weeks; week += 1) {
    const monday = begins + week * 7 * dayMs;
    const exams = Math.round((examCount * (week + 1)) / weeks) - Math.round((examCount * week) / weeks);
    agenda.at(monday, async () => {
      const requests = Array.from({ length: exams }, () => {
        number += 1;
        const people = waiting.splice(0, number === examCount ? waiting.length : 1 + chance.int(12));
        const some = people.length > 0 ? people : [chance.pick(centre.participants)];
        const at = monday + (1 + chance.int(6)) * dayMs + (chance.int(96) * hourMs) / 4;
        return requestOf(month, some, `E${number}`, at);
      });
      if (requests.length > 0) await plan(month, requests);
    });
  }
}

/** Tablets fetch in the morning and hand in at night; some are without a network for days. */
function putContacts({ agenda, chance, centre }: Month): void {
  for (let day = 0; day < (weeks + 1) * 7; day += 1)
    for (const post of centre.tablets)
      for (const hour of [1, 14]) {
        if (chance.int(5) === 0) continue;
        const at = begins + day * dayMs + hour * hourMs + chance.int(60) * 60_000;
        agenda.at(at, async () => {
          if (chance.int(20) === 0) post.cutUntil = at + (1 + chance.int(4)) * dayMs;
          await post.contact();
        });
      }
}

it(`what the office sees of a month is what was recorded in it (seed ${seed}, ${examCount} exams)`, async () => {
  const month = await aMonth();
  const { agenda, centre } = month;
  putPlanning(month);
  putContacts(month);
  const resits = new Set<string>();
  const days = (weeks + 1) * 7;
  let late = 0;
  for (let day = daysBetween; day <= days; day += daysBetween) {
    await agenda.doUntil(begins + day * dayMs + 10 * hourMs);
    const [office] = centre.offices;
    await meet(month);
    if (day % 3 === 0 || day > weeks * 7) for (const post of centre.offices) await checkOffice(centre, post);
    late += await checkTablet(centre, month.chance.pick(centre.tablets));
    const states = await statesAt(office!);
    await sayWhoWasAway(month, office!, states);
    await planResits(month, states, resits, begins + (days - 4) * dayMs);
  }
  for (const post of centre.tablets) {
    post.cutUntil = 0;
    await post.contact();
    expect(await checkTablet(centre, post)).toBe(0);
  }
  await meet(month);
  for (const post of centre.offices) await checkOffice(centre, post);
  // Whoever runs the whole of it sees what it was made of.
  if (isWhole) process.stdout.write(`${JSON.stringify({ ...month.tally, 'not handed in yet': late })}\n`);
}, 3_600_000);
