/** What a portfolio says in words: of what kind an entry is, when it was, and who put something there. */
import { useTranslation } from 'react-i18next';
import type { PortfolioEntry, PortfolioEvidence } from '../../../shared/domain/portfolio/portfolio-documents';
import { textIn } from '../../../shared/values/text-in';
import { useDocuments } from '../../queries/use-documents';
import { useStaffNames } from '../../queries/use-staff-names';
import { usePreferences } from '../../ui/preferences';
import { useFormat } from '../../ui/use-format';

/** One place for these words: an entry, its evidence and what was taken away say the same of the same thing. */
export function usePortfolioWords() {
  const { t } = useTranslation(['portfolio', 'participants']);
  const format = useFormat();
  const nameOf = useStaffNames();
  const language = usePreferences((p) => p.language);
  const own = useDocuments('organisation')?.[0]?.document.portfolioKinds ?? [];
  // Noon: the day is one of a calendar, and midnight would be another day in another zone.
  const dayOf = (day: string | null): string => (day === null ? '' : format.day(`${day}T12:00`));
  return {
    /** By the program, or by the centre where it is one of its own. */
    kindOf: (kind: string): string => {
      if (kind === 'work' || kind === 'education' || kind === 'other')
        return t(`participants:portfolio.kind.${kind}`);
      const label = own.find(({ code }) => code === kind)?.label;
      return label ? textIn(label, language) : kind;
    },
    /** Blank where nothing is said of it. */
    periodOf: ({ from, until }: Pick<PortfolioEntry, 'from' | 'until'>): string => {
      if (from === null) return until === null ? '' : t('until', { day: dayOf(until) });
      return until === null
        ? t('since', { day: dayOf(from) })
        : t('period', { from: dayOf(from), until: dayOf(until) });
    },
    addedOf: ({ addedAt, addedBy }: Pick<PortfolioEvidence, 'addedAt' | 'addedBy'>): string => {
      const moment = format.dayAndTime(addedAt);
      const name = nameOf(addedBy.staffId);
      if (addedBy.by === 'candidate')
        return name === null
          ? t('added-by-candidate', { moment })
          : t('added-by-candidate-at', { moment, name });
      return name === null ? t('added', { moment }) : t('added-by', { moment, name });
    },
  };
}
