/** A page that was taken over gets nowhere: no text becomes code, nothing is loaded from or sent to elsewhere. */
import { everyHost, expect, test } from './application';
import { openElsewhere } from './elsewhere';
import { tryHostileActs } from './hostile-acts';

test.use({ shares: 'screens' });

test(
  'nothing a hostile page tries becomes code, and nothing reaches another server',
  everyHost,
  async ({ page, centre, device }) => {
    const elsewhere = await openElsewhere();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const address = page.url();
    const outcome = await page.evaluate(tryHostileActs, elsewhere.url);
    expect(outcome).toMatchObject({
      eval: 'EvalError',
      'new Function': 'EvalError',
      'setTimeout with text': 'TypeError',
      'setInterval with text': 'TypeError',
      'handler in an attribute': 'TypeError',
      innerHTML: 'TypeError',
      outerHTML: 'TypeError',
      insertAdjacentHTML: 'TypeError',
      'document.write': 'TypeError',
      DOMParser: 'TypeError',
      createContextualFragment: 'TypeError',
      srcdoc: 'TypeError',
      'script text': 'TypeError',
      'another policy for trusted types': 'TypeError',
      'script from elsewhere': 'TypeError',
      import: 'TypeError',
      'worker from elsewhere': 'TypeError',
      'worker from a blob': 'TypeError',
      fetch: 'TypeError',
      'fetch without reading': 'TypeError',
      XMLHttpRequest: 'NetworkError',
      object: 'TypeError',
      embed: 'TypeError',
      'text that ran': 'none',
      'script from elsewhere that ran': 'none',
      'base in force': 'false',
    });
    expect(elsewhere.asked).toEqual([]);
    expect(page.url()).toBe(address);
    // The server itself would have answered: what kept it silent is the page's policy.
    await fetch(`${elsewhere.url}/from-outside`);
    expect(elsewhere.asked).toEqual(['GET /from-outside']);
    await elsewhere.close();
    // Whoever comes next begins with a window that nobody tried to take over.
    if (device !== 'node-host') await centre.stopDevice();
  },
);
