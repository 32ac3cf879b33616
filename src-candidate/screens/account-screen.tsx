/** Who is signed in, everything as one file, and signing out. */
import { type ReactNode, useState } from 'react';
import type { Problem } from '../../shared/kernel/problem';
import { composeCandidateExportPath } from '../../shared/protocol/candidate-paths';
import { listTyped } from '../kept/kept-typed';
import { usePage, useWaiting } from '../page';
import { Facts, Heading, Notice } from '../parts';

function SignOut(): ReactNode {
  const { t, me, signOut } = usePage();
  const unsent = useWaiting().length + listTyped(me.participantId).length;
  const [isAsked, setIsAsked] = useState(false);
  const [failed, setFailed] = useState<Problem | null>(null);
  return (
    <section>
      <p className="quiet">{t('candidate:account.signOutHint')}</p>
      <Notice t={t} failed={failed} />
      {failed && <p>{t('candidate:account.stillIn')}</p>}
      <div role="alert">
        {isAsked && <p className="notice bad">{t('candidate:account.unsent', { count: unsent })}</p>}
      </div>
      <div className="row">
        <button
          type="button"
          className={isAsked ? 'danger' : ''}
          onClick={() => {
            if (unsent > 0 && !isAsked) setIsAsked(true);
            else void signOut().then(setFailed);
          }}
        >
          {t(isAsked ? 'candidate:account.signOutAnyway' : 'candidate:account.signOut')}
        </button>
        {isAsked && (
          <button type="button" onClick={() => setIsAsked(false)}>
            {t('candidate:cancel')}
          </button>
        )}
      </div>
    </section>
  );
}

export function AccountScreen(): ReactNode {
  const { t, format, me } = usePage();
  const { centre, files } = me;
  const facts = [
    ['candidate:account.name', [me.givenName, me.namePrefix, me.familyName].filter(Boolean).join(' ')],
    ['candidate:account.number', me.number],
    ['candidate:account.centre', [centre.name, centre.place].filter(Boolean).join(', ')],
  ] as const;
  return (
    <>
      <Heading>{t('candidate:account.title')}</Heading>
      <Facts facts={facts} />
      <p>{t('candidate:account.wrong')}</p>
      {me.linkEndsAt && (
        <p>{t('candidate:account.linkEnds', { when: format.moment(me.linkEndsAt, centre.timeZone) })}</p>
      )}
      {files.isTaken && (
        <p className="quiet">
          {t('candidate:account.room', {
            used: format.bytes(files.bytesTogether),
            most: format.bytes(files.mostBytesTogether),
          })}
        </p>
      )}
      <a className="button" href={composeCandidateExportPath(me.participantId)} download="portfolio.zip">
        {t('candidate:account.export')}
      </a>
      <p className="quiet">{t('candidate:account.exportHint')}</p>
      <SignOut />
    </>
  );
}
