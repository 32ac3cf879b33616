/** Who may add a file, and who may read one. */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Session } from '../../shared/contract/people-contract';
import { newId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { realWorld } from '../../shared/kernel/real-world';
import { err, ok } from '../../shared/kernel/result';
import { putFile } from '../../test/builders/a-file';
import { aFolder, aSecret } from '../../test/builders/a-journal';
import { contentOf } from '../../test/builders/content-of';
import { value } from '../../test/builders/value';
import { createBodyFiles } from '../bodies/body-files';
import { createBodiesService } from './bodies-service';

const bytes = new Uint8Array([1, 2, 3]);
const sessionOf = (...roles: string[]): Session => ({
  ...{ sessionId: newId<'Session'>(), staffId: newId<'Staff'>(), openedAt: '2026-11-28T09:00:00.000Z' },
  roles,
});

function aService(session: Session | null, belongsToCentre = true, hub: Uint8Array | null = null) {
  const folder = aFolder();
  const bodies = createBodyFiles({ folder, secret: aSecret(), world: realWorld });
  const saved: { readonly name: string; readonly content: Uint8Array }[] = [];
  const service = createBodiesService({
    bodies,
    transfers: {
      fetch: async (digest) => {
        if (!hub) return err(problem('body-missing', { digest }));
        const { bodyId } = value(await bodies.begin(hub.length, 'fetched'));
        value(await bodies.append(bodyId, 0, hub));
        return bodies.finish(bodyId, digest);
      },
    },
    state: { get: () => null as never, subscribe: () => () => undefined },
    holder: { get: () => session },
    belongsToCentre: () => belongsToCentre,
    platform: {
      save: async (name, given) => {
        const content = await contentOf(given);
        saved.push({ name, content });
        return ok({ outcome: 'saved', place: `/exports/${name}` });
      },
    },
  });
  return { bodies, service, saved, folder };
}

it('who may record adds a file; who only reads does not, and nobody does in nobody’s name', async () => {
  for (const role of ['administrator', 'examiner', 'leader', 'board'])
    expect(await aService(sessionOf(role)).service.begin({ bytes: 3 })).toMatchObject({ ok: true });
  expect(await aService(null, false).service.begin({ bytes: 3 })).toMatchObject({ ok: true });
  expect(await aService(sessionOf('reader')).service.begin({ bytes: 3 })).toMatchObject({
    problem: { code: 'not-allowed' },
  });
  expect(await aService(null).service.begin({ bytes: 3 })).toMatchObject({
    problem: { code: 'nobody-signed-in' },
  });
  // Each step is asked anew: whoever began may have gone.
  const { bodies, service } = aService(sessionOf('reader'));
  const { bodyId } = value(await bodies.begin(3));
  for (const step of [service.append({ bodyId, at: 0, bytes }), service.finish({ bodyId })])
    expect(await step).toMatchObject({ problem: { code: 'not-allowed' } });
  expect(await service.abandon({ bodyId })).toEqual(ok({}));
});

it('a reader reads what is here, and is told what is not', async () => {
  const { bodies, service } = aService(sessionOf('reader'));
  const { bodyId } = value(await bodies.begin(3));
  value(await bodies.append(bodyId, 0, bytes));
  const { digest } = value(await bodies.finish(bodyId));
  expect(value(await service.read({ digest, from: 1, length: 9 })).bytes).toEqual(bytes.subarray(1));
  expect(await service.read({ digest: 'a'.repeat(64), from: 0, length: 9 })).toMatchObject({
    problem: { code: 'body-missing' },
  });
  expect(await service.fetch({ digest: 'a'.repeat(64) })).toMatchObject({
    problem: { code: 'body-missing' },
  });
});

it('a file is not fetched by asking whether it is here: a list of films would fetch them all', async () => {
  const content = randomBytes(300);
  const { bodies, service } = aService(sessionOf('reader'), true, content);
  const digest = createHash('sha256').update(content).digest('hex');
  expect(await service.read({ digest, from: 0, length: 1 })).toMatchObject({
    problem: { code: 'body-missing' },
  });
  expect(await bodies.sizeOf(digest)).toMatchObject({ problem: { code: 'body-missing' } });
  value(await service.fetch({ digest }));
  expect(value(await service.read({ digest, from: 0, length: 1 })).bytes).toHaveLength(1);
});

it('a file is saved whole under a name that is no path, and nothing is when it is not here', async () => {
  const { bodies, service, saved } = aService(sessionOf('reader'));
  const { bodyId } = value(await bodies.begin(3));
  value(await bodies.append(bodyId, 0, bytes));
  const { digest } = value(await bodies.finish(bodyId));
  const answer = value(await service.save({ digest, suggestedName: '../../verslag.docx' }));
  expect(answer).toMatchObject({ outcome: 'saved' });
  expect(saved).toEqual([{ name: expect.stringMatching(/^[^/\\]+verslag\.docx$/), content: bytes }]);
  expect(await service.save({ digest: 'a'.repeat(64), suggestedName: 'a.docx' })).toMatchObject({
    problem: { code: 'body-missing' },
  });
  expect(saved).toHaveLength(1);
});

it('what turns out to be damaged here is read and saved from what the hub has, and half of it is saved nowhere', async () => {
  const content = randomBytes(2_500_000);
  const damage = async ({ bodies, folder }: ReturnType<typeof aService>): Promise<string> => {
    const digest = await putFile(bodies, content);
    const file = join(folder, `${digest}.own`);
    const lying = readFileSync(file);
    lying[2_000_000]! ^= 1;
    writeFileSync(file, lying);
    return digest;
  };
  const alone = aService(sessionOf('reader'));
  const digest = await damage(alone);
  expect(await alone.service.save({ digest, suggestedName: 'film.mp4' })).toMatchObject({
    problem: { code: 'body-missing' },
  });
  expect(alone.saved).toEqual([]);
  const withHub = aService(sessionOf('reader'), true, content);
  await damage(withHub);
  value(await withHub.service.save({ digest, suggestedName: 'film.mp4' }));
  expect(Buffer.compare(withHub.saved[0]!.content, content)).toBe(0);
  const { bytes: read } = value(await withHub.service.read({ digest, from: 1_999_000, length: 5000 }));
  expect(Buffer.compare(read, content.subarray(1_999_000, 2_004_000))).toBe(0);
});
