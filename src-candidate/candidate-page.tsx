/** The page as a whole: the language, who is signed in, and which screen is shown. */
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { Id, QualificationId } from '../shared/kernel/ids';
import type { Texts } from '../shared/texts/create-texts';
import { isLanguage, type Language, languages } from '../shared/texts/languages';
import { type Page, PageContext, type Words } from './page';
import { PageBoundary } from './page-boundary';
import { composePageFormat } from './page-format';
import { loadPageTexts, loadProblemTexts, rememberLanguage } from './page-texts';
import { ScreenLink } from './parts';
import { addressOf, placeOf, usePathname } from './place';
import { AccountScreen } from './screens/account-screen';
import { EntryScreen } from './screens/entry-screen';
import { EvidenceScreen } from './screens/evidence-screen';
import { ExamsScreen } from './screens/exams-screen';
import { HelpScreen } from './screens/help-screen';
import { PortfolioScreen } from './screens/portfolio-screen';
import { QualificationScreen } from './screens/qualification-screen';
import { ResultsScreen } from './screens/results-screen';
import { SignInScreen } from './screens/sign-in-screen';
import type { Session } from './session';
import { usePageOf } from './use-page-of';

function Screen(): ReactNode {
  const { screen, id } = placeOf(usePathname());
  switch (screen) {
    case 'entry':
      return <EntryScreen key={id} entryId={id as Id<'PortfolioEntry'>} />;
    case 'evidence':
      return <EvidenceScreen key={id} evidenceId={id as Id<'PortfolioEvidence'>} />;
    case 'qualification':
      return <QualificationScreen key={id} qualificationId={id as QualificationId} />;
    case 'exams':
      return <ExamsScreen />;
    case 'results':
      return <ResultsScreen />;
    case 'account':
      return <AccountScreen />;
    default:
      return <PortfolioScreen />;
  }
}

const places = [
  ['', 'candidate:nav.portfolio'],
  ['exams', 'candidate:nav.exams'],
  ['results', 'candidate:nav.results'],
  ['account', 'candidate:nav.account'],
] as const;

function Navigation({ t }: Words): ReactNode {
  const { screen } = placeOf(usePathname());
  // What is opened out of the portfolio is part of it; help belongs to none.
  const isOther = screen === 'help' || places.some(([place]) => place === screen && place !== '');
  return (
    <nav aria-label={t('candidate:nav.label')}>
      {places.map(([place, label]) => (
        <ScreenLink key={place} to={addressOf(place)} isHere={place === screen || (place === '' && !isOther)}>
          {t(label)}
        </ScreenLink>
      ))}
    </nav>
  );
}

type FrameProps = {
  readonly words: Words;
  readonly onLanguage: (language: Language) => void;
  readonly page: Page | null;
  readonly children: ReactNode;
};

function Frame({ words, onLanguage, page, children }: FrameProps): ReactNode {
  const { t, language } = words;
  return (
    <>
      <a className="skip" href="#content">
        {t('candidate:skip')}
      </a>
      <header>
        <span className="brand" translate="no">
          Vakproef
        </span>
        <ScreenLink to={addressOf('help')} isHere={placeOf(usePathname()).screen === 'help'}>
          {t('candidate:help.link')}
        </ScreenLink>
        <select
          aria-label={t('candidate:language')}
          value={language}
          onChange={({ target }) => {
            if (isLanguage(target.value)) onLanguage(target.value);
          }}
        >
          {languages.map(({ code, name }) => (
            <option key={code} value={code} lang={code}>
              {name}
            </option>
          ))}
        </select>
      </header>
      {page && <Navigation {...words} />}
      <main id="content" tabIndex={-1}>
        {page?.me.centre.isSample && <p className="notice">{t('candidate:sample')}</p>}
        {children}
      </main>
    </>
  );
}

type Props = { readonly session: Session; readonly first: Language; readonly firstTexts: Texts };

/** The texts in the chosen language: those of before stay until the new ones are there. */
function useWords(first: Language, firstTexts: Texts): [Words, (language: Language) => void] {
  const [words, setWords] = useState({ language: first, t: firstTexts });
  const wanted = useRef(first);
  const bring = useCallback((language: Language, texts: Promise<Texts>): void => {
    const show = (t: Texts): void => {
      // Somebody may have chosen on meanwhile. Without a network the language stays as it is.
      if (wanted.current === language) setWords({ language, t });
    };
    void texts.then(show, () => undefined);
  }, []);
  const choose = (language: Language): void => {
    rememberLanguage(language);
    wanted.current = language;
    bring(language, loadPageTexts(language));
  };
  const { language } = words;
  useEffect(() => {
    document.documentElement.lang = language;
    bring(language, loadProblemTexts(language));
  }, [language, bring]);
  return [{ ...words, format: composePageFormat(language) }, choose];
}

export function CandidatePage({ session, first, firstTexts }: Props): ReactNode {
  const [words, choose] = useWords(first, firstTexts);
  const { page, ...out } = usePageOf(session, words);
  const { t } = words;
  const pathname = usePathname();
  if (placeOf(pathname).screen === 'help')
    return (
      <Frame words={words} onLanguage={choose} page={page}>
        <HelpScreen {...words} />
      </Frame>
    );
  return (
    <Frame words={words} onLanguage={choose} page={page}>
      {page && (
        <PageContext value={page}>
          <PageBoundary key={pathname} t={t}>
            <Screen />
          </PageBoundary>
        </PageContext>
      )}
      {!page && out.isAsking && <p role="status">{t('candidate:loading')}</p>}
      {!page && !out.isAsking && <SignInScreen words={words} {...out} />}
    </Frame>
  );
}
