/** When files go: after marks, the smallest first, and not while somebody marks on a slow line. */
import { expect, test } from 'vitest';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { WaitingFile } from '../follow/own-changes';
import { type BodySenderParts, createBodySender } from './body-sender';
import { createLineSpeed } from './line-speed';

const files: readonly WaitingFile[] = [
  { digest: 'a'.repeat(64), bytes: 300, mayGo: true },
  { digest: 'b'.repeat(64), bytes: 20, mayGo: true },
  { digest: 'c'.repeat(64), bytes: 1, mayGo: false },
];

function aSender(over: Partial<BodySenderParts> = {}) {
  const held = new Set<string>();
  const sent: string[] = [];
  const asked: string[] = [];
  let nowMs = 0;
  const sender = createBodySender({
    own: { filesWaiting: () => files.filter(({ digest }) => !held.has(digest)) },
    hasNews: () => false,
    findLacking: () => null,
    heldTurn: { isDue: () => false, noteDone: () => undefined },
    isMarking: () => false,
    onChange: () => undefined,
    onBroken: () => void asked.push('again'),
    world: { monotonicMs: () => nowMs },
    send: async ({ digest }) => {
      sent.push(digest[0]!);
      return ok('sent');
    },
    askReceipts: async ([first, ...more]) => {
      if (first && more.length === 0) held.add(first.digest);
      return ok(held as ReadonlySet<string>);
    },
    ...over,
  });
  const wake = async () => {
    sender.wake();
    await sender.settled();
  };
  return { sender, sent, asked, wake, pass: (ms: number) => (nowMs += ms) };
}

test('files of changes that the hub holds go, the smallest first; the others wait', async () => {
  const { sender, sent, wake } = aSender();
  await wake();
  expect(sent).toEqual(['b', 'a']);
  expect(sender.state()).toMatchObject({ waiting: { count: 1, bytes: 1 }, failures: [] });
});

test('while somebody marks on a slow line files wait, and say so; on a quick line, and afterwards, they go', async () => {
  const speed = createLineSpeed();
  speed.note(100_000, 1000);
  let isMarking = true;
  const { sender, sent, wake } = aSender({ speed, isMarking: () => isMarking });
  await wake();
  expect([sent, sender.state().isPaused]).toEqual([[], true]);
  isMarking = false;
  await wake();
  expect([sent, sender.state().isPaused]).toEqual([['b', 'a'], false]);
  const quick = createLineSpeed();
  quick.note(10_000_000, 1000);
  const other = aSender({ speed: quick, isMarking: () => true });
  await other.wake();
  expect(other.sent).toEqual(['b', 'a']);
});

test('a line that is away is no fault of a file; what is one rests longer each time, unless somebody asks, and is told meanwhile', async () => {
  let answer: Result<'sent'> = err(problem('hub-unreachable'));
  const { sender, sent, asked, wake, pass } = aSender({
    send: async ({ digest }) => {
      sent.push(digest[0]!);
      return answer;
    },
  });
  await wake();
  expect([sent.splice(0), sender.state().failures]).toEqual([['b'], []]);
  // Where the line breaks again and again and nothing gets through, nobody hurries.
  for (let i = 0; i < 9; i++) await wake();
  expect([sent.splice(0).length, asked.length]).toEqual([9, 5]);
  answer = err(problem('body-too-large'));
  await wake();
  expect(sent.splice(0)).toEqual(['b', 'a']);
  expect(sender.state().failures.map(({ problem: why }) => why.code)).toEqual(
    Array(2).fill('body-too-large'),
  );
  await wake();
  pass(15_000);
  await wake();
  expect(sent.splice(0)).toEqual(['b', 'a']);
  pass(15_000);
  await wake();
  expect(sent.splice(0)).toEqual([]);
  sender.hurry();
  await wake();
  expect(sent.splice(0)).toEqual(['b', 'a']);
  answer = ok('sent');
  pass(60_000);
  await wake();
  expect([sent, sender.state().failures]).toEqual([['b', 'a'], []]);
});

test('nothing goes while something was recorded that no round has taken, and nothing after it was closed', async () => {
  let hasNews = true;
  const { sender, sent, wake } = aSender({ hasNews: () => hasNews });
  await wake();
  expect(sent).toEqual([]);
  hasNews = false;
  await sender.close();
  await wake();
  expect(sent).toEqual([]);
});

test('a piece is what the line carries in seconds, never less than a quarter and never more than eight megabytes', () => {
  const speed = createLineSpeed();
  expect([speed.bytesPerSecond(), speed.pieceBytes()]).toEqual([null, 262_144]);
  speed.note(500_000, 1000);
  expect([speed.bytesPerSecond(), speed.pieceBytes(), speed.isSlow()]).toEqual([500_000, 2_000_000, false]);
  // A photo of a few bytes says nothing of the line.
  for (let i = 0; i < 20; i++) speed.note(1000, 1000);
  expect(speed.isSlow()).toBe(false);
  for (let i = 0; i < 20; i++) speed.note(70_000, 2000);
  expect([speed.pieceBytes(), speed.isSlow()]).toEqual([262_144, true]);
  for (let i = 0; i < 20; i++) speed.note(90_000_000, 1000);
  expect([speed.pieceBytes(), speed.isSlow()]).toEqual([8_388_608, false]);
});
