/** What stands in the portfolio of somebody, in a line each: it is looked into, and kept, on a page of its own. */
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Portfolio } from '../../../../shared/domain/portfolio/portfolio-documents';
import { usePortfolioWords } from '../../portfolio/use-portfolio-words';
import classes from './person.module.css';

export function PersonEntries({ portfolio }: { readonly portfolio: Portfolio }) {
  const { t } = useTranslation('participants');
  const { kindOf, periodOf } = usePortfolioWords();
  return (
    <>
      <ul className={classes.items}>
        {portfolio.entries.map((entry) => (
          <li key={entry.portfolioEntryId} className={classes.item}>
            <div className={classes.itemWords}>
              <Text fw={600} className={classes.long}>
                {entry.title}
              </Text>
              <Text size="sm" c="dimmed" className={classes.long}>
                {[kindOf(entry.kind), entry.place, periodOf(entry)].filter(Boolean).join(' · ')}
              </Text>
            </div>
          </li>
        ))}
      </ul>
      <Text>{t('portfolio.evidence', { count: portfolio.evidence.length })}</Text>
    </>
  );
}
