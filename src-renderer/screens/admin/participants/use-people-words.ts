/** How the rows of the list of people tell things, asked once for all of them: forty rows that each ask are what scrolling costs. */
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSoughtText } from '../../../ui/register/use-sought-text';
import { type Format, useFormat } from '../../../ui/use-format';

export type PeopleWords = {
  readonly t: TFunction<'participants'>;
  readonly format: Format;
  /** What is sought in the list of results. */
  readonly seekResults: (text: string) => void;
};

/** The same object as long as the language and whoever works here are. */
export function usePeopleWords(): PeopleWords {
  const { t } = useTranslation('participants');
  const format = useFormat();
  const [, seekResults] = useSoughtText('results-search');
  return useMemo(() => ({ t, format, seekResults }), [t, format, seekResults]);
}
