/**
 * Electron's own security checklist (20 items) and its nine fuses, each with the evidence that we follow it. An item
 * passes when all its evidence is found. `onBinary` names the test that only a real binary can run; where that is the
 * last word on an item, the item is marked `needs-binary` and is not counted as proved here.
 */
import { at, configuredFuses, exactly, measured, nowhere, pinnedVersion, tested } from './evidence.mjs';

const electronFolder = 'src-main/hosts/electron';
const windowSpec = 'test/e2e/electron/window.spec.ts';
const refusalsSpec = 'test/e2e/electron/refusals.spec.ts';
const shellSpec = 'test/e2e/electron/binary/shell.spec.ts';
const fuseSpec = 'test/e2e/electron/binary/fuses.spec.ts';
const standsOff = 'the window is sandboxed and isolated, and nothing of it is switched off';

/** Electron supports its latest three majors; a new one comes every eight weeks. Raise this with every update. */
const newestMajor = { number: 45, knownAt: '2026-11-24' };

/** @param window what `measureWindow` wrote down */
export function checklist(window) {
  const { preferences, policy } = window;
  const electron = pinnedVersion('electron');
  const isOff = (name) =>
    measured(!preferences[name], `${name} is ${preferences[name] ?? 'left as it is'} on the stand-in`);
  return [
    {
      item: '1 only load secure content',
      evidence: [
        measured(
          window.origins.length === 1 && window.address.startsWith('app://vakproef/'),
          `${window.requests} requests of the page, all to its own origin; it lives at ${window.address}`,
        ),
        tested('src-main/sync/sync.test.ts', "['http://hub.example', 'hub-address-invalid']"),
        at('src-main/sync/hub-address.ts', "url.protocol === 'https:'"),
      ],
    },
    {
      item: '2 no Node integration',
      evidence: [
        exactly(2, /nodeIntegration: false/),
        exactly(2, /new BrowserWindow\(/),
        nowhere(/nodeIntegration\w*: true|new BrowserView|WebContentsView/),
        measured(preferences.nodeIntegration === false, 'nodeIntegration is false on the stand-in'),
        tested(windowSpec, 'the page has no Node'),
      ],
    },
    {
      item: '3 context isolation',
      evidence: [
        nowhere(/contextIsolation: false/),
        measured(preferences.contextIsolation === true, 'contextIsolation is true on the stand-in'),
        tested(windowSpec, standsOff),
      ],
    },
    {
      item: '4 process sandbox',
      evidence: [
        at(`${electronFolder}/main.ts`, 'app.enableSandbox()'),
        nowhere(/sandbox: false|no-sandbox/),
        measured(
          window.isSandboxOn && preferences.sandbox === true,
          'the sandbox is asked for, on the stand-in',
        ),
      ],
      onBinary: tested(shellSpec, 'the process of the page is confined by the system'),
    },
    {
      item: '5 permission requests are handled',
      evidence: [
        measured(
          ['permissionRequest', 'permissionCheck', 'devicePermission'].every((name) =>
            window.handlers.includes(name),
          ),
          `handlers on the stand-in: ${window.handlers.join(', ')}`,
        ),
        tested(refusalsSpec, 'every permission of Electron is refused, asked for or checked'),
      ],
      onBinary: tested(shellSpec, 'the page asks for permissions and gets none'),
      isProvedHere: true,
    },
    {
      item: '6 webSecurity stays on',
      evidence: [
        nowhere(/webSecurity: false|disable-web-security/),
        measured(preferences.webSecurity !== false, 'webSecurity is on, on the stand-in'),
      ],
    },
    {
      item: '7 content security policy',
      evidence: [
        measured(
          /^default-src 'none';/.test(policy) && !/unsafe|\*|https?:/.test(policy),
          'header of the page on the stand-in: default-src none, nothing unsafe, no other place',
        ),
        measured(/require-trusted-types-for 'script'/.test(policy), 'trusted types are required'),
        tested('test/e2e/refusals.spec.ts', 'nothing a hostile page tries becomes code'),
      ],
    },
    {
      item: '8 no insecure content',
      evidence: [nowhere(/allowRunningInsecureContent/), isOff('allowRunningInsecureContent')],
    },
    {
      item: '9 no experimental features',
      evidence: [
        nowhere(/experimentalFeatures|appendSwitch|enable-features/),
        isOff('experimentalFeatures'),
        measured(window.switches.length === 0, 'the application adds no switch to Chromium'),
      ],
    },
    {
      item: '10 no Blink features',
      evidence: [nowhere(/enableBlinkFeatures/), isOff('enableBlinkFeatures')],
    },
    {
      item: '11 no webview that may open windows',
      evidence: [nowhere(/<webview|allowpopups|webviewTag: true/), isOff('webviewTag')],
    },
    {
      item: '12 webview options are verified',
      evidence: [
        at(`${electronFolder}/refusals.ts`, "'will-attach-webview', refuse"),
        tested(refusalsSpec, 'a webview is an unknown element, and attaching one is stopped'),
      ],
    },
    {
      item: '13 navigation is limited',
      evidence: [
        at(`${electronFolder}/refusals.ts`, "'will-navigate'"),
        at(`${electronFolder}/refusals.ts`, "'will-redirect', refuse"),
        tested(refusalsSpec, 'the page does not leave its address'),
      ],
    },
    {
      item: '14 new windows are limited',
      evidence: [
        measured(window.openAnswer === 'deny', `the handler answers ${window.openAnswer} on the stand-in`),
        tested(refusalsSpec, 'two hundred hostile addresses open no window, no program and no other page'),
      ],
    },
    {
      item: '15 openExternal gets no foreign address',
      evidence: [
        exactly(1, /openExternal/),
        at('src-main/hosts/electron/open-in-browser.ts', 'shell.openExternal(address)'),
        tested('src-main/hosts/electron/open-in-browser.test.ts', 'does not open %s'),
        tested('src-main/identity/sign-in-door.test.ts', 'sends nobody anywhere when it wants %s'),
        tested(refusalsSpec, 'two hundred hostile addresses open no window, no program and no other page'),
      ],
    },
    {
      item: '16 a supported Electron',
      evidence: [
        { found: /^\d+\.\d+\.\d+$/.test(electron), where: `package.json pins ${electron} exactly` },
        {
          found: Number.parseInt(electron, 10) > newestMajor.number - 3,
          where: `its major is one of the latest three as known on ${newestMajor.knownAt}`,
        },
      ],
    },
    {
      item: '17 the sender of a message is checked',
      evidence: [
        exactly(1, /ipcMain\.\w+\(/),
        at(`${electronFolder}/port-server.ts`, 'event.senderFrame === window.webContents.mainFrame'),
        at(`${electronFolder}/port-server.ts`, 'event.senderFrame.origin === appOrigin'),
        tested('test/security/fuzz-senders.test.ts', 'no wrong sender gets a port'),
        tested('test/security/fuzz-contracts.test.ts', 'reach no handler'),
      ],
    },
    {
      item: '18 no file: addresses',
      evidence: [
        at(`${electronFolder}/app-protocol.ts`, 'protocol.handle(appScheme'),
        nowhere(/loadFile\(|['"`]file:\/\//),
        tested(`${electronFolder}/app-protocol.test.ts`, 'does not know %s'),
      ],
      onBinary: tested(shellSpec, 'the page lives at app://vakproef, which no server serves'),
      isProvedHere: true,
    },
    {
      item: '19 fuses are set',
      evidence: [
        tested('test/packaging/packed.test.ts', 'has every fuse as the table says'),
        measured(
          configuredFuses().size === 8,
          `${configuredFuses().size} of 9 are set, one is left as it is`,
        ),
      ],
      onBinary: tested(fuseSpec, 'the packed application has every fuse as the table says'),
    },
    {
      item: '20 no raw API for the page',
      evidence: [
        nowhere(/contextBridge|exposeInMainWorld/),
        exactly(1, /ipcRenderer\.send\(/),
        tested(windowSpec, 'no name that Chromium itself does not give'),
      ],
    },
  ];
}

const wantedFuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
};

/** The fuses as they are configured; whether the wire of a real binary was cut, only that binary can show. */
export function fuseList() {
  const configured = configuredFuses();
  const onBinary = tested(fuseSpec, 'the packed application has every fuse as the table says');
  return [
    ...Object.entries(wantedFuses).map(([name, isOn]) => {
      const fuse = configured.get(name);
      return {
        item: `fuse ${name} ${isOn ? 'on' : 'off'}`,
        evidence: [
          { found: fuse?.isOn === isOn, where: fuse?.where ?? 'electron-builder.yml: not there' },
          tested('test/packaging/packed.test.ts', 'has every fuse as the table says'),
        ],
        onBinary,
      };
    }),
    {
      item: 'fuse wasmTrapHandlers left as Electron ships it',
      evidence: [
        {
          found: !configured.has('wasmTrapHandlers'),
          where: 'electron-builder.yml: not set; about speed, not safety',
        },
      ],
      onBinary,
    },
  ];
}

/** `pass`, `needs-binary`, or `FAIL` when any evidence is missing. */
export function statusOf({ evidence, onBinary, isProvedHere }) {
  if (evidence.some(({ found }) => !found) || onBinary?.found === false) return 'FAIL';
  return onBinary && !isProvedHere ? 'needs-binary' : 'pass';
}
