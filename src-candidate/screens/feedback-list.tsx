/** What people of the centre wrote about an entry or a piece of evidence. */
import type { ReactNode } from 'react';
import { usePage } from '../page';

export function FeedbackList({ about }: { readonly about: string }): ReactNode {
  const { t, format, me, portfolio } = usePage();
  const found = portfolio.feedback.filter(
    ({ portfolioEntryId, portfolioEvidenceId }) =>
      portfolioEntryId === about || portfolioEvidenceId === about,
  );
  if (found.length === 0) return null;
  return (
    <section aria-labelledby="feedback">
      <h2 id="feedback">{t('candidate:feedback.title')}</h2>
      {found.map(({ portfolioFeedbackId, text, givenAt, givenBy }) => {
        const when = format.moment(givenAt, me.centre.timeZone);
        return (
          <blockquote key={portfolioFeedbackId}>
            <p className="typed">{text}</p>
            <footer className="quiet">
              {givenBy === null ? when : t('candidate:feedback.by', { name: givenBy, when })}
            </footer>
          </blockquote>
        );
      })}
    </section>
  );
}
