/** The portfolio: what was added, what waits on this phone, and what has been shown already. */
import type { ReactNode } from 'react';
import { listTyped } from '../kept/kept-typed';
import { usePage } from '../page';
import { Heading, ScreenLink } from '../parts';
import { addressOf } from '../place';
import { ComingFiles } from './coming-files';
import { EntryList } from './entry-list';
import { EvidenceList } from './evidence-list';
import { FileChooser } from './file-chooser';
import { WaitingFiles } from './waiting-files';

function Coverage(): ReactNode {
  const { t, portfolio } = usePage();
  const { qualifications } = portfolio;
  return (
    <section aria-labelledby="coverage">
      <h2 id="coverage">{t('candidate:coverage.title')}</h2>
      {qualifications.length === 0 && <p>{t('candidate:coverage.none')}</p>}
      <ul className="cards">
        {qualifications.map(({ qualificationId, name, code, covered, workProcesses }) => (
          <li key={qualificationId} className="card linked">
            <ScreenLink to={addressOf('qualification', qualificationId)}>
              <strong>{name}</strong>
            </ScreenLink>
            <span className="quiet">{code}</span>
            <span>{t('candidate:coverage.covered', { covered, count: workProcesses })}</span>
            <progress value={covered} max={Math.max(workProcesses, 1)} aria-hidden="true" />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Forms that somebody left before they were saved. */
function Unfinished(): ReactNode {
  const { t, me } = usePage();
  const forms = listTyped(me.participantId);
  return forms.map((form) => (
    <p key={form} className="notice">
      {t('candidate:entries.unfinished')}{' '}
      <ScreenLink to={addressOf(form)}>{t('candidate:entries.goOn')}</ScreenLink>
    </p>
  ));
}

export function PortfolioScreen(): ReactNode {
  const { t, me, world, portfolio } = usePage();
  const name = [me.givenName, me.namePrefix, me.familyName].filter(Boolean).join(' ');
  return (
    <>
      <Heading>{t('candidate:title')}</Heading>
      <p>{t('candidate:welcome', { name })}</p>
      <WaitingFiles />
      <ComingFiles />
      <section aria-labelledby="entries">
        <h2 id="entries">{t('candidate:entries.title')}</h2>
        <Unfinished />
        <EntryList />
        <ScreenLink to={addressOf('entry', world.newId())} className="button">
          {t('candidate:entries.add')}
        </ScreenLink>
      </section>
      <section aria-labelledby="evidence">
        <h2 id="evidence">{t('candidate:evidence.title')}</h2>
        <EvidenceList evidence={portfolio.evidence} />
        <FileChooser portfolioEntryId={null} />
      </section>
      <Coverage />
    </>
  );
}
