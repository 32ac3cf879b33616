/**
 * What runs before a page's own scripts: `require('electron')` for the preload, fed over a CDP binding. It runs in an
 * isolated world of its own, as Electron's preload does: the page's scripts see neither it nor the binding.
 */
const { createCodec } = require('./codec.cjs');

/** Runs inside the page; refers to nothing outside itself but its arguments. */
function openPageWorld(codec, platform, electronVersion, runPreload) {
  const send = window.__standInSend;
  const listeners = new Map();
  const ports = new Map();
  let lastCall = 0;
  const waiting = new Map();
  const post = (message) => send(codec.encode(message));

  /** The page's end of a port whose other end lives in main. */
  function openPort(portId) {
    const { port1, port2 } = new MessageChannel();
    ports.set(portId, port1);
    port1.onmessage = (event) => post({ kind: 'port', portId, data: event.data });
    return port2;
  }
  function receive(message) {
    if (message.kind === 'answer') {
      const call = waiting.get(message.call);
      waiting.delete(message.call);
      if (message.error === undefined) call?.resolve(message.value);
      else call?.reject(new Error(message.error));
    } else if (message.kind === 'port') {
      ports.get(message.portId)?.postMessage(message.data);
    } else if (message.kind === 'port-close') {
      ports.get(message.portId)?.close();
      ports.delete(message.portId);
    } else {
      const event = { sender: ipcRenderer, senderId: 0, ports: message.portIds.map(openPort) };
      for (const listener of [...(listeners.get(message.channel) ?? [])]) listener(event, ...message.args);
    }
  }
  Object.defineProperty(window, '__standInReceive', { value: (text) => receive(codec.decode(text)) });

  const ipcRenderer = {
    send: (channel, ...args) => post({ kind: 'send', channel, args }),
    invoke: (channel, ...args) =>
      new Promise((resolve, reject) => {
        lastCall += 1;
        waiting.set(lastCall, { resolve, reject });
        post({ kind: 'invoke', call: lastCall, channel, args });
      }),
    on(channel, listener) {
      if (!listeners.has(channel)) listeners.set(channel, new Set());
      listeners.get(channel).add(listener);
      return ipcRenderer;
    },
    once(channel, listener) {
      const once = (...args) => {
        ipcRenderer.off(channel, once);
        listener(...args);
      };
      return ipcRenderer.on(channel, once);
    },
    off(channel, listener) {
      listeners.get(channel)?.delete(listener);
      return ipcRenderer;
    },
  };
  const named = (object, name) =>
    new Proxy(object, {
      get(target, key) {
        if (key in target || typeof key === 'symbol') return target[key];
        throw new Error(`stand-in: ${name}.${String(key)} is not there`);
      },
    });
  const electron = named({ ipcRenderer: named(ipcRenderer, 'ipcRenderer') }, 'electron (preload)');
  // Menu shortcuts reach main when no page code took the key, as in Electron.
  window.addEventListener('keydown', (event) => {
    if (
      event.defaultPrevented ||
      !(event.ctrlKey || event.metaKey || event.altKey || /^F\d+$/.test(event.key))
    )
      return;
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    post({ kind: 'shortcut', key, ctrlKey, metaKey, altKey, shiftKey });
  });
  const process = {
    type: 'renderer',
    platform,
    sandboxed: true,
    contextIsolated: true,
    versions: { electron: electronVersion },
  };
  const require = (name) => {
    if (name === 'electron' || name === 'electron/renderer') return electron;
    throw new Error(`module not found: ${name}`);
  };
  try {
    runPreload(require, { exports: {} }, process);
  } catch (error) {
    console.error('Unable to load preload script', error);
  }
}

/** Source to evaluate at the start of every document of a window. */
const composePageWorld = (preloadSource, electronVersion) => `
if (window === window.top && typeof window.__standInSend === 'function')
  (${openPageWorld})((${createCodec})(), ${JSON.stringify(process.platform)}, ${JSON.stringify(electronVersion)},
    function (require, module, process) { const exports = module.exports;
${preloadSource}
    });`;

/** Name of the isolated world. */
const worldName = 'electron-preload';

module.exports = { composePageWorld, worldName };
