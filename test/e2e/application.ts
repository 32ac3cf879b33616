/**
 * `test` for specs of the application as a user sees it, whichever host runs it: `page` is the open application of a
 * `centre`, in the host of the Playwright project. Where a host is not installed its tests are skipped, and say so.
 */
import { test as base, type Page } from '@playwright/test';
import { type Centre, startCentre } from './centre';
import { type DeviceKind, executableOf } from './device';
import { candidateName } from './examiner';
import { createSharedCentres, type SharedCentres } from './shared-centres';

export { expect } from '@playwright/test';

type Fixtures = {
  /**
   * Whose centre it is: one of its own, or that of the tests before it, for screens, or for an exam with a candidate with
   * whom nobody began. A test that counts what is there, or looks at everything on disk, needs its own.
   */
  readonly shares: 'nothing' | 'screens' | 'exam';
  readonly centre: Centre;
  /** Who is examined here today, and nobody began with. */
  readonly candidate: string;
  readonly page: Page;
  /** Opens the application again after its device was started anew; a page of the old one is left behind. */
  readonly reopen: () => Promise<Page>;
};

type OfWorker = {
  readonly device: DeviceKind;
  /** Which browser the stand-in starts: one that costs half, or one with all the parts of a browser for people. */
  readonly engine: 'light' | 'whole';
  readonly centres: SharedCentres;
};

/** Marks a test that runs in every host. */
export const everyHost = { tag: '@every-host' };
/** Marks a test that runs where the application has a window of its own: what it shows is shown in the Node host by another. */
export const inWindow = { tag: '@in-window' };

export const test = base.extend<Fixtures, OfWorker>({
  device: ['node-host', { option: true, scope: 'worker' }],
  engine: ['light', { option: true, scope: 'worker' }],
  centres: [
    async ({ device, engine }, use) => {
      // Of this worker alone: another engine is another worker.
      if (engine === 'whole') process.env.VAKPROEF_STAND_IN_BROWSER = process.env.VAKPROEF_WHOLE_BROWSER;
      const centres = createSharedCentres(device);
      await use(centres);
      await centres.close();
    },
    { scope: 'worker' },
  ],
  shares: ['nothing', { option: true }],
  centre: async ({ device, centres, shares }, use, info) => {
    info.skip(
      device === 'electron' && executableOf(device) === null,
      'the Electron binary is not installed here: npm run test:electron fetches it',
    );
    if (shares !== 'nothing') return use(await (shares === 'exam' ? centres.openForExam() : centres.open()));
    const centre = await startCentre({ device });
    await use(centre);
    await centre.close();
  },
  candidate: async ({ centre, centres, shares }, use) => {
    if (!centre) throw new Error('the candidate is of the centre');
    await use(shares === 'exam' ? centres.candidate() : candidateName);
  },
  reopen: async ({ centre, context }, use) => {
    await use(async () => {
      const { kind, window } = centre.device();
      if (kind !== 'node-host') return window();
      const page = await context.newPage();
      await page.goto(await centre.newLink());
      return page;
    });
  },
  page: async ({ reopen }, use) => {
    await use(await reopen());
  },
});
