/**
 * The desktop around the application, as far as a machine without one can answer: everything asked for is remembered
 * (`opened`, `shown`), nothing is shown. Dialogs answer what `dialog.answers` holds, or "cancelled".
 */
const crypto = require('node:crypto');
const { EventEmitter } = require('node:events');
const fs = require('node:fs');
const path = require('node:path');

/** safeStorage over a key file in the profile. Its back end is called what it is: `basic_text`. */
function createSafeStorage(app) {
  const key = () => {
    const file = path.join(app.getPath('userData'), 'stand-in.key');
    if (!fs.existsSync(file)) fs.writeFileSync(file, crypto.randomBytes(32), { mode: 0o600 });
    return fs.readFileSync(file);
  };
  return {
    isAsyncEncryptionAvailable: async () => true,
    getSelectedStorageBackend: () => 'basic_text',
    encryptStringAsync: async (text) => {
      const nonce = crypto.randomBytes(12);
      const cipher = crypto.createCipheriv('aes-256-gcm', key(), nonce);
      return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    },
    decryptStringAsync: async (sealed) => {
      const decipher = crypto.createDecipheriv('aes-256-gcm', key(), sealed.subarray(0, 12));
      decipher.setAuthTag(sealed.subarray(-16));
      const result = Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString(
        'utf8',
      );
      return { result, shouldReEncrypt: false, isTemporarilyUnavailable: false };
    },
  };
}

function createDialog() {
  const answers = { save: [], open: [], message: [] };
  const shown = [];
  const ask =
    (kind, cancelled) =>
    async (...args) => {
      const options = args.at(-1) ?? {};
      shown.push({ kind, options });
      const answer = answers[kind].shift();
      return typeof answer === 'function' ? answer(options) : (answer ?? cancelled);
    };
  return {
    answers,
    shown,
    showSaveDialog: ask('save', { canceled: true, filePath: '' }),
    showOpenDialog: ask('open', { canceled: true, filePaths: [] }),
    showMessageBox: ask('message', { response: 0, checkboxChecked: false }),
    showErrorBox: (title, content) => {
      shown.push({ kind: 'error', options: { title, content } });
      console.error(`[dialog] ${title}: ${content}`);
    },
  };
}

/** Menus as trees of items with `click`; `press` finds the item of a key and clicks it. */
function createMenu() {
  class MenuItem {
    constructor(options) {
      const { submenu, ...rest } = options;
      Object.assign(this, { type: 'normal', enabled: true, visible: true, label: '' }, rest);
      if (submenu) this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : submenu;
    }
  }
  class Menu {
    constructor() {
      this.items = [];
    }
    append(item) {
      this.items.push(item);
    }
    popup() {}
    getMenuItemById(id) {
      return this.all().find((item) => item.id === id) ?? null;
    }
    all() {
      return this.items.flatMap((item) => [item, ...(item.submenu?.all() ?? [])]);
    }
    static buildFromTemplate(template) {
      const menu = new Menu();
      for (const item of template) menu.append(item instanceof MenuItem ? item : new MenuItem(item));
      return menu;
    }
    static setApplicationMenu(menu) {
      Menu.application = menu;
    }
    static getApplicationMenu() {
      return Menu.application ?? null;
    }
  }
  const isMac = process.platform === 'darwin';
  const keyName = (key) =>
    ({ ArrowUp: 'up', ArrowDown: 'down', ',': ',', '+': 'plus' })[key] ?? key.toLowerCase();
  const matches = (accelerator, pressed) => {
    const parts = accelerator.toLowerCase().split('+');
    const key = parts.at(-1) === '' ? 'plus' : parts.at(-1);
    const has = (...names) => parts.slice(0, -1).some((part) => names.includes(part));
    const command = has('commandorcontrol', 'cmdorctrl');
    return (
      keyName(pressed.key) === key &&
      pressed.ctrlKey === (has('control', 'ctrl') || (command && !isMac)) &&
      pressed.metaKey === (has('command', 'cmd', 'super', 'meta') || (command && isMac)) &&
      pressed.altKey === has('alt', 'option') &&
      pressed.shiftKey === has('shift')
    );
  };
  const press = (window, pressed) => {
    const item = Menu.application
      ?.all()
      .find(
        (candidate) => candidate.enabled && candidate.accelerator && matches(candidate.accelerator, pressed),
      );
    item?.click?.(item, window, pressed);
  };
  return { Menu, MenuItem, press };
}

function createShell() {
  const opened = [];
  return {
    opened,
    openExternal: async (url) => void opened.push(url),
    openPath: async (place) => {
      opened.push(place);
      return '';
    },
    showItemInFolder: (place) => void opened.push(place),
  };
}

function createPowerSaveBlocker() {
  const running = new Set();
  let last = 0;
  return {
    start: (type) => {
      last += 1;
      running.add(last);
      return type ? last : last;
    },
    stop: (id) => running.delete(id),
    isStarted: (id) => running.has(id),
  };
}

const display = {
  id: 1,
  scaleFactor: 1,
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1040 },
};
const screen = Object.assign(new EventEmitter(), {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
  getDisplayMatching: () => display,
});
const nativeTheme = Object.assign(new EventEmitter(), {
  themeSource: 'system',
  shouldUseDarkColors: false,
  shouldUseHighContrastColors: false,
});

module.exports = {
  createDialog,
  createMenu,
  createPowerSaveBlocker,
  createSafeStorage,
  createShell,
  nativeTheme,
  screen,
};
