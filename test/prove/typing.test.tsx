// @vitest-environment happy-dom
/** Typing, on a driven clock, with ends in the middle. `npm run prove:typing` does 500 runs of it, and some in a browser. */
import { expect, it } from 'vitest';
import { seedOfRun } from '../faults/seed-of-run';
import { typeUnderEnds } from './typing-under-ends';

const runs = Number(process.env.VAKPROEF_TYPING_RUNS ?? 25);
const seed = seedOfRun();

it(`D1 D5 a robot that types ${runs} times loses nothing beyond the last second (seed ${seed})`, async () => {
  const { notes, ...verdict } = await typeUnderEnds(runs, seed);
  console.log(`typing on a driven clock, seed ${seed}: ${JSON.stringify(verdict)}`);
  expect({ ...verdict, notes }).toMatchObject({ lost: 0, tooEarly: 0, wrongPlace: 0, notes: [] });
  expect(verdict.saidSaved).toBeGreaterThan(runs);
}, 600_000);
