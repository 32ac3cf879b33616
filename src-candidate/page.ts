/** What every screen of somebody who is signed in works with. */
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { Problem } from '../shared/kernel/problem';
import type { Result } from '../shared/kernel/result';
import type { World } from '../shared/kernel/world';
import type { CandidateMe, CandidatePortfolio } from '../shared/protocol/candidate-api';
import type { CandidateClient } from '../shared/protocol/candidate-contract';
import type { Texts } from '../shared/texts/create-texts';
import type { Language } from '../shared/texts/languages';
import type { Sender, WaitingFile } from './hub/sender';
import type { PageFormat } from './page-format';

export type Words = { readonly t: Texts; readonly language: Language; readonly format: PageFormat };

export type Page = Words & {
  readonly world: World;
  readonly client: CandidateClient;
  readonly me: CandidateMe;
  readonly portfolio: CandidatePortfolio;
  /** Asks the hub anew what stands there. @returns whether it said */
  readonly reload: () => Promise<boolean>;
  readonly sender: Sender;
  /** @returns why the session lives on; null: it is over */
  readonly signOut: () => Promise<Problem | null>;
  /** Ends the session on this page where the hub said that it is over. */
  readonly onProblem: (failed: Problem) => void;
};

export const PageContext = createContext<Page | null>(null);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error('no page');
  return page;
}

export const useWaiting = (): readonly WaitingFile[] => {
  const { sender } = usePage();
  return useSyncExternalStore(sender.subscribe, sender.get);
};

/** One call at a time, with what went wrong. */
export function useCall(): {
  readonly isBusy: boolean;
  readonly failed: Problem | null;
  readonly run: <T>(call: () => Promise<Result<T>>) => Promise<Result<T>>;
} {
  const { onProblem } = usePage();
  const [isBusy, setIsBusy] = useState(false);
  const [failed, setFailed] = useState<Problem | null>(null);
  return {
    isBusy,
    failed,
    run: async (call) => {
      setIsBusy(true);
      setFailed(null);
      const answer = await call();
      setIsBusy(false);
      if (!answer.ok) {
        setFailed(answer.problem);
        onProblem(answer.problem);
      }
      return answer;
    },
  };
}

/** What a call answers, once; null until then. */
export function useAsked<T>(
  ask: (client: CandidateClient) => Promise<Result<T>>,
  key: string,
): { readonly value: T | null; readonly failed: Problem | null; readonly again: () => void } {
  const { client, onProblem } = usePage();
  const [round, setRound] = useState(0);
  const [answer, setAnswer] = useState<{ readonly key: string; readonly got: Result<T> } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once per key and round, whatever function asks
  useEffect(() => {
    let isOver = false;
    void ask(client).then((got) => {
      if (isOver) return;
      setAnswer({ key, got });
      if (!got.ok) onProblem(got.problem);
    });
    return () => {
      isOver = true;
    };
  }, [key, round]);
  const got = answer?.key === key ? answer.got : null;
  return {
    value: got?.ok ? got.value : null,
    failed: got && !got.ok ? got.problem : null,
    again: () => setRound(round + 1),
  };
}
