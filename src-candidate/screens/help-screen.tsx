/** The questions that people ask about this page, with their answers: for whoever is in, and for whoever cannot come in. */
import type { ReactNode } from 'react';
import type { Words } from '../page';
import { Heading, ScreenLink } from '../parts';
import { addressOf } from '../place';

const questions = ['in', 'lost', 'entry', 'files', 'link-evidence', 'results', 'who', 'phone'] as const;

export function HelpScreen({ t }: Words): ReactNode {
  return (
    <>
      <ScreenLink to={addressOf('')} className="back">
        {t('candidate:back')}
      </ScreenLink>
      <Heading>{t('candidate:help.title')}</Heading>
      <p>{t('candidate:help.intro')}</p>
      {questions.map((question) => (
        <details key={question} className="question">
          <summary>{t(`candidate:help.${question}.title`)}</summary>
          <p>{t(`candidate:help.${question}.text`)}</p>
        </details>
      ))}
    </>
  );
}
