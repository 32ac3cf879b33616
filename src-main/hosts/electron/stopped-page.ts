/** What the window shows when its page keeps falling over: what is safe, and one link to start the page again. */
import { hostTexts } from '../../services/host-texts';
import { plainPage, plainPagePolicy } from '../../services/plain-page';
import { appOrigin } from './app-origin';

export const stoppedPath = '/__stopped';
export const stoppedAddress = `${appOrigin}${stoppedPath}`;

export const answerStoppedPage = (): Response =>
  new Response(
    plainPage((language) => {
      const texts = hostTexts(language);
      return {
        title: texts('host:pageStopped.title'),
        paragraphs: [texts('host:pageStopped.what'), texts('host:pageStopped.safe')],
        link: { to: '/', text: texts('host:pageStopped.goOn') },
      };
    }),
    {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': plainPagePolicy,
        'x-content-type-options': 'nosniff',
      },
    },
  );
