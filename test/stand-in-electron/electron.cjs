/**
 * Puts the stand-in together: the object an application gets for `require('electron')`. What is not here throws by
 * name, so that a missing API is found at once and never answered by silence.
 */
const { EventEmitter } = require('node:events');
const path = require('node:path');
const { createAppAddresses } = require('./app-addresses.cjs');
const { createApplication } = require('./application.cjs');
const { createWindows } = require('./browser-window.cjs');
const { findChromium, launchChromium } = require('./chromium.cjs');
const desktop = require('./desktop.cjs');
const { MessageChannelMain } = require('./message-ports.cjs');

/** An API that is not there: any use of it throws with its name. */
const absent = (name) =>
  new Proxy(function absentApi() {}, {
    get(_target, key) {
      if (typeof key === 'symbol' || key === 'then') return undefined;
      throw new Error(`stand-in: electron.${name}.${String(key)} is not there`);
    },
    construct() {
      throw new Error(`stand-in: new electron.${name} is not there`);
    },
  });

/** The parts that are there, and an error by name for every other key. */
const partial = (name, parts) =>
  new Proxy(parts, {
    get(target, key) {
      if (key in target || typeof key === 'symbol' || key === 'then') return target[key];
      throw new Error(`stand-in: electron.${name}.${String(key)} is not there`);
    },
  });

function createIpcMain() {
  const handlers = new Map();
  const ipcMain = new EventEmitter();
  return Object.assign(ipcMain, {
    handle(channel, handler) {
      if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
      handlers.set(channel, handler);
    },
    removeHandler: (channel) => void handlers.delete(channel),
    async answer(channel, event, args) {
      try {
        const handler = handlers.get(channel);
        if (!handler) throw new Error(`No handler registered for '${channel}'`);
        return { value: await handler(event, ...args) };
      } catch (error) {
        return { error: `Error invoking remote method '${channel}': ${error}` };
      }
    },
  });
}

/** A session remembers the handlers it was given; `handlers` lets a test call them (Chromium does not, see README). */
function createSession(protocol) {
  const handlers = {};
  const session = Object.assign(new EventEmitter(), {
    handlers,
    protocol,
    setPermissionRequestHandler: (handler) => {
      handlers.permissionRequest = handler;
    },
    setPermissionCheckHandler: (handler) => {
      handlers.permissionCheck = handler;
    },
    setDevicePermissionHandler: (handler) => {
      handlers.devicePermission = handler;
    },
    setSpellCheckerEnabled: (isOn) => {
      session.isSpellCheckerOn = isOn;
    },
    isSpellCheckerEnabled: () => session.isSpellCheckerOn ?? true,
    setSpellCheckerLanguages: (languages) => {
      session.spellCheckerLanguages = languages;
    },
    clearStorageData: async () => {},
  });
  return session;
}

function createElectron({ appFolder, switches, rest }) {
  const addresses = createAppAddresses();
  const ipcMain = createIpcMain();
  const defaultSession = createSession(addresses.protocol);
  const sessions = new Map();
  const { Menu, MenuItem, press } = desktop.createMenu();
  const host = {
    addresses,
    ipcMain,
    defaultSession,
    onShortcut: press,
    isQuitting: () => app.isQuittingNow(),
  };
  const app = createApplication({
    appFolder,
    switches,
    rest,
    closeEverything: async () => {
      for (const window of BrowserWindow.getAllWindows()) await window.close();
      return BrowserWindow.getAllWindows().length === 0;
    },
    // Electron is gone when its browser is: whoever waits for the end may remove the profile.
    finish: async () => {
      if (!host.chromium) return;
      const { events, send } = host.chromium;
      const ended = new Promise((resolve) => events.once('exit', resolve));
      send('Browser.close').catch(() => {});
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5000))]);
    },
  });
  host.app = app;
  const { BrowserWindow, webContents, windows } = createWindows(host);

  /** Starts Chromium and tells the application that it is ready. */
  async function start() {
    // A second instance hands over and ends; it needs no browser.
    if (app.handover) return;
    const executable = findChromium();
    if (!executable) {
      console.error('stand-in: no Chromium, Chrome or Edge found (VAKPROEF_CHROMIUM names one)');
      process.exit(70);
    }
    const port = await addresses.listen();
    const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
    const isRoot = process.getuid?.() === 0;
    host.chromium = launchChromium({
      executable,
      onErrorOutput: (data) => {
        // Playwright waits for this one line.
        if (process.env.STAND_IN_DEBUG || /DevTools listening/.test(String(data))) process.stderr.write(data);
      },
      args: [
        switches.find((argument) => argument.startsWith('--remote-debugging-port=')),
        hasDisplay ? null : '--headless',
        isRoot || switches.includes('--no-sandbox') ? '--no-sandbox' : null,
        `--user-data-dir=${path.join(app.getPath('userData'), 'chromium')}`,
        `--host-resolver-rules=MAP *.localhost:80 127.0.0.1:${port}`,
        `--lang=${app.getLocale()}`,
        '--no-startup-window',
        '--no-first-run',
        '--no-default-browser-check',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
        '--disable-dev-shm-usage',
        // What a browser for people brings, and Electron does not have.
        '--disable-extensions',
        '--disable-component-extensions-with-background-pages',
        '--disable-default-apps',
        '--disable-client-side-phishing-detection',
        '--disable-breakpad',
        '--no-pings',
        '--metrics-recording-only',
        '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication,CertificateTransparencyComponentUpdater,GlobalMediaControls,DialMediaRouteProvider,ImprovedCookieControls,LensOverlay,WebUIOmniboxPopup,PaintHolding',
        '--password-store=basic',
        '--use-mock-keychain',
        ...app.chromiumSwitches,
      ].filter(Boolean),
    });
    const { events, send } = host.chromium;
    events.on('exit', () => {
      if (!app.isQuittingNow()) process.exit(0);
    });
    const byTarget = (targetId) =>
      [...windows.values()].find((window) => window.webContents.targetId === targetId);
    events.on('Target.targetDestroyed', ({ targetId }) => byTarget(targetId)?.onTargetGone());
    events.on('Target.targetCreated', ({ targetInfo }) => {
      const opener = targetInfo.openerId ? byTarget(targetInfo.openerId) : undefined;
      if (!opener) return;
      const { action } = opener.webContents.openHandler({
        url: addresses.toApp(targetInfo.url),
        frameName: '',
        features: '',
      });
      // Not at once: whoever drives the page holds the new one, and with it its opener, until they have met. One that is
      // closed before that leaves the opener held for ever.
      if (action === 'deny')
        setTimeout(() => {
          send('Target.closeTarget', { targetId: targetInfo.targetId }).catch(() => {});
        }, 500);
    });
    const { product } = await send('Browser.getVersion');
    Object.defineProperty(process.versions, 'chrome', { value: product.split('/')[1], enumerable: true });
    await send('Target.setDiscoverTargets', { discover: true });
    app.announceReady();
  }

  const parts = {
    app,
    BrowserWindow,
    webContents,
    ipcMain,
    Menu,
    MenuItem,
    MessageChannelMain,
    protocol: addresses.protocol,
    session: {
      defaultSession,
      fromPartition: (name) => {
        if (!sessions.has(name)) sessions.set(name, createSession(addresses.createProtocol()));
        return sessions.get(name);
      },
    },
    dialog: partial('dialog', desktop.createDialog()),
    safeStorage: partial('safeStorage', desktop.createSafeStorage(app)),
    shell: partial('shell', desktop.createShell()),
    screen: desktop.screen,
    nativeTheme: desktop.nativeTheme,
    powerMonitor: new EventEmitter(),
    powerSaveBlocker: desktop.createPowerSaveBlocker(),
    crashReporter: partial('crashReporter', {
      start: (options) => {
        parts.crashReporter.options = options;
      },
      options: null,
    }),
  };
  const missing = [
    'autoUpdater',
    'BrowserView',
    'clipboard',
    'contentTracing',
    'desktopCapturer',
    'globalShortcut',
    'nativeImage',
    'net',
    'netLog',
    'Notification',
    'systemPreferences',
    'Tray',
    'utilityProcess',
    'webFrameMain',
    'WebContentsView',
  ];
  for (const name of missing) parts[name] = absent(name);
  return { api: parts, start };
}

module.exports = { createElectron };
