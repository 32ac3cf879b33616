/** What waits on a phone is sent by itself, once, from where it was; and what the hub refuses stays with why. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { newId } from '../../shared/kernel/ids';
import { type Problem, type ProblemCode, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { CandidateClient } from '../../shared/protocol/candidate-contract';
import { candidatePersonHeader } from '../../shared/protocol/candidate-paths';
import { aWorld } from '../../test/builders/a-world';
import { forgetFile, type KeptFile, listKeptFiles } from '../kept/kept-files';
import { createSender } from './sender';

const bytes = new Blob([new Uint8Array(3 * 1024 * 1024)]);
const stops: (() => void)[] = [];
beforeEach(() => {
  vi.stubGlobal('window', new EventTarget());
  // A browser without locks sends all the same.
  vi.stubGlobal('navigator', {});
});
afterEach(async () => {
  for (const stop of stops.splice(0)) stop();
  vi.unstubAllGlobals();
});

type Begin = CandidateClient['beginEvidence'];

/** A hub that takes pieces, until it is told to fail. */
function aScene() {
  const participantId = newId<'Participant'>();
  const world = aWorld();
  const said: string[] = [];
  const recorded: string[] = [];
  const state = { failed: null as Problem | null, takenId: '', came: 0, digests: 0, signedOut: 0, told: 0 };
  const answer = async <T>(name: string, value: T): Promise<Result<T>> => {
    said.push(name);
    return state.failed ? err(state.failed) : ok(value);
  };
  const client = {
    beginEvidence: (async ({ portfolioEvidenceId }: { portfolioEvidenceId: string }) => {
      const told = answer('begin', { uploadId: 'u', came: state.came, evidence: null });
      return portfolioEvidenceId === state.takenId ? err(problem('candidate-evidence-other')) : told;
    }) as unknown as Begin,
    finishEvidence: async ({ portfolioEvidenceId }: { portfolioEvidenceId: string }) => {
      recorded.push(portfolioEvidenceId);
      return answer('finish', {});
    },
    dropEvidence: async () => {
      said.push('drop');
      return ok({});
    },
  } as unknown as CandidateClient;
  const pieces: { offset: number; person: string | null }[] = [];
  vi.stubGlobal('fetch', async (_path: string, init: RequestInit) => {
    const headers = new Headers(init.headers);
    const offset = Number(headers.get('upload-offset'));
    pieces.push({ offset, person: headers.get(candidatePersonHeader) });
    if (state.failed) return Response.json({ problem: state.failed }, { status: 500 });
    state.came = offset + (init.body as Blob).size;
    return new Response(null, { headers: { 'upload-offset': String(state.came) } });
  });
  const file: KeptFile = {
    ...{ portfolioEvidenceId: newId<'PortfolioEvidence'>(), participantId, portfolioEntryId: null },
    ...{ name: 'film.mp4', mediaType: 'video/mp4', madeAt: null, chosenAt: world.now().toISOString(), bytes },
  };
  const open = () => {
    const sender = createSender({
      ...{ client, world, participantId },
      digestOf: async () => String(++state.digests).padStart(64, '0'),
      onRecorded: () => void state.told++,
      onSignedOut: () => void state.signedOut++,
    });
    stops.push(sender.stop);
    return sender;
  };
  const fail = (code: ProblemCode | null): void => {
    state.failed = code && problem(code);
  };
  return { participantId, world, said, recorded, state, pieces, file, open, fail };
}

it('a chosen file goes piece by piece, for its own person, and is kept no longer than it has to', async () => {
  const { open, file, recorded, pieces, state, participantId } = aScene();
  const sender = open();
  await sender.add(file);
  await expect.poll(() => state.told).toBe(1);
  expect(recorded).toEqual([file.portfolioEvidenceId]);
  expect(pieces).toEqual([
    { offset: 0, person: participantId },
    { offset: 2 * 1024 * 1024, person: participantId },
  ]);
  expect([sender.get(), await listKeptFiles(participantId)]).toEqual([[], []]);
});

it('what stands elsewhere under its id is let be, and the file goes as evidence of its own', async () => {
  const { open, file, recorded, said, state, participantId } = aScene();
  state.takenId = file.portfolioEvidenceId;
  await open().add(file);
  await expect.poll(() => state.told).toBe(1);
  expect(said).toEqual(['begin', 'begin', 'finish']);
  expect(recorded).toEqual([expect.not.stringContaining(file.portfolioEvidenceId)]);
  expect([state.digests, await listKeptFiles(participantId)]).toEqual([1, []]);
});

it('after a broken line it goes on by itself, and is read through once', async () => {
  const { open, file, said, state, world, fail, participantId } = aScene();
  fail('hub-unreachable');
  const sender = open();
  await sender.add(file);
  await expect.poll(() => said.length).toBe(1);
  await expect
    .poll(() => {
      world.pass(30_000);
      return said.length;
    })
    .toBeGreaterThan(2);
  expect(sender.get()).toMatchObject([{ name: 'film.mp4', problem: null }]);
  fail(null);
  await expect
    .poll(() => {
      window.dispatchEvent(new Event('online'));
      return state.told;
    })
    .toBe(1);
  expect(state.digests).toBe(1);
  expect(await listKeptFiles(participantId)).toEqual([]);
});

it('what the hub refuses stands still with why, and goes when somebody says so', async () => {
  const { open, file, said, state, world, fail, participantId } = aScene();
  fail('body-too-large');
  const sender = open();
  await sender.add(file);
  await expect.poll(() => sender.get()).toMatchObject([{ problem: { code: 'body-too-large' } }]);
  world.pass(600_000);
  expect(said).toEqual(['begin']);
  expect(await listKeptFiles(participantId)).toHaveLength(1);
  fail(null);
  sender.retry();
  await expect.poll(() => state.told).toBe(1);
});

it('what came as something else begins anew, and what is given up is gone here and there', async () => {
  const { open, file, said, fail, participantId } = aScene();
  fail('body-differs');
  const sender = open();
  await sender.add(file);
  await expect.poll(() => sender.get()).toMatchObject([{ problem: { code: 'body-differs' } }]);
  expect(said).toEqual(['begin', 'drop']);
  await sender.drop(file.portfolioEvidenceId);
  expect([sender.get(), await listKeptFiles(participantId)]).toEqual([[], []]);
  expect(said).toEqual(['begin', 'drop', 'drop']);
});

it('a session that is over is told, and the file waits for its person', async () => {
  const { open, file, state, fail, participantId } = aScene();
  fail('candidate-signed-out');
  await open().add(file);
  await expect.poll(() => state.signedOut).toBe(1);
  expect(await listKeptFiles(participantId)).toHaveLength(1);
  await forgetFile(file.portfolioEvidenceId);
});

it('after it was stopped nothing is begun any more', async () => {
  const { open, file, said, state, participantId } = aScene();
  const sender = open();
  const adding = sender.add(file);
  sender.stop();
  await adding;
  sender.retry();
  await expect.poll(() => listKeptFiles(participantId)).toHaveLength(1);
  expect([said, state.told]).toEqual([[], 0]);
  await forgetFile(file.portfolioEvidenceId);
});

it('a file that is added while a round ends is sent without anybody coming back for it', async () => {
  let end = (): void => undefined;
  const ends = new Promise<void>((resolve) => {
    end = resolve;
  });
  let rounds = 0;
  const request = async (_name: string, alone: () => Promise<void>): Promise<void> => {
    await alone();
    rounds += 1;
    await ends;
  };
  vi.stubGlobal('navigator', { locks: { request } });
  const { open, file, state, recorded } = aScene();
  const sender = open();
  await expect.poll(() => rounds).toBe(1);
  await sender.add(file);
  expect([recorded, sender.get()]).toMatchObject([[], [{ name: 'film.mp4', problem: null }]]);
  end();
  await expect.poll(() => state.told).toBe(1);
  expect(recorded).toEqual([file.portfolioEvidenceId]);
});
