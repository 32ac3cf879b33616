/**
 * The page side of a window: one Chromium target, its navigation with Electron's veto events, its preload in an
 * isolated world, and messages in both directions.
 */
const { EventEmitter } = require('node:events');
const fs = require('node:fs');
const { decode, encode } = require('./codec.cjs');
const { composePageWorld, worldName } = require('./page-world.cjs');

let lastId = 0;

/** An event that listeners may veto, as Electron's `will-…` events. */
const vetoable = (details) => {
  const event = { ...details, defaultPrevented: false };
  event.preventDefault = () => {
    event.defaultPrevented = true;
  };
  return event;
};

class WebContents extends EventEmitter {
  /** @param host `{ chromium, addresses, ipcMain, onShortcut }`, shared by all windows */
  constructor(host, window, preferences) {
    super();
    this.host = host;
    this.window = window;
    this.preferences = preferences;
    this.session = preferences.session;
    this.id = ++lastId;
    this.url = '';
    this.isGone = false;
    this.expectedUrl = null;
    this.frameUrls = new Map();
    this.ports = new Map();
    const contents = this;
    this.mainFrame = {
      get url() {
        return contents.getURL();
      },
      get origin() {
        return host.addresses.originOf(contents.getURL());
      },
      parent: null,
    };
    this.openHandler = () => ({ action: 'allow' });
  }

  command(method, params) {
    return this.host.chromium.send(method, params, this.sessionId);
  }

  async attach({ width, height }) {
    const { chromium } = this.host;
    const { targetId } = await chromium.send('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      width,
      height,
    });
    this.targetId = targetId;
    const { sessionId } = await chromium.send('Target.attachToTarget', { targetId, flatten: true });
    this.sessionId = sessionId;
    const on = (method, listener) => chromium.events.on(`${sessionId}:${method}`, listener);
    on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === worldName && context.auxData?.frameId === this.mainFrameId)
        this.worldId = context.id;
    });
    on('Runtime.bindingCalled', ({ payload }) => void this.receive(decode(payload)));
    on('Page.frameNavigated', ({ frame }) => this.onNavigated(frame));
    on('Page.domContentEventFired', () => this.emit('dom-ready'));
    on('Page.loadEventFired', () => {
      this.emit('did-finish-load');
      this.window.onLoaded();
    });
    on('Inspector.targetCrashed', () => {
      this.isDown = true;
      this.dropPorts();
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
    });
    on('Runtime.consoleAPICalled', ({ type, args }) =>
      this.emit('console-message', {
        level: type,
        message: args.map((a) => a.value ?? a.description).join(' '),
      }),
    );
    on('Fetch.requestPaused', (request) => void this.judgeNavigation(request));
    const { frameTree } = await this.command('Page.getFrameTree');
    this.mainFrameId = frameTree.frame.id;
    await this.command('Runtime.addBinding', { name: '__standInSend', executionContextName: worldName });
    if (this.preferences.preload) {
      const source = composePageWorld(
        fs.readFileSync(this.preferences.preload, 'utf8'),
        process.versions.electron,
      );
      await this.command('Page.addScriptToEvaluateOnNewDocument', { source, worldName });
    }
    await Promise.all([
      this.command('Page.enable'),
      this.command('Runtime.enable'),
      this.command('Inspector.enable'),
      this.command('Fetch.enable', { patterns: [{ resourceType: 'Document', requestStage: 'Request' }] }),
    ]);
  }

  onNavigated(frame) {
    this.frameUrls.set(frame.id, frame.url);
    if (frame.parentId) return;
    this.isDown = false;
    this.dropPorts();
    this.mainFrameId = frame.id;
    this.url = frame.url;
    this.emit('did-navigate', {}, this.getURL());
  }

  /** Electron asks before a page leaves its address; only what main itself asked for passes unasked. */
  async judgeNavigation(request) {
    const isMainFrame = request.frameId === this.mainFrameId;
    const url = this.host.addresses.toApp(request.request.url);
    const isExpected = isMainFrame && this.expectedUrl === request.request.url;
    let isRefused = false;
    if (!isExpected) {
      const event = vetoable({ url, isMainFrame, isSameDocument: false });
      this.emit('will-frame-navigate', event);
      if (isMainFrame && !request.redirectedRequestId) this.emit('will-navigate', event, url);
      if (request.redirectedRequestId) this.emit('will-redirect', event, url);
      isRefused = event.defaultPrevented;
    }
    const { requestId } = request;
    await (isRefused
      ? this.command('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
      : this.command('Fetch.continueRequest', { requestId })
    ).catch(() => {});
  }

  async load(url) {
    const real = this.host.addresses.toReal(url);
    this.expectedUrl = real;
    const loaded = new Promise((resolve) => this.once('did-finish-load', resolve));
    const { errorText } = await this.command('Page.navigate', { url: real });
    if (errorText) {
      this.emit('did-fail-load', {}, -1, errorText, url, true);
      throw new Error(`${errorText} loading '${url}'`);
    }
    await loaded;
  }

  async receive(message) {
    const { ipcMain } = this.host;
    const event = {
      sender: this,
      senderFrame: this.mainFrame,
      processId: 1,
      frameId: 1,
      reply: (channel, ...args) => this.send(channel, ...args),
    };
    if (message.kind === 'send') ipcMain.emit(message.channel, event, ...message.args);
    else if (message.kind === 'port') this.ports.get(message.portId)?.peer.receive(message.data);
    else if (message.kind === 'shortcut') this.host.onShortcut(this.window, message);
    else if (message.kind === 'invoke') {
      const answer = await ipcMain.answer(message.channel, event, message.args);
      this.carry({ kind: 'answer', call: message.call, ...answer });
    }
  }

  /** Brings a message into the isolated world; a page that is gone does not hear it, as in Electron. */
  carry(message) {
    const expression = `__standInReceive(${JSON.stringify(encode(message))})`;
    void this.window.ready
      .then(() => this.command('Runtime.evaluate', { expression, contextId: this.worldId }))
      .catch(() => {});
  }

  send(channel, ...args) {
    this.carry({ kind: 'event', channel, args, portIds: [] });
  }

  postMessage(channel, message, transfer = []) {
    for (const port of transfer) this.ports.set(port.portId, port);
    this.carry({ kind: 'event', channel, args: [message], portIds: transfer.map((port) => port.portId) });
    for (const port of transfer) port.moveTo(this);
  }

  dropPorts() {
    for (const port of this.ports.values()) port.close();
    this.ports.clear();
  }

  async executeJavaScript(expression) {
    await this.window.ready;
    const answer = await this.command('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    if (answer.exceptionDetails) {
      const { exception, text } = answer.exceptionDetails;
      throw new Error(exception?.description ?? text);
    }
    return answer.result.value;
  }

  async printToPDF(options = {}) {
    const { landscape = false, printBackground = false, preferCSSPageSize = false } = options;
    const { data } = await this.command('Page.printToPDF', { landscape, printBackground, preferCSSPageSize });
    return Buffer.from(data, 'base64');
  }

  getURL() {
    return this.host.addresses.toApp(this.url);
  }
  getTitle() {
    return this.window.getTitle();
  }
  getOSProcessId() {
    return this.host.chromium.pid;
  }
  getLastWebPreferences() {
    const { session: _session, ...rest } = this.preferences;
    return rest;
  }
  getType() {
    return 'window';
  }
  isDestroyed() {
    return this.isGone;
  }
  isCrashed() {
    return this.isDown === true;
  }
  setWindowOpenHandler(handler) {
    this.openHandler = handler;
  }
  setZoomLevel(level) {
    this.zoomLevel = level;
    void this.command('Emulation.setPageScaleFactor', { pageScaleFactor: 1 }).catch(() => {});
  }
  getZoomLevel() {
    return this.zoomLevel ?? 0;
  }
  setZoomFactor(factor) {
    this.setZoomLevel(Math.log(factor) / Math.log(1.2));
  }
  getZoomFactor() {
    return 1.2 ** this.getZoomLevel();
  }
  reload() {
    this.expectedUrl = this.url;
    void this.command('Page.reload').catch(() => {});
  }
  /** Ends the page's process as a crash does. */
  forcefullyCrashRenderer() {
    void this.command('Page.crash').catch(() => {});
  }
  focus() {}
  close() {
    return this.window.close();
  }
}

module.exports = { WebContents, vetoable };
