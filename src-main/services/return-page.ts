/** What the browser shows when somebody comes back from signing in: whether it went well, and to go on in Vakproef. */
import type { Problem } from '../../shared/kernel/problem';
import { chooseLanguage } from '../../shared/texts/languages';
import { hostTexts } from './host-texts';
import { plainPage } from './plain-page';

/** @param problem why not; its sentence stands in Vakproef itself */
export function returnPage(wanted: string, problem: Problem | null): string {
  const language = chooseLanguage(wanted);
  const texts = hostTexts(language);
  const outcome = problem ? 'failed' : 'done';
  return plainPage(
    () => ({
      title: texts(`host:returned.${outcome}.title`),
      paragraphs: [texts(`host:returned.${outcome}.text`)],
      link: null,
    }),
    [language],
  );
}
