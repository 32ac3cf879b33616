/** What benchmarks measure upon is the same on every machine. */
import { expect, it } from 'vitest';
import { composeEventDrafts } from './national-drafts';
import { makeNationalSet } from './national-set';

const scale = 0.02;

it('is the same set every time, ids included', () => {
  expect(JSON.stringify(makeNationalSet(scale))).toBe(JSON.stringify(makeNationalSet(scale)));
});

it('has the proportions of a country', () => {
  const { qualifications, participants, exams } = makeNationalSet(scale);
  expect([qualifications.length, participants.length, exams.length]).toEqual([12, 400, 40]);
  const indicators = qualifications.flatMap((q) =>
    q.coreTasks.flatMap((c) => c.workProcesses.flatMap((w) => w.indicators)),
  );
  expect(indicators.length / qualifications.length).toBeGreaterThan(50);
  expect(indicators.length / qualifications.length).toBeLessThan(95);
});

it('tells every event as the examiner of its exam, each with an id of its own', () => {
  const set = makeNationalSet(scale);
  const events = [...composeEventDrafts(set)];
  expect(events).toHaveLength(set.eventCount);
  expect(new Set(events.map(({ draft }) => draft.changeId)).size).toBe(events.length);
  expect(new Set(events.map(({ examinerId }) => examinerId))).toEqual(
    new Set(set.exams.map(({ examinerId }) => examinerId)),
  );
});
