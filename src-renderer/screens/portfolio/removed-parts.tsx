/** What was removed or withdrawn (L10): folded away, and each can be brought back. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { removePortfolioEntry } from '../../actions/save-portfolio-entry';
import { removePortfolioEvidence } from '../../actions/save-portfolio-evidence';
import { useAction } from '../../ui/use-action';
import classes from './portfolio.module.css';
import { mayChange, type PortfolioDesk } from './use-portfolio-desk';

/** Put back in one press, for as long as nobody erased the person. */
export function RemovedParts({ desk }: { readonly desk: PortfolioDesk }) {
  const { t } = useTranslation('portfolio');
  const putEntry = useAction(removePortfolioEntry);
  const putEvidence = useAction(removePortfolioEvidence);
  const [isOpen, setOpen] = useState(false);
  const removedEntries = desk.portfolio.removedEntries.filter((one) => mayChange(desk, one));
  const removedEvidence = desk.portfolio.removedEvidence.filter((one) => mayChange(desk, one));
  const parts = [
    ...removedEntries.map(({ portfolioEntryId, title }) => ({
      id: portfolioEntryId as string,
      title,
      bringBack: () => putEntry({ portfolioEntryId, isRemoved: false }),
    })),
    ...removedEvidence.map(({ portfolioEvidenceId, file }) => ({
      id: portfolioEvidenceId as string,
      title: file.name,
      bringBack: () => putEvidence({ portfolioEvidenceId, isRemoved: false }),
    })),
  ];
  if (parts.length === 0) return null;
  return (
    <section className={classes.part}>
      <div>
        <Button variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('removed', { count: parts.length })}
        </Button>
      </div>
      {isOpen && (
        <ul className={classes.list}>
          {parts.map(({ id, title, bringBack }) => (
            <li key={id} className={classes.process}>
              <span className={classes.words}>{title}</span>
              <Button
                variant="default"
                aria-label={t('bring-back-of', { title })}
                onClick={() => void bringBack().then(desk.onDone)}
              >
                {t('bring-back')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
