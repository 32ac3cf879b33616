/**
 * Whose words the screens below use for the things of a qualification: the centre's around everything, those of one
 * qualification around what is about it, and around an exam the ones that counted when it was planned. Texts take them
 * by themselves; nothing below has to ask.
 */
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { getI18n, I18nextProvider, useTranslation } from 'react-i18next';
import { mergeTerms } from '../../shared/domain/terms';
import { withTerms } from '../../shared/texts/create-texts';
import type { Terms } from '../../shared/values/terms';

const none: Terms = {};
const TermsContext = createContext<Terms>(none);

/** The words that count here; for texts that are made without `useTranslation`. */
export const useTerms = (): Terms => useContext(TermsContext);

type TermsScopeProps = {
  /** Absent: none of its own. */
  readonly terms: Terms | undefined;
  /** True where the words around it do not count: an exam keeps those of its planning. */
  readonly isFrozen?: boolean;
  /** Language of the texts below, when it is another than that of the screen; they must be there. */
  readonly language?: string;
  readonly children: ReactNode;
};

/** Texts are rewritten once per scope and kept for as long as its words stand. */
export function TermsScope({ terms = none, isFrozen = false, language, children }: TermsScopeProps) {
  const around = useTerms();
  const counting = useMemo(() => (isFrozen ? terms : mergeTerms(around, terms)), [around, terms, isFrozen]);
  const onScreen = useTranslation().i18n.language;
  // Upon the texts as the program has them: those around have words filled in that may not count here.
  const texts = useMemo(
    () => withTerms(getI18n(), counting, language ?? onScreen),
    [counting, language, onScreen],
  );
  return (
    <TermsContext.Provider value={counting}>
      <I18nextProvider i18n={texts}>{children}</I18nextProvider>
    </TermsContext.Provider>
  );
}
