/** The texts of a language that is not on screen, for an example in it. */
import { useEffect, useState } from 'react';
import { getI18n } from 'react-i18next';
import type { Language } from '../../../../shared/texts/languages';
import { loadTexts } from '../../../ui/load-texts';

const areThere = (language: Language): boolean => getI18n().hasResourceBundle(language, 'shell');

/** Whether they are there; they come by themselves. */
export function useLanguageTexts(language: Language): boolean {
  const [, noteArrival] = useState<Language | null>(null);
  useEffect(() => {
    let isWanted = true;
    const fetchTexts = async (): Promise<void> => {
      for (const [name, namespace] of Object.entries(await loadTexts(language)))
        getI18n().addResourceBundle(language, name, namespace);
      if (isWanted) noteArrival(language);
    };
    if (!areThere(language)) void fetchTexts();
    return () => {
      isWanted = false;
    };
  }, [language]);
  return areThere(language);
}
