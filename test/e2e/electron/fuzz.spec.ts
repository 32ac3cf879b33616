/** X3 over the real port: malformed payloads and strange messages from the page are all answered, and main goes on. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CallShape } from '../../../shared/contract/contract';
import { contracts } from '../../../shared/contract/host';
import { seedOfRun } from '../../faults/seed-of-run';
import { seeded } from '../../faults/seeded';
import { callFromPage } from '../../prove/page-robot.mjs';
import { sampleOf } from '../../security/call-samples';
import { malformedPayload, strangePaths } from '../../security/malformed-payloads';
import { expect, test } from '../application';
import { unlock } from '../examiner';
import { callOverPort, type PortRequest } from './call-over-port';

const payloadsPerCall = 20;
const shortLetters = 20_000;
/** All long payloads together; `test/security` sends any number of them, without a page between. */
const longLettersAtMost = 12_000_000;
const seed = seedOfRun();

const inputs = new Map<string, CallShape['input']>(
  Object.values(contracts).flatMap(({ name, calls }) =>
    Object.entries(calls).map(([call, { input }]) => [`${name}.${call}`, input] as const),
  ),
);

/** What is no call, or no input of its call. */
const mustBeRefused = ({ path: call, input }: PortRequest): boolean =>
  !inputs.get(call)?.safeParse(JSON.parse(input)).success;

/** As JSON text, because it must come to the page first; null for what JSON cannot say. */
const asText = (value: unknown): string | null => {
  try {
    return JSON.stringify(value) ?? null;
  } catch {
    return null;
  }
};

const requestsOf = (call: string, place: number): PortRequest[] => {
  const chance = seeded(seed + place);
  const payloads = Array.from({ length: payloadsPerCall }, () => malformedPayload(sampleOf(call), chance));
  return [
    ...payloads.flatMap(({ value }) => {
      const input = asText(value);
      return input === null ? [] : [{ path: call, input }];
    }),
    ...strangePaths(call).map((strange) => ({ path: strange, input: '{}' })),
  ];
};

/** Leaves out long ones beyond the bound, so that no seed makes a run many times as large as another. */
const bounded = (requests: readonly PortRequest[]): PortRequest[] => {
  let letters = 0;
  return requests.filter(({ input }) => {
    if (input.length <= shortLetters) return true;
    letters += input.length;
    return letters <= longLettersAtMost;
  });
};

test(`malformed payloads over the port are answered, and main goes on (seed ${seed})`, async ({
  page,
  centre,
}) => {
  await unlock(page, /^Fatma/);
  const calls = [...inputs.keys()];
  const long = { path: 'journal.append', input: JSON.stringify('x'.repeat(2_000_000)) };
  const requests = bounded([long, ...calls.flatMap(requestsOf)]);
  expect(requests.length).toBeGreaterThan(calls.length * payloadsPerCall);
  const answers = await callOverPort(page, requests);
  expect(answers).toHaveLength(requests.length);
  expect(answers.filter((answer) => answer === 'none' || answer === 'internal')).toEqual([]);
  // Once one of them has locked the device, the door answers before anybody looks at what they say.
  const refusals = ['invalid-input', 'nobody-signed-in'];
  const refused = requests.flatMap((request, i) => (mustBeRefused(request) ? [answers[i] ?? 'none'] : []));
  expect(refused.filter((answer) => !refusals.includes(answer))).toEqual([]);
  expect(refused.filter((answer) => answer === 'invalid-input').length).toBeGreaterThan(refused.length / 2);
  expect(await page.evaluate(callFromPage, { path: 'journal.head', input: {} })).toMatchObject({ ok: true });
  const log = await readFile(path.join(centre.deviceFolder, 'log', 'vakproef.log'), 'utf8');
  expect(log).not.toContain('"bug"');
});
