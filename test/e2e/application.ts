/**
 * `test` for specs of the application as a user sees it, whichever host runs it: `page` is the open application of a
 * fresh `centre`, in the host of the Playwright project. Where a host is not installed its tests are skipped, and say so.
 */
import { test as base, type Page } from '@playwright/test';
import { type Centre, startCentre } from './centre';
import { type DeviceKind, executableOf } from './device';

export { expect } from '@playwright/test';

type Fixtures = {
  readonly centre: Centre;
  readonly page: Page;
  /** Opens the application again after its device was started anew; a page of the old one is left behind. */
  readonly reopen: () => Promise<Page>;
};

/** Marks a test that runs in every host. */
export const everyHost = { tag: '@every-host' };
/** Marks a test that runs where the application has a window of its own: what it shows is shown in the Node host by another. */
export const inWindow = { tag: '@in-window' };

export const test = base.extend<Fixtures, { readonly device: DeviceKind }>({
  device: ['node-host', { option: true, scope: 'worker' }],
  centre: async ({ device }, use, info) => {
    info.skip(
      device === 'electron' && executableOf(device) === null,
      'the Electron binary is not installed here: npm run test:electron fetches it',
    );
    const centre = await startCentre({ device });
    await use(centre);
    await centre.close();
  },
  reopen: async ({ centre, context }, use) => {
    await use(async () => {
      const { link, window } = centre.device();
      if (!link) return window();
      const page = await context.newPage();
      await page.goto(link);
      return page;
    });
  },
  page: async ({ reopen }, use) => {
    await use(await reopen());
  },
});
