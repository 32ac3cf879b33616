/** What a window refuses beyond the page's own policy: leaving, more windows, webviews, permissions, other programs. */
import type { ElectronApplication } from '@playwright/test';
import { refusedPermissions } from '../../builders/refused-permissions';
import { expect, test } from '../application';
import type { Centre } from '../centre';
import { hostileAddresses } from './hostile-addresses';
import { countRefused } from './refused-acts';

// Without the parts of a browser for people an unknown element is another, and a window opens before it is refused.
test.use({ shares: 'screens', engine: 'whole' });

const applicationOf = (centre: Centre): ElectronApplication => {
  const { application } = centre.device();
  if (!application) throw new Error('this host has no window');
  return application;
};

test('two hundred hostile addresses open no window, no program and no other page', async ({
  page,
  centre,
}) => {
  expect(hostileAddresses).toHaveLength(200);
  const application = applicationOf(centre);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const address = page.url();
  const windowsBefore = await countRefused(centre, 'window');
  await application.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { openedOutside: opened });
    shell.openExternal = async (url) => void opened.push(url);
    shell.openPath = async (place) => {
      opened.push(place);
      return '';
    };
  });
  // In one breath: behind a window that opened for a moment the page gets turns of its own seldom.
  await page.evaluate((addresses) => {
    const open = (...how: string[]): void => {
      try {
        window.open(...how);
      } catch {
        // Chromium finds the address itself invalid.
      }
    };
    for (const address of addresses) {
      open(address);
      open(address, '_blank', 'noopener');
      const link = Object.assign(document.createElement('a'), { href: address, target: '_blank' });
      document.body.append(link);
      link.click();
      link.remove();
    }
  }, hostileAddresses);
  // Main is asked in the order in which the page does things: when it refused the last, it was asked for all before.
  const refusedBefore = await countRefused(centre, 'navigate');
  await page.evaluate(() => window.location.assign('https://example.org/the-last'));
  await expect.poll(() => countRefused(centre, 'navigate')).toBeGreaterThan(refusedBefore);
  // The stand-in's Chromium itself blocks windows that nobody clicked for, all but the first.
  expect(await countRefused(centre, 'window')).toBeGreaterThan(windowsBefore);
  expect(page.url()).toBe(address);
  const windows = await application.evaluate(({ webContents }) => webContents.getAllWebContents().length);
  expect(windows).toBe(1);
  expect(await application.evaluate(() => Reflect.get(globalThis, 'openedOutside'))).toEqual([]);
});

test('the page does not leave its address', async ({ page, centre }) => {
  /** What Chromium itself refuses, before main is asked: data, files, and what the page's policy forbids. */
  let refusedByChromium = 0;
  page.on('console', (message) => {
    refusedByChromium += message.type() === 'error' ? 1 : 0;
  });
  const countAll = async (): Promise<number> => refusedByChromium + (await countRefused(centre, 'navigate'));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const address = page.url();
  const acts: readonly ((to: string) => void)[] = [
    (to) => window.location.assign(to),
    (to) => window.location.replace(to),
    (to) => {
      const link = Object.assign(document.createElement('a'), { href: to });
      document.body.append(link);
      link.click();
    },
    (to) => {
      const form = Object.assign(document.createElement('form'), { action: to, method: 'get' });
      document.body.append(form);
      form.submit();
    },
    (to) => {
      const refresh = Object.assign(document.createElement('meta'), {
        httpEquiv: 'refresh',
        content: `0;url=${to}`,
      });
      document.head.append(refresh);
    },
  ];
  for (const act of acts)
    for (const to of [
      'http://127.0.0.1:9/',
      'https://example.org/',
      'file:///etc/passwd',
      'data:text/html,hi',
    ]) {
      const before = await countAll();
      await page.evaluate(act, to);
      await expect.poll(countAll, `${act} ${to}`).toBeGreaterThan(before);
      expect(page.url()).toBe(address);
    }
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('a webview is an unknown element, and attaching one is stopped', async ({ page, centre }) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const kind = await page.evaluate(() => {
    const made = document.createElement('webview');
    made.setAttribute('src', 'https://example.org/');
    document.body.append(made);
    return [made.constructor.name, made.shadowRoot];
  });
  expect(kind).toEqual(['HTMLElement', null]);
  const stopped = await applicationOf(centre).evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      let isStopped = false;
      const event = {
        preventDefault: () => {
          isStopped = true;
        },
      };
      contents.emit('will-attach-webview', event, {}, {});
      return isStopped;
    }),
  );
  expect(stopped).toEqual([true]);
});

test('every permission of Electron is refused, asked for or checked', async ({ centre }) => {
  test.skip(centre.device().kind === 'electron', 'asked for by the page itself in electron/binary');
  const given = await applicationOf(centre).evaluate(({ session }, names) => {
    type Handlers = {
      permissionRequest: (
        contents: null,
        name: string,
        decide: (isGiven: boolean) => void,
        details: object,
      ) => void;
      permissionCheck: (contents: null, name: string, origin: string, details: object) => boolean;
      devicePermission: (details: object) => boolean;
    };
    const { handlers } = session.defaultSession as unknown as { handlers: Handlers };
    const all: string[] = [];
    for (const name of names) {
      handlers.permissionRequest(null, name, (isGiven) => isGiven && all.push(`asked ${name}`), {});
      for (const origin of ['app://vakproef', 'app://vakproef/', 'https://example.org', '', 'null'])
        if (handlers.permissionCheck(null, name, origin, {})) all.push(`checked ${name} of ${origin}`);
    }
    for (const deviceType of ['hid', 'serial', 'usb'])
      if (handlers.devicePermission({ deviceType, origin: 'app://vakproef' })) all.push(deviceType);
    return all;
  }, refusedPermissions);
  expect(given).toEqual([]);
});
