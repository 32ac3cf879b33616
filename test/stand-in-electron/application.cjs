/** `app`: paths, switches, single instance, and an orderly end. */
const { EventEmitter } = require('node:events');
const fs = require('node:fs');
const net = require('node:net');
const os = require('node:os');
const path = require('node:path');
const { vetoable } = require('./web-contents.cjs');

/** Where a second start of the same profile finds the first one. */
const meetingPlace = (userData) =>
  process.platform === 'win32'
    ? `\\\\.\\pipe\\stand-in-${Buffer.from(userData).toString('hex').slice(-60)}`
    : path.join(userData, 'stand-in.sock');

/**
 * @param closeEverything closes all windows; false when one of them refused
 * @param finish ends the browser
 */
function createApplication({ appFolder, switches, rest, closeEverything, finish }) {
  const pkg = JSON.parse(fs.readFileSync(path.join(appFolder, 'package.json'), 'utf8'));
  const name = pkg.productName ?? pkg.name;
  const switchValue = (key) =>
    switches.find((argument) => argument.startsWith(`--${key}=`))?.slice(key.length + 3) ?? '';
  const home = os.homedir();
  const paths = new Map(
    Object.entries({
      home,
      appData: process.env.XDG_CONFIG_HOME ?? path.join(home, '.config'),
      temp: os.tmpdir(),
      exe: process.argv[0],
      desktop: path.join(home, 'Desktop'),
      documents: path.join(home, 'Documents'),
      downloads: path.join(home, 'Downloads'),
    }),
  );
  let isQuitting = false;
  let isReady = false;
  let becomeReady;
  const whenReady = new Promise((resolve) => {
    becomeReady = resolve;
  });
  const chromiumSwitches = [];
  const app = new EventEmitter();
  Object.assign(app, {
    isPackaged: false,
    chromiumSwitches,
    commandLine: {
      appendSwitch: (key, value) => chromiumSwitches.push(value ? `--${key}=${value}` : `--${key}`),
      hasSwitch: (key) => switches.some((s) => s === `--${key}` || s.startsWith(`--${key}=`)),
      getSwitchValue: switchValue,
    },
    getName: () => name,
    getVersion: () => pkg.version,
    getAppPath: () => appFolder,
    getLocale: () => switchValue('lang') || 'nl',
    getPreferredSystemLanguages: () => [app.getLocale()],
    getPath(key) {
      const userData =
        paths.get('userData') ?? (switchValue('user-data-dir') || path.join(paths.get('appData'), name));
      const known = {
        userData,
        sessionData: userData,
        logs: path.join(userData, 'logs'),
        crashDumps: path.join(userData, 'Crashpad'),
      };
      const found = known[key] ?? paths.get(key);
      if (!found) throw new Error(`Failed to get '${key}' path`);
      if (key === 'userData') fs.mkdirSync(found, { recursive: true });
      return found;
    },
    setPath: (key, value) => void paths.set(key, value),
    isReady: () => isReady,
    whenReady: () => whenReady,
    enableSandbox: () => {
      app.isSandboxEnabled = true;
    },
    setAppUserModelId: () => {},
    setAboutPanelOptions: (options) => {
      app.aboutPanel = options;
    },
    showAboutPanel: () => {
      app.shownAboutPanel = app.aboutPanel;
    },
    setAsDefaultProtocolClient: (scheme) => {
      app.protocolClients = [...(app.protocolClients ?? []), scheme];
      return true;
    },
    focus: () => {},

    requestSingleInstanceLock(additionalData) {
      const userData = app.getPath('userData');
      const lock = path.join(userData, 'stand-in.lock');
      const place = meetingPlace(userData);
      const owner = fs.existsSync(lock) ? Number(fs.readFileSync(lock, 'utf8')) : 0;
      const isAlive = owner !== 0 && owner !== process.pid && isRunning(owner);
      if (isAlive) {
        const message = { argv: process.argv, workingDirectory: process.cwd(), additionalData };
        app.handover = new Promise((resolve) => {
          const socket = net.connect(place, () => socket.end(JSON.stringify(message)));
          socket.on('close', resolve);
          socket.on('error', resolve);
        });
        return false;
      }
      fs.writeFileSync(lock, String(process.pid));
      if (process.platform !== 'win32') fs.rmSync(place, { force: true });
      const server = net.createServer((socket) => {
        let text = '';
        socket.on('data', (data) => {
          text += data;
        });
        socket.on('end', () => {
          const { argv, workingDirectory, additionalData: data } = JSON.parse(text);
          app.emit('second-instance', {}, argv, workingDirectory, data);
        });
      });
      server.listen(place);
      server.unref();
      return true;
    },
    hasSingleInstanceLock: () => true,

    async quit() {
      if (isQuitting) return;
      const before = vetoable({});
      app.emit('before-quit', before);
      if (before.defaultPrevented) return;
      isQuitting = true;
      await app.handover;
      if (!(await closeEverything())) {
        isQuitting = false;
        return;
      }
      const will = vetoable({});
      app.emit('will-quit', will);
      if (will.defaultPrevented) {
        isQuitting = false;
        return;
      }
      app.emit('quit', {}, 0);
      await finish();
      process.exit(0);
    },
    async exit(code = 0) {
      isQuitting = true;
      await finish();
      process.exit(code);
    },
    isQuittingNow: () => isQuitting,
    announceReady() {
      isReady = true;
      app.emit('will-finish-launching');
      app.emit('ready', {}, {});
      becomeReady();
    },
    extraArguments: rest,
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void app.quit());
  return app;
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

module.exports = { createApplication };
