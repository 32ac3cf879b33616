/**
 * Sends what waits on this phone, one file after the other, for as long as the page is open: by itself after a broken line, and
 * from where it was after a closed page. What the hub refuses stays here with why, until somebody decides.
 */
import { type Problem, type ProblemCode, problem } from '../../shared/kernel/problem';
import type { Cancel, World } from '../../shared/kernel/world';
import type { CandidateClient } from '../../shared/protocol/candidate-contract';
import { forgetFile, type KeptFile, keepFile, listKeptFiles, renameFile } from '../kept/kept-files';
import { sendFile } from './send-file';

export type WaitingFile = {
  readonly portfolioEvidenceId: KeptFile['portfolioEvidenceId'];
  readonly portfolioEntryId: KeptFile['portfolioEntryId'];
  readonly name: string;
  /** From 0 to 1. */
  readonly share: number;
  /** Why it is not going on; null while it waits its turn or is on its way. */
  readonly problem: Problem | null;
};

export type Sender = {
  readonly add: (file: KeptFile) => Promise<void>;
  readonly drop: (portfolioEvidenceId: KeptFile['portfolioEvidenceId']) => Promise<void>;
  readonly retry: () => void;
  readonly get: () => readonly WaitingFile[];
  /** Whether it is, or was since the page was opened, on this phone; true as well while nobody looked yet. */
  readonly isOwn: (portfolioEvidenceId: string) => boolean;
  readonly subscribe: (listener: () => void) => () => void;
  readonly stop: () => void;
};

/** These pass by themselves; after others the file stands still. */
const passing: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  ...(['hub-unreachable', 'hub-busy', 'too-many-requests', 'upload-unfinished'] as const),
  ...(['hub-answer-not-understood', 'internal', 'body-unnamed'] as const),
]);
const restsMs = [1_000, 2_000, 5_000, 10_000, 30_000] as const;

type Parts = {
  readonly client: CandidateClient;
  readonly world: World;
  readonly participantId: KeptFile['participantId'];
  /** SHA-256 of a file. */
  readonly digestOf: (bytes: Blob) => Promise<string>;
  readonly onRecorded: () => void;
  readonly onSignedOut: () => void;
};

export function createSender(parts: Parts): Sender {
  const { client, world, participantId, digestOf, onRecorded, onSignedOut } = parts;
  const listeners = new Set<() => void>();
  let waiting: readonly WaitingFile[] = [];
  const seen = new Set<string>();
  let hasLooked = false;
  let isStopped = false;
  let isRunning = false;
  /** Somebody woke it since it last looked what waits: it looks once more. */
  let isWoken = false;
  let tries = 0;
  let rest: Cancel = () => undefined;
  /** A film is read through once, however often a line breaks. */
  const digests = new Map<string, string>();
  const set = (next: readonly WaitingFile[]): void => {
    waiting = next;
    for (const listener of listeners) listener();
  };
  const change = (id: string, over: Partial<WaitingFile>): void =>
    set(waiting.map((one) => (one.portfolioEvidenceId === id ? { ...one, ...over } : one)));
  const show = async (): Promise<readonly KeptFile[]> => {
    const files = await listKeptFiles(participantId);
    for (const { portfolioEvidenceId } of files) seen.add(portfolioEvidenceId);
    hasLooked = true;
    const before = new Map(waiting.map((one) => [one.portfolioEvidenceId, one]));
    set(
      files.map(({ portfolioEvidenceId, portfolioEntryId, name }) => ({
        ...{ portfolioEvidenceId, portfolioEntryId, name, share: 0, problem: null },
        ...before.get(portfolioEvidenceId),
      })),
    );
    return files;
  };
  const standsStill = (id: string): boolean =>
    waiting.some(({ portfolioEvidenceId, problem }) => portfolioEvidenceId === id && problem !== null);
  /** False: the round ends here. */
  async function sendOne(file: KeptFile): Promise<boolean> {
    const { portfolioEvidenceId: id, bytes } = file;
    const digest = digests.get(id) ?? (await digestOf(bytes));
    if (isStopped) return false;
    digests.set(id, digest);
    const failed = await sendFile(client, file, digest, (came) => change(id, { share: came / bytes.size }));
    if (isStopped) return false;
    if (failed === null) {
      tries = 0;
      digests.delete(id);
      await forgetFile(id);
      await show();
      onRecorded();
      return true;
    }
    if (failed.code === 'candidate-evidence-other') {
      // What the hub has under this id stands elsewhere, or is another file: this one is evidence of its own.
      const ownId = world.newId<'PortfolioEvidence'>();
      await renameFile(id, ownId);
      digests.set(ownId, digest);
      return true;
    }
    if (failed.code === 'candidate-signed-out') onSignedOut();
    else if (passing.has(failed.code)) {
      rest = world.after(restsMs[Math.min(tries++, restsMs.length - 1)] ?? 30_000, wake);
    } else {
      // What came does not match what was promised: from the beginning, when somebody says so.
      if (failed.code === 'body-differs') await client.dropEvidence({ portfolioEvidenceId: id });
      change(id, { problem: failed });
      return true;
    }
    return false;
  }
  async function run(): Promise<void> {
    for (;;) {
      isWoken = false;
      const next = (await show()).find(({ portfolioEvidenceId: id }) => !standsStill(id));
      if (!next || isStopped || !(await sendOne(next))) return;
    }
  }
  function wake(): void {
    rest();
    if (isStopped) return;
    isWoken = isRunning;
    if (isRunning) return;
    isRunning = true;
    // One page at a time sends: two would quarrel about the same upload.
    const alone = () =>
      run().catch(() =>
        set(waiting.map((one) => ({ ...one, problem: one.problem ?? problem('storage-failed') }))),
      );
    void (navigator.locks ? navigator.locks.request('vakproef-me-sending', alone) : alone()).finally(() => {
      isRunning = false;
      if (isWoken) wake();
    });
  }
  window.addEventListener('online', wake);
  wake();
  return {
    add: async (file) => {
      await keepFile(file);
      await show();
      wake();
    },
    drop: async (portfolioEvidenceId) => {
      await forgetFile(portfolioEvidenceId);
      await show();
      await client.dropEvidence({ portfolioEvidenceId });
    },
    retry: () => {
      set(waiting.map((one) => ({ ...one, problem: null })));
      tries = 0;
      wake();
    },
    get: () => waiting,
    isOwn: (portfolioEvidenceId) => !hasLooked || seen.has(portfolioEvidenceId),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => {
      isStopped = true;
      rest();
      window.removeEventListener('online', wake);
    },
  };
}
