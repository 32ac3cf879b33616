/**
 * Centres that tests of one worker use one after the other. Starting a hub, a device and a browser of its own costs more
 * than most tests do, and most of them need a device that somebody finds, not one that nobody ever used. A test that fails
 * ends its worker, and this centre with it.
 */
import type { Page } from '@playwright/test';
import { visit } from '../prove/killable-host.mjs';
import { callFromPage } from '../prove/page-robot.mjs';
import { type Centre, startCentre } from './centre';
import { answerDialogs, type DeviceKind } from './device';
import { candidateNames } from './examiner';

export type SharedCentres = {
  /** The centre of the test before, locked and where somebody finds it who comes next; a new one when there is none. */
  readonly open: () => Promise<Centre>;
  /** The same, with a candidate with whom nobody began: after the last one of an exam that is a new centre. */
  readonly openForExam: () => Promise<Centre>;
  /** That candidate. */
  readonly candidate: () => string;
  readonly close: () => Promise<void>;
};

/** Nobody works on it, and no exam is open that it would go on with. */
const asFound = [
  ['people.lock', {}],
  ['device.keepPlace', { path: null }],
] as const;

/** The window of the application alone, where it begins, without what a test told its main process to answer. */
async function tidyWindow(centre: Centre, page: Page): Promise<void> {
  const { application } = centre.device();
  if (!application) return;
  await answerDialogs(application);
  await application.evaluate(({ BrowserWindow }) => {
    for (const other of BrowserWindow.getAllWindows()
      .toSorted((a, b) => a.id - b.id)
      .slice(1))
      other.close();
  });
  // A page on its way asks once where the examiner was, and goes there from `#/`: only one that shows something went already.
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  for (const [path, input] of asFound) await page.evaluate(callFromPage, { path, input });
  await page.evaluate(() => {
    localStorage.removeItem('vakproef-preferences');
    window.location.hash = '#/';
  });
  await page.reload();
}

/** A device that ended is started again, and so is one that was without a network: it would wait before it tries again. */
async function tidy(centre: Centre): Promise<void> {
  const wasCut = centre.network.isCut();
  centre.network.restore();
  if (wasCut || !centre.device().isRunning()) await centre.restartDevice();
  const { kind, window } = centre.device();
  if (kind !== 'node-host') return tidyWindow(centre, await window());
  const ask = await visit(await centre.newLink());
  for (const [path, input] of asFound) await ask(path, input);
}

export function createSharedCentres(device: DeviceKind): SharedCentres {
  let centre: Centre | null = null;
  /** How many candidates somebody began with. */
  let taken = 0;
  const close = async (): Promise<void> => {
    const last = centre;
    centre = null;
    taken = 0;
    await last?.close();
  };
  const open = async (): Promise<Centre> => {
    if (centre) await tidy(centre);
    centre ??= await startCentre({ device });
    return centre;
  };
  return {
    open,
    openForExam: async () => {
      if (taken === candidateNames.length) await close();
      taken += 1;
      return open();
    },
    candidate: () => candidateNames[taken - 1] ?? '',
    close,
  };
}
