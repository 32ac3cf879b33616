/** Who is signed in: by the link that somebody came with, or by the cookie of before; and all that their screens need. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Problem, type ProblemCode, problem } from '../shared/kernel/problem';
import type { Result } from '../shared/kernel/result';
import type { CandidateMe, CandidatePortfolio, CandidateStart } from '../shared/protocol/candidate-api';
import type { CandidateClient } from '../shared/protocol/candidate-contract';
import { createCandidateClient } from './hub/candidate-client';
import { digestFile } from './hub/digest-file';
import { createSender, type Sender } from './hub/sender';
import { takeSecret } from './hub/take-secret';
import { forgetOld, forgetPerson } from './kept/forget-kept';
import { takeOverKept } from './kept/take-over-kept';
import type { Page, Words } from './page';
import { addressOf, go } from './place';
import type { Session } from './session';

type Inside = {
  /** Asks for this person and nobody else. */
  readonly client: CandidateClient;
  readonly me: CandidateMe;
  readonly portfolio: CandidatePortfolio;
  readonly sender: Sender;
};
type Out = {
  readonly isAsking: boolean;
  readonly start: CandidateStart | null;
  readonly failed: Problem | null;
  readonly isSignedOut: boolean;
  readonly again: () => void;
};

/** Signs in with the secret, once; else asks who is signed in already. */
async function whoIsIn({ client }: Session, secret: string | null): Promise<Result<CandidateMe>> {
  return secret === null ? client.me({}) : client.signIn({ secret });
}

/** Not having been signed in is no problem to tell of, but for what somebody tried. */
const toldOf = ({ came }: Session, failed: Problem, hadSecret: boolean): Problem | null => {
  const { problemCode } = came;
  if (failed.code !== 'candidate-signed-out' || hadSecret) return failed;
  return problemCode === null ? null : problem(problemCode as ProblemCode);
};

export function usePageOf(session: Session, words: Words): { readonly page: Page | null } & Out {
  const { client, world } = session;
  const [inside, setInside] = useState<Inside | null>(null);
  const [out, setOut] = useState<Omit<Out, 'again'>>({
    isAsking: true,
    start: null,
    failed: null,
    isSignedOut: false,
  });
  const secret = useRef(session.came.secret);
  const current = useRef<Inside | null>(null);
  current.current = inside;
  const leave = useCallback(
    async (failed: Problem | null, isSignedOut = false): Promise<void> => {
      setInside((before) => {
        before?.sender.stop();
        return null;
      });
      setOut({ isAsking: false, start: null, failed, isSignedOut });
      const start = await client.start({});
      if (start.ok) setOut((before) => ({ ...before, start: start.value }));
    },
    [client],
  );
  const reload = useCallback(async (): Promise<boolean> => {
    const asked = current.current;
    if (!asked) return false;
    const portfolio = await asked.client.portfolio({});
    if (portfolio.ok)
      setInside((before) =>
        before?.client === asked.client ? { ...before, portfolio: portfolio.value } : before,
      );
    else if (portfolio.problem.code === 'candidate-signed-out') await leave(portfolio.problem);
    return portfolio.ok;
  }, [leave]);
  const enter = useCallback(async (): Promise<void> => {
    setOut((before) => ({ ...before, isAsking: true }));
    const hadSecret = secret.current !== null;
    const me = await whoIsIn(session, secret.current);
    // Only what the hub never heard is asked once more.
    if (me.ok || me.problem.code !== 'hub-unreachable') secret.current = null;
    if (me.ok) await takeOverKept(me.value.formerIds, me.value.participantId).catch(() => undefined);
    // While the hub does not say who is back, nothing is old.
    if (me.ok || me.problem.code === 'candidate-signed-out')
      void forgetOld(world.now(), me.ok ? me.value.participantId : null).catch(() => undefined);
    if (!me.ok) return leave(toldOf(session, me.problem, hadSecret));
    const { participantId } = me.value;
    const theirs = createCandidateClient(participantId);
    const portfolio = await theirs.portfolio({});
    if (!portfolio.ok) return leave(portfolio.problem);
    const sender = createSender({
      ...{ client: theirs, world, participantId, digestOf: digestFile },
      onRecorded: () => void reload(),
      onSignedOut: () => void leave(problem('candidate-signed-out')),
    });
    setInside((before) => {
      before?.sender.stop();
      return { client: theirs, me: me.value, portfolio: portfolio.value, sender };
    });
  }, [world, session, leave, reload]);
  const hasBegun = useRef(false);
  useEffect(() => {
    if (hasBegun.current) return;
    hasBegun.current = true;
    void enter();
  }, [enter]);
  useEffect(() => {
    // A link that is opened in this very tab only changes what stands behind `#`.
    const come = (): void => {
      const came = takeSecret(location, history);
      if (came.secret === null) return;
      secret.current = came.secret;
      void enter();
    };
    window.addEventListener('hashchange', come);
    return () => window.removeEventListener('hashchange', come);
  }, [enter]);
  const signOut = async (): Promise<Problem | null> => {
    if (!inside) return null;
    const answer = await inside.client.signOut({});
    // The session lives on: then nothing is wiped either.
    if (!answer.ok && answer.problem.code !== 'candidate-signed-out') return answer.problem;
    inside.sender.stop();
    const isForgotten = await forgetPerson(inside.me.participantId).then(
      () => true,
      () => false,
    );
    go(addressOf(''));
    await leave(null, isForgotten);
    return null;
  };
  const onProblem = (failed: Problem): void => {
    if (failed.code === 'candidate-signed-out') void leave(failed);
  };
  const page = inside && { ...words, world, ...inside, reload, signOut, onProblem };
  return { page, ...out, again: () => void enter() };
}
