/**
 * The portfolio of a person: what they did, what shows it, and what of their qualifications is shown by it. Administrators write
 * in it; whoever else sees the person reads it and gives feedback. It needs no exam (M10).
 */
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mayWrite } from '../../../shared/domain/rights';
import { documentRecords } from '../../../shared/records/all-records';
import { fullName } from '../../../shared/records/participant';
import { useActor } from '../../queries/use-actor';
import { usePerson, usePortfolio } from '../../queries/use-portfolio';
import { EmptyState } from '../../ui/empty-state';
import { ScreenFrame } from '../../ui/screen-frame';
import { HandOver } from './hand-over';
import { PortfolioBody } from './portfolio-body';

/** Draws nothing until person, portfolio and actor are known: a form that may not be there would vanish under a hand. */
export function PortfolioScreen() {
  const { t } = useTranslation(['portfolio', 'participants', 'shell']);
  const { participantId = '' } = useParams({ strict: false });
  const found = usePerson(participantId);
  const portfolio = usePortfolio(participantId);
  const actor = useActor();
  if (!found || !portfolio || actor === undefined) return null;
  const { ids } = found;
  const person = found.person?.isRemoved ? undefined : found.person;
  const roles = actor?.roles ?? [];
  const isOffice = roles.includes('administrator');
  // Back to where they came from: whoever is no administrator has no register of people.
  const back = isOffice ? (
    <Link
      to="/participants/$participantId"
      params={{ participantId: person?.participantId ?? participantId }}
    >
      {t('back')}
    </Link>
  ) : (
    <Link to="/">{t('shell:way-back.today')}</Link>
  );
  return (
    <ScreenFrame
      title={t('title')}
      subtitle={person && [fullName(person) || person.number, person.number].filter(Boolean).join(' · ')}
      back={back}
      actions={isOffice && person && !person.inactiveSince && <HandOver person={person} ids={ids} />}
    >
      {person ? (
        <PortfolioBody
          person={person}
          ids={ids}
          portfolio={portfolio}
          by="staff"
          may={{
            write: mayWrite(roles, documentRecords['portfolio-entry']),
            tell: mayWrite(roles, documentRecords['portfolio-feedback']),
          }}
        />
      ) : (
        <EmptyState title={t('participants:person.missing.title')}>
          {t('participants:person.missing.text')}
        </EmptyState>
      )}
    </ScreenFrame>
  );
}
