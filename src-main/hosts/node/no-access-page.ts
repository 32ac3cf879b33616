/** The page for a browser without access: says in every language how to get a link. */
import { hostTexts } from '../../services/host-texts';
import { plainPage, plainPagePolicy } from '../../services/plain-page';

export const noAccessPolicy = plainPagePolicy;

export const noAccessPage = (): string =>
  plainPage((language) => {
    const texts = hostTexts(language);
    return {
      title: texts('host:noLink.title'),
      paragraphs: [texts('host:noLink.what'), texts('host:noLink.how'), texts('host:noLink.safe')],
      link: null,
    };
  });
