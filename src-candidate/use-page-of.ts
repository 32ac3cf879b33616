/** Who is signed in: by the link that somebody came with, or by the cookie of before; and all that their screens need. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Problem, type ProblemCode, problem, problemCatalogue } from '../shared/kernel/problem';
import type { Result } from '../shared/kernel/result';
import type { CandidateMe, CandidatePortfolio, CandidateStart } from '../shared/protocol/candidate-api';
import { createSender, type Sender } from './hub/sender';
import { forgetFile, listKeptFiles } from './kept/kept-files';
import { forgetAllTyped } from './kept/kept-typed';
import type { Page, Words } from './page';
import { addressOf, go } from './place';
import type { Session } from './session';

type Inside = { readonly me: CandidateMe; readonly portfolio: CandidatePortfolio; readonly sender: Sender };
type Out = {
  readonly isAsking: boolean;
  readonly start: CandidateStart | null;
  readonly failed: Problem | null;
  readonly isSignedOut: boolean;
  readonly again: () => void;
};

const isCode = (code: string): code is ProblemCode => Object.hasOwn(problemCatalogue, code);

/** Signs in with the secret, once; else asks who is signed in already. */
async function whoIsIn({ client }: Session, secret: string | null): Promise<Result<CandidateMe>> {
  return secret === null ? client.me({}) : client.signIn({ secret });
}

/** Not having been signed in is no problem to tell of, but for what somebody tried. */
const toldOf = ({ came }: Session, failed: Problem, hadSecret: boolean): Problem | null => {
  const { problemCode } = came;
  if (failed.code !== 'candidate-signed-out' || hadSecret) return failed;
  return problemCode !== null && isCode(problemCode) ? problem(problemCode) : null;
};

async function forgetPerson(participantId: string): Promise<void> {
  forgetAllTyped(participantId);
  for (const { portfolioEvidenceId } of await listKeptFiles(participantId))
    await forgetFile(portfolioEvidenceId);
}

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
  const reload = useCallback(async (): Promise<void> => {
    const portfolio = await client.portfolio({});
    if (portfolio.ok) setInside((before) => before && { ...before, portfolio: portfolio.value });
    else if (portfolio.problem.code === 'candidate-signed-out') await leave(portfolio.problem);
  }, [client, leave]);
  const enter = useCallback(async (): Promise<void> => {
    setOut((before) => ({ ...before, isAsking: true }));
    const hadSecret = secret.current !== null;
    const me = await whoIsIn(session, secret.current);
    if (!me.ok) return leave(toldOf(session, me.problem, hadSecret));
    secret.current = null;
    const portfolio = await client.portfolio({});
    if (!portfolio.ok) return leave(portfolio.problem);
    const { participantId } = me.value;
    const sender = createSender({
      ...{ client, world, participantId },
      onRecorded: () => void reload(),
      onSignedOut: () => void leave(problem('candidate-signed-out')),
    });
    setInside((before) => {
      before?.sender.stop();
      return { me: me.value, portfolio: portfolio.value, sender };
    });
  }, [client, world, session, leave, reload]);
  const hasBegun = useRef(false);
  useEffect(() => {
    if (hasBegun.current) return;
    hasBegun.current = true;
    void enter();
  }, [enter]);
  const signOut = async (): Promise<void> => {
    const gone = inside;
    gone?.sender.stop();
    const answer = await client.signOut({});
    if (gone) await forgetPerson(gone.me.participantId);
    go(addressOf(''));
    await leave(
      answer.ok || answer.problem.code === 'candidate-signed-out' ? null : answer.problem,
      answer.ok,
    );
  };
  const onProblem = (failed: Problem): void => {
    if (failed.code === 'candidate-signed-out') void leave(failed);
  };
  const page = inside && { ...words, world, client, ...inside, reload, signOut, onProblem };
  return { page, ...out, again: () => void enter() };
}
