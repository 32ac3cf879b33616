/** Entries of the portfolio: what, where, when, and how much evidence each has. */
import type { ReactNode } from 'react';
import type { CandidateEntry, CandidateMe } from '../../shared/protocol/candidate-api';
import type { Texts } from '../../shared/texts/create-texts';
import type { Language } from '../../shared/texts/languages';
import { textIn } from '../../shared/values/text-in';
import { usePage } from '../page';
import type { PageFormat } from '../page-format';
import { ScreenLink } from '../parts';
import { addressOf } from '../place';

const standing = ['work', 'education', 'other'];

/** What a kind is called: the centre's own word, or ours. */
export function sayKind(
  t: Texts,
  kinds: CandidateMe['portfolioKinds'],
  kind: string,
  language: Language,
): string {
  const own = kinds.find(({ code }) => code === kind);
  if (own) return textIn(own.label, language) || kind;
  return standing.includes(kind) ? t(`candidate:kind.${kind}`) : kind;
}

export function sayPeriod(t: Texts, format: PageFormat, { from, until }: CandidateEntry): string {
  if (from && until) return t('candidate:entry.period', { from: format.day(from), until: format.day(until) });
  if (from) return t('candidate:entry.since', { from: format.day(from) });
  return until ? t('candidate:entry.upTo', { until: format.day(until) }) : '';
}

export function EntryList(): ReactNode {
  const { t, format, language, me, portfolio } = usePage();
  const { entries, evidence } = portfolio;
  if (entries.length === 0) return <p>{t('candidate:entries.none')}</p>;
  return (
    <ul className="cards">
      {entries.map((entry) => {
        const count = evidence.filter(
          ({ portfolioEntryId }) => portfolioEntryId === entry.portfolioEntryId,
        ).length;
        const kind = sayKind(t, me.portfolioKinds, entry.kind, language);
        return (
          <li key={entry.portfolioEntryId} className="card linked">
            <ScreenLink to={addressOf('entry', entry.portfolioEntryId)}>
              <strong>{entry.title}</strong>
            </ScreenLink>
            <span className="quiet">{[kind, entry.place].filter(Boolean).join(' · ')}</span>
            <span className="quiet">{sayPeriod(t, format, entry)}</span>
            <span>{t('candidate:entries.evidence', { count })}</span>
            {entry.addedBy === 'staff' && <span className="quiet">{t('candidate:entries.byStaff')}</span>}
          </li>
        );
      })}
    </ul>
  );
}
