/** Evidence that the hub has: its name, whether it is there, and where it is linked. */
import type { ReactNode } from 'react';
import type { CandidateEvidence } from '../../shared/protocol/candidate-api';
import { usePage } from '../page';
import { ScreenLink } from '../parts';
import { addressOf } from '../place';

export const nameOfEvidence = ({ title, file }: CandidateEvidence): string => title || file.name;

export function EvidenceList({ evidence }: { readonly evidence: readonly CandidateEvidence[] }): ReactNode {
  const { t, format, portfolio } = usePage();
  if (evidence.length === 0) return <p>{t('candidate:evidence.none')}</p>;
  return (
    <ul className="cards">
      {evidence.map((one) => {
        const { portfolioEvidenceId: id, file, isHere, isUsed } = one;
        const count = portfolio.links.filter((link) => link.portfolioEvidenceId === id).length;
        return (
          <li key={id} className="card linked">
            <ScreenLink to={addressOf('evidence', id)}>
              <strong>{nameOfEvidence(one)}</strong>
            </ScreenLink>
            <span className="quiet">
              {format.bytes(file.bytes)} ·{' '}
              {isHere ? `✓ ${t('candidate:evidence.here')}` : t('candidate:evidence.notHere')}
            </span>
            <span>
              {count === 0 ? t('candidate:evidence.unlinked') : t('candidate:evidence.links', { count })}
            </span>
            {one.found && <span>⚠ {t('candidate:evidence.found', { found: one.found })}</span>}
            {isUsed && <span className="quiet">{t('candidate:evidence.used')}</span>}
          </li>
        );
      })}
    </ul>
  );
}
