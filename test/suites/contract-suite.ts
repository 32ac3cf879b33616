/**
 * What every transport between page and main promises, whatever carries it. A transport's test calls `contractSuite`
 * with a way to open a crossing; direct, MessagePort and HTTP must pass the very same tests.
 */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { connect, defineContract, type Handler, type Transport } from '../../shared/contract/contract';
import { serveAll } from '../../shared/contract/several-contracts';
import { createLiveValue } from '../../shared/kernel/live-value';
import { problem } from '../../shared/kernel/problem';
import { err, ok } from '../../shared/kernel/result';
import { value } from '../builders/value';

export type Crossing = {
  readonly transport: Transport;
  /** Main speaks by itself. */
  readonly notify: (path: string, body: unknown) => void;
  /** Main is gone without a word. */
  readonly cut: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'expected bytes');
const plain = z.object({
  text: z.string(),
  number: z.number(),
  nothing: z.null(),
  yes: z.boolean(),
  list: z.array(z.object({ bytes })),
  /** Looks like the codec's own marks on purpose. */
  hostile: z.record(z.string(), z.unknown()),
});
const probeContract = defineContract({
  name: 'probe',
  calls: {
    echo: { input: plain, output: plain },
    refuse: { input: z.object({ id: z.string() }), output: z.object({}) },
    throwBug: { input: z.object({}), output: z.object({}) },
    breakPromise: { input: z.object({}), output: z.object({ number: z.number() }) },
    wait: { input: z.object({ ms: z.number() }), output: z.object({ ms: z.number() }) },
  },
  states: { level: z.object({ number: z.number() }) },
  notices: { ticked: z.object({ number: z.number() }) },
});

const secretWords = 'Jansen kreeg een onvoldoende';

type Level = { readonly number: number };

function aProbe(reported: string[]) {
  const level = createLiveValue<Level>({ number: 1 });
  const served = serveAll(
    { probe: probeContract },
    {
      probe: {
        echo: async (input) => ok(input),
        refuse: async ({ id }) => err(problem('document-missing', { documentId: id })),
        throwBug: async () => {
          throw new Error(secretWords);
        },
        breakPromise: async () => ok({ number: 'no number' as unknown as number }),
        wait: async ({ ms }) => {
          await new Promise((resolve) => setTimeout(resolve, ms));
          return ok({ ms });
        },
        level,
      },
    },
    (path) => {
      reported.push(path);
      return 'log-7';
    },
  );
  return { served, level };
}

const sample = {
  text: 'ĳ € “żółć” \u2028 \\ " </script>',
  number: -0.1,
  nothing: null,
  yes: true,
  list: [
    { bytes: new Uint8Array([0, 255, 10, 13, 34]) },
    { bytes: new Uint8Array(0) },
    { bytes: Uint8Array.from({ length: 300_000 }, (_, i) => (i * 31) % 256) },
  ],
  hostile: { $bytes: 'AAAA', $plain: { $bytes: 'x' }, inner: { $bytes: 7, other: [null, { $plain: 1 }] } },
};

export function contractSuite(name: string, open: (handler: Handler) => Promise<Crossing>): void {
  const withCrossing = async (
    test: (
      crossing: Crossing,
      probe: ReturnType<typeof client>,
      reported: string[],
      setLevel: (level: Level) => void,
    ) => Promise<void>,
  ): Promise<void> => {
    const reported: string[] = [];
    const { served, level } = aProbe(reported);
    const crossing = await open(served.handler);
    const stops = [served.follow(crossing.notify)];
    // At the end the page is gone, and hears no more.
    const onNotice: Transport['onNotice'] = (listener) => {
      const stop = crossing.transport.onNotice(listener);
      stops.push(stop);
      return stop;
    };
    const page = client({ ...crossing, transport: { ...crossing.transport, onNotice } });
    try {
      await test(crossing, page, reported, level.set);
    } finally {
      for (const stop of stops) stop();
      await crossing.close();
    }
  };
  const client = ({ transport }: Crossing) => connect(probeContract, transport);

  describe(`contract over ${name}`, () => {
    it('brings values and bytes back as they went', () =>
      withCrossing(async (_, probe) => {
        const { list, ...rest } = value(await probe.echo(sample));
        const [large, ...small] = list.toReversed();
        const [sent, ...others] = sample.list.toReversed();
        expect({ ...rest, list: small }).toEqual({ ...sample, list: others });
        // Byte by byte in one go: an assertion about each of so many takes seconds.
        expect(Buffer.from(large?.bytes ?? []).equals(sent?.bytes ?? Buffer.alloc(0))).toBe(true);
      }));

    it('keeps answers with their questions when many wait at once', () =>
      withCrossing(async (_, probe) => {
        const waits = [30, 1, 15, 8, 22, 0];
        const answers = await Promise.all(waits.map((ms) => probe.wait({ ms })));
        expect(answers).toEqual(waits.map((ms) => ok({ ms })));
      }));

    it('carries an expected failure with its details', () =>
      withCrossing(async (_, probe) => {
        expect(await probe.refuse({ id: 'x-1' })).toEqual(
          err(problem('document-missing', { documentId: 'x-1' })),
        );
      }));

    it('refuses input that does not fit, and says where', () =>
      withCrossing(async ({ transport }) => {
        const answer = await transport.request('probe.echo', { ...sample, list: [{ bytes: 'text' }] });
        expect(answer).toMatchObject({
          ok: false,
          problem: { code: 'invalid-input', details: { path: 'probe.echo', at: 'list.0.bytes' } },
        });
        expect(await transport.request('probe.echo', undefined)).toMatchObject({
          ok: false,
          problem: { code: 'invalid-input' },
        });
      }));

    it.each([
      'probe.unknown',
      'nobody.echo',
      'probe',
      'probe.toString',
      'probe.__proto__',
      'constructor.echo',
    ])('answers the unknown path %s with a problem', (path) =>
      withCrossing(async ({ transport }) => {
        expect(await transport.request(path, {})).toMatchObject({
          ok: false,
          problem: { code: 'invalid-input' },
        });
      }),
    );

    it('reports a bug by log id and lets no word of it out', () =>
      withCrossing(async ({ transport }, probe, reported) => {
        expect(await probe.throwBug({})).toEqual(err(problem('internal', { logId: 'log-7' })));
        expect(JSON.stringify(await transport.request('probe.throwBug', {}))).not.toContain('Jansen');
        expect(reported).toEqual(['probe.throwBug', 'probe.throwBug']);
      }));

    it('does not hand an answer on that breaks the contract', () =>
      withCrossing(async (_, probe) => {
        expect(await probe.breakPromise({})).toMatchObject({ ok: false, problem: { code: 'internal' } });
      }));

    it('brings notices that fit their schema, until told to stop', () =>
      withCrossing(async ({ notify }, probe) => {
        const heard: number[] = [];
        const stop = probe.on('ticked', ({ number }) => heard.push(number));
        await probe.wait({ ms: 50 });
        notify('probe.ticked', { number: 1 });
        notify('probe.ticked', { number: 'two' });
        notify('other.ticked', { number: 3 });
        notify('probe.ticked', { number: 4 });
        await expect.poll(() => heard).toEqual([1, 4]);
        stop();
        notify('probe.ticked', { number: 5 });
        await probe.wait({ ms: 20 });
        expect(heard).toEqual([1, 4]);
      }));

    it('has a state at the first look, and every value after it', () =>
      withCrossing(async (_, probe, _reported, setLevel) => {
        expect(probe.level.get()).toBeUndefined();
        await expect.poll(() => probe.level.get()).toEqual({ number: 1 });
        const heard: (number | undefined)[] = [];
        const stop = probe.level.subscribe(() => heard.push(probe.level.get()?.number));
        setLevel({ number: 2 });
        setLevel({ number: 3 });
        await expect.poll(() => heard).toEqual([2, 3]);
        stop();
        setLevel({ number: 4 });
        await expect.poll(() => probe.level.get()).toEqual({ number: 4 });
        expect(heard).toEqual([2, 3]);
        expect(await probe.level.read()).toEqual(ok({ number: 4 }));
      }));

    it('takes no value of a state that does not fit it', () =>
      withCrossing(async ({ notify }, probe) => {
        expect(await probe.level.read()).toEqual(ok({ number: 1 }));
        await expect.poll(() => probe.level.get()).toEqual({ number: 1 });
        notify('probe.level', { number: 'high' });
        notify('probe.level', { number: 5 });
        await expect.poll(() => probe.level.get()).toEqual({ number: 5 });
      }));

    it('resolves to host-unreachable when main is gone, for waiting calls and later ones', () =>
      withCrossing(async ({ cut }, probe) => {
        const waiting = probe.wait({ ms: 60_000 });
        await probe.wait({ ms: 0 });
        await cut();
        expect(await waiting).toMatchObject({ ok: false, problem: { code: 'host-unreachable' } });
        expect(await probe.wait({ ms: 0 })).toMatchObject({
          ok: false,
          problem: { code: 'host-unreachable' },
        });
        expect(await probe.level.read()).toMatchObject({ problem: { code: 'host-unreachable' } });
      }));
  });
}
