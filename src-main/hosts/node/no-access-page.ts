/** The page for a browser without access: says in Dutch and English how to get a link. */
import { hostTexts } from '../../services/host-texts';
import { plainPage, plainPagePolicy } from '../../services/plain-page';

export const noAccessPolicy = plainPagePolicy;

export const noAccessPage = (): string =>
  plainPage((language) => {
    const { title, what, how, safe } = hostTexts(language).noLink;
    return { title, paragraphs: [what, how, safe], link: null };
  });
