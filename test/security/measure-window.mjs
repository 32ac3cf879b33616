/** Starts the built application on the stand-in and writes down what its window is allowed and what its page loads. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from '@playwright/test';

const root = join(import.meta.dirname, '..', '..');

export async function measureWindow() {
  const folder = mkdtempSync(join(tmpdir(), 'vakproef-security-'));
  const application = await _electron.launch({
    executablePath: join(root, 'test', 'stand-in-electron', 'electron'),
    args: [`--user-data-dir=${join(folder, 'profile')}`, root],
    env: { ...process.env, VAKPROEF_DATA: join(folder, 'device'), VAKPROEF_EXPORTS: folder },
  });
  try {
    const page = await application.firstWindow();
    await page.locator('h1').waitFor();
    const addresses = [];
    page.on('request', (request) => addresses.push(request.url()));
    const answer = await page.reload();
    await page.locator('h1').waitFor();
    const main = await application.evaluate(({ app, webContents, session, crashReporter }) => {
      const [contents] = webContents.getAllWebContents();
      const { handlers } = session.defaultSession;
      return {
        isSandboxOn: app.isSandboxEnabled === true,
        switches: app.chromiumSwitches,
        address: contents.getURL(),
        preferences: contents.getLastWebPreferences(),
        openAnswer: contents.openHandler({ url: 'https://example.org' }).action,
        handlers: Object.keys(handlers),
        uploadsCrashes: crashReporter.options?.uploadToServer ?? false,
      };
    });
    const origins = [...new Set(addresses.map((address) => new URL(address).origin))];
    return {
      ...main,
      origins,
      requests: addresses.length,
      policy: answer.headers()['content-security-policy'] ?? '',
    };
  } finally {
    await application.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
