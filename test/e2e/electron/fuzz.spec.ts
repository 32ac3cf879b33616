/** X3 over the real port: malformed payloads and strange messages from the page are all answered, and main goes on. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { contracts } from '../../../shared/contract/services';
import { seeded } from '../../faults/seeded';
import { callFromPage } from '../../prove/page-robot.mjs';
import { sampleOf } from '../../security/call-samples';
import { malformedPayload, strangePaths } from '../../security/malformed-payloads';
import { expect, test } from '../application';

const payloadsPerCall = 40;
const seed = Date.now() % 1_000_000_000;

/** As JSON text, because it must come to the page first; null for what JSON cannot say. */
const asText = (value: unknown): string | null => {
  try {
    return JSON.stringify(value) ?? null;
  } catch {
    return null;
  }
};

const requestsOf = (call: string): { path: string; input: string }[] => {
  const chance = seeded(seed);
  const payloads = Array.from({ length: payloadsPerCall }, () => malformedPayload(sampleOf(call), chance));
  return [
    ...payloads.flatMap(({ value }) => {
      const input = asText(value);
      return input === null ? [] : [{ path: call, input }];
    }),
    ...strangePaths(call).map((strange) => ({ path: strange, input: '{}' })),
  ];
};

test('malformed payloads over the port are answered, and main goes on', async ({ page, centre }, info) => {
  info.annotations.push({ type: 'seed', description: String(seed) });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const calls = Object.values(contracts).flatMap(({ name, calls: all }) =>
    Object.keys(all).map((call) => `${name}.${call}`),
  );
  const requests = calls.flatMap(requestsOf);
  const answers = await page.evaluate(async (sent) => {
    const port = await new Promise<MessagePort>((resolve) => {
      window.addEventListener('message', (event) => {
        if (event.data === 'vakproef:port' && event.ports[0]) resolve(event.ports[0]);
      });
      window.postMessage('vakproef:port-please', window.location.origin);
    });
    const answered = new Map<number, string>();
    port.onmessage = ({ data }) => {
      if (data.kind !== 'answer') return;
      answered.set(data.id, data.answer.ok ? 'ok' : data.answer.problem.code);
    };
    // What is no request at all gets no answer, and does no harm.
    for (const strange of [
      null,
      7,
      'request',
      [],
      {},
      { kind: 'request' },
      { kind: 'request', id: 'x', path: 1 },
    ])
      port.postMessage(strange);
    for (const [id, { path: to, input }] of sent.entries())
      port.postMessage({ kind: 'request', id, path: to, input: JSON.parse(input) });
    const end = Date.now() + 60_000;
    while (answered.size < sent.length && Date.now() < end)
      await new Promise((resolve) => setTimeout(resolve, 50));
    return sent.map((_, id) => answered.get(id) ?? 'none');
  }, requests);
  expect(answers).toHaveLength(requests.length);
  expect(answers.filter((answer) => answer === 'none' || answer === 'internal')).toEqual([]);
  const refused = answers.filter((answer) => answer === 'invalid-input').length;
  expect(refused).toBeGreaterThan(requests.length / 3);
  expect(await page.evaluate(callFromPage, { path: 'journal.head', input: {} })).toMatchObject({ ok: true });
  const log = await readFile(path.join(centre.deviceFolder, 'log', 'vakproef.log'), 'utf8');
  expect(log).not.toContain('"bug"');
});
