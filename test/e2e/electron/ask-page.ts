/** Asks the page by way of the main process: a page that fell over once is closed to Playwright, but not to main. */
import type { ElectronApplication } from '@playwright/test';

/** Value of the expression in the page of the first window; null while no page can answer. */
export const askPage = (application: ElectronApplication, expression: string): Promise<unknown> =>
  application.evaluate(async ({ BrowserWindow }, asked) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (!contents || contents.isCrashed()) return null;
    return contents.executeJavaScript(asked).catch(() => null);
  }, expression);

/** Makes the page's process go, as a crash does. */
export const crashPage = (application: ElectronApplication): Promise<void> =>
  application.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
