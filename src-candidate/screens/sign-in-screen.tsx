/** Before anybody is signed in: how to come in, and why a link or an account did not work. */
import type { ReactNode } from 'react';
import type { Problem } from '../../shared/kernel/problem';
import type { CandidateStart } from '../../shared/protocol/candidate-api';
import { candidateAccountPath } from '../../shared/protocol/candidate-paths';
import type { Words } from '../page';
import { Heading, Notice } from '../parts';

type Props = {
  readonly words: Words;
  readonly start: CandidateStart | null;
  readonly failed: Problem | null;
  readonly isSignedOut: boolean;
  readonly again: () => void;
};

export function SignInScreen({ words: { t }, start, failed, isSignedOut, again }: Props): ReactNode {
  const centre = start?.centre ?? null;
  const isAway = failed?.code === 'hub-unreachable';
  return (
    <>
      <Heading>{isAway ? t('candidate:away.title') : t('candidate:signIn.title')}</Heading>
      {centre && <p>{[centre.name, centre.place].filter(Boolean).join(', ')}</p>}
      <Notice t={t} failed={failed} />
      {isSignedOut && (
        <p className="notice" role="status">
          {t('candidate:signIn.out')}
        </p>
      )}
      {isAway ? (
        <button type="button" className="main" onClick={again}>
          {t('candidate:again')}
        </button>
      ) : (
        <p>{t('candidate:signIn.link')}</p>
      )}
      {centre?.hasAccounts && (
        <a className="button" href={`${candidateAccountPath}?centre=${centre.organisationId}`}>
          {t('candidate:signIn.account')}
        </a>
      )}
    </>
  );
}
