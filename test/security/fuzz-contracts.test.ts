/**
 * X3: every call of every contract gets hundreds of malformed payloads. None that its schema refuses reaches a handler,
 * what reaches one holds only what the schema knows, and the real services answer each with a result and go on.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { combine, serve } from '../../shared/contract/contract';
import { contracts } from '../../shared/contract/host';
import { realWorld } from '../../shared/kernel/real-world';
import { ok } from '../../shared/kernel/result';
import { createNodePlatform } from '../../src-main/hosts/node/node-platform';
import { createPreviews } from '../../src-main/hosts/node/previews';
import { createLog } from '../../src-main/services/log';
import { createMainServices } from '../../src-main/services/main-services';
import { aMarkDraft } from '../builders/a-draft';
import { seedOfRun } from '../faults/seed-of-run';
import { type Seeded, seeded } from '../faults/seeded';
import { sampleOf } from './call-samples';
import { malformedPayload, strangePaths } from './malformed-payloads';

const payloadsPerCall = Number(process.env.VAKPROEF_FUZZ ?? 500);
const seed = seedOfRun();
const chanceFor = (path: string): Seeded =>
  seeded(seed + [...path].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7));

/** Everything that can be asked for: the calls, and the states with nothing in the question. */
const calls = Object.values(contracts).flatMap((contract) =>
  [
    ...Object.entries(contract.calls).map(([name, shape]) => [name, shape.input] as const),
    ...Object.keys(contract.states).map((name) => [name, z.object({})] as const),
  ].map(([name, schema]) => ({ contract, name, path: `${contract.name}.${name}`, schema })),
);

const expectNothingPolluted = (): void => {
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
  expect(Reflect.get(Array.prototype, 'polluted')).toBeUndefined();
};

it('there is a valid sample for every call, or malformed ones made from it would prove little', () => {
  for (const { path, schema } of calls)
    expect([path, schema.safeParse(sampleOf(path)).success]).toEqual([path, true]);
});

describe(`malformed payloads (seed ${seed})`, () => {
  it.each(calls)('to $path reach no handler', async ({ contract, name, path, schema }) => {
    const reached: unknown[] = [];
    const service = {
      [name]: Object.assign(
        async (input: unknown) => {
          reached.push(input);
          return ok({});
        },
        // A state is asked for with nothing.
        { get: () => reached.push({}) },
      ),
    };
    const bugs: unknown[] = [];
    const handler = serve(contract as never, service as never, (_, error) => String(bugs.push(error)));
    const chance = chanceFor(path);
    let refused = 0;
    // An `expect` for each would take longer than what it looks at.
    const wrong: unknown[] = [];
    for (let times = 0; times < payloadsPerCall; times++) {
      const { value, isWrongForSure } = malformedPayload(sampleOf(path), chance);
      const isValid = schema.safeParse(value).success;
      const before = reached.length;
      const { ok: isAnswered } = await handler(path, value);
      const isRight = isAnswered === isValid && reached.length === before + (isValid ? 1 : 0);
      if (!isRight || (isValid && isWrongForSure)) wrong.push(value);
      if (!isValid) refused += 1;
      // A second parse takes nothing away: nothing unknown came through with the first.
      else expect(schema.parse(reached.at(-1))).toEqual(reached.at(-1));
    }
    expect(wrong).toEqual([]);
    expect(bugs).toEqual([]);
    expect(refused).toBeGreaterThan(payloadsPerCall / 20);
    expectNothingPolluted();
  });

  it('under names that are no call reach no handler', async () => {
    const reached: string[] = [];
    const handlers = Object.values(contracts).map((contract) => {
      const service = Object.fromEntries(
        Object.keys(contract.calls).map((name) => [
          name,
          async () => {
            reached.push(name);
            return ok({});
          },
        ]),
      );
      return [contract.name, serve(contract as never, service as never, () => 'bug')] as const;
    });
    const handler = combine(Object.fromEntries(handlers));
    for (const { path } of calls)
      for (const strange of strangePaths(path))
        expect(await handler(strange, sampleOf(path))).toMatchObject({
          ok: false,
          problem: { code: 'invalid-input' },
        });
    expect(reached).toEqual([]);
  });

  it('to the real services are all answered; no bug, and the journal is as whole as before', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'vakproef-fuzz-'));
    const logLines: string[] = [];
    const options = {
      folder: join(folder, 'device'),
      ...{ exportFolder: join(folder, 'exports'), resultFolder: join(folder, 'results') },
    };
    const open = async () => {
      const opened = await createMainServices({
        folder: options.folder,
        platform: createNodePlatform({
          ...options,
          appVersion: '1.2.3',
          previews: createPreviews(realWorld),
          world: realWorld,
        }),
        world: realWorld,
        log: createLog((line) => logLines.push(line), realWorld),
        fetch: () => Promise.reject(new TypeError('no network')),
      });
      if (!opened.ok) throw new Error(opened.problem.code);
      return opened.value;
    };
    const services = await open();
    let answered = 0;
    for (const { path } of calls) {
      const chance = chanceFor(path);
      for (let times = 0; times < payloadsPerCall; times++) {
        const answer = await services.handler(path, malformedPayload(sampleOf(path), chance).value);
        if (typeof answer.ok === 'boolean') answered += 1;
      }
    }
    expect(answered).toBe(calls.length * payloadsPerCall);
    expect(logLines.filter((line) => line.includes('"bug"'))).toEqual([]);
    expectNothingPolluted();
    expect(await services.handler('journal.append', { drafts: [aMarkDraft()] })).toMatchObject({ ok: true });
    const before = await services.handler('journal.head', {});
    await services.close();
    const again = await open();
    expect(await again.handler('journal.head', {})).toEqual(before);
    expect(await again.handler('device.storageHealth', {})).toMatchObject({ value: { recovered: null } });
    await again.close();
    await rm(folder, { recursive: true, force: true });
  });
});
