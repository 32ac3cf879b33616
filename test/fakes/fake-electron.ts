/**
 * As much of Electron's main process as our host uses, for tests, in the place of the package
 * `electron`, which outside Electron starts a download. It only
 * remembers and emits; what Electron itself would do with it is not imitated, except that ports really carry messages.
 */
import { EventEmitter } from 'node:events';

/** A MessagePort with the manners of Electron's: events by `on`, `{ data }` as message. */
class FakePort extends EventEmitter {
  readonly pagePort: MessagePort;
  constructor(port: MessagePort) {
    super();
    this.pagePort = port;
    port.addEventListener('message', (event) => this.emit('message', { data: event.data }));
    port.addEventListener('close', () => this.emit('close'));
  }
  start(): void {
    this.pagePort.start();
  }
  postMessage(message: unknown): void {
    this.pagePort.postMessage(message);
  }
  close(): void {
    this.pagePort.close();
  }
}

/** Only the main side is wrapped; the other port goes to the page as it is. */
class MessageChannelMain {
  readonly port1: FakePort;
  readonly port2: MessagePort;
  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new FakePort(port1);
    this.port2 = port2;
  }
}

const freshKeychain = {
  backend: 'gnome_libsecret',
  available: true,
  broken: false,
  /** Bound to the key that sealed: what another key sealed does not open. */
  key: 'first',
  wantsNewSeal: false,
  /** So many questions are answered "not now". */
  awayFor: 0,
  /** How it says "not now". */
  awayBy: 'answer' as 'answer' | 'error',
  canSeal: true,
};
const keychain = { ...freshKeychain };
const freshAnswer = { canceled: false, filePath: '' };
const dialogAnswer = { ...freshAnswer };
const saveQuestions: { readonly defaultPath: string }[] = [];
/** What the system was asked to open. */
const opened: string[] = [];
const app = Object.assign(new EventEmitter(), { getVersion: () => '1.2.3' });
const protocolHandlers = new Map<string, (request: Request) => Promise<Response>>();

export const fakeElectron = {
  app,
  ipcMain: new EventEmitter(),
  MessageChannelMain,
  BrowserWindow: class {},
  protocol: {
    handle: (scheme: string, handler: (request: Request) => Promise<Response>) =>
      void protocolHandlers.set(scheme, handler),
    registerSchemesAsPrivileged: () => undefined,
  },
  session: {},
  shell: { openExternal: async (address: string) => void opened.push(address) },
  safeStorage: {
    isAsyncEncryptionAvailable: async () => keychain.available,
    getSelectedStorageBackend: () => keychain.backend,
    encryptStringAsync: async (text: string) => {
      if (!keychain.canSeal) throw new Error('keychain busy');
      return Buffer.from(`sealed:${keychain.key}:${Buffer.from(text).toString('hex')}`);
    },
    decryptStringAsync: async (sealed: Buffer) => {
      if (keychain.awayFor > 0) {
        keychain.awayFor -= 1;
        const away = { isTemporarilyUnavailable: true };
        if (keychain.awayBy === 'error') throw Object.assign(new Error('not now'), away);
        return { result: '', shouldReEncrypt: false, ...away };
      }
      const [name, key, hex = ''] = sealed.toString().split(':');
      if (keychain.broken || name !== 'sealed' || key !== keychain.key) throw new Error('does not open');
      return { result: Buffer.from(hex, 'hex').toString(), shouldReEncrypt: keychain.wantsNewSeal };
    },
  },
  dialog: {
    showSaveDialog: async (question: { readonly defaultPath: string }) => {
      saveQuestions.push(question);
      return dialogAnswer;
    },
  },
};

/** What a test sets and looks at. */
export const electronWorld = { keychain, dialogAnswer, saveQuestions, protocolHandlers, opened };

// As the package gives them to who imports it. The name `app` is the one above.
export const { BrowserWindow, dialog, ipcMain, protocol, safeStorage, session, shell } = fakeElectron;
export { app, MessageChannelMain };

/** What a file of tests did with it is gone before the next. */
export function forgetElectron(): void {
  fakeElectron.app.removeAllListeners();
  fakeElectron.ipcMain.removeAllListeners();
  protocolHandlers.clear();
  saveQuestions.length = 0;
  opened.length = 0;
  Object.assign(keychain, freshKeychain);
  Object.assign(dialogAnswer, freshAnswer);
}
