/** BrowserWindow: a Chromium window with Electron's life cycle. `createWindows` makes the class for one application. */
const { EventEmitter } = require('node:events');
const { vetoable, WebContents } = require('./web-contents.cjs');

/** @param host as in `WebContents`, and `{ app, defaultSession, isQuitting }` */
function createWindows(host) {
  const windows = new Map();

  class BrowserWindow extends EventEmitter {
    constructor(options = {}) {
      super();
      this.title = options.title ?? host.app.getName();
      this.bounds = {
        x: options.x ?? 0,
        y: options.y ?? 0,
        width: options.width ?? 800,
        height: options.height ?? 600,
      };
      this.isShown = options.show !== false;
      this.state = 'normal';
      const preferences = { session: host.defaultSession, ...options.webPreferences };
      this.webContents = new WebContents(host, this, preferences);
      this.id = this.webContents.id;
      windows.set(this.id, this);
      this.ready = this.webContents.attach(this.bounds);
      this.ready.catch((error) => {
        if (!host.isQuitting()) console.error(error);
      });
      host.app.emit('browser-window-created', {}, this);
      host.app.emit('web-contents-created', {}, this.webContents);
    }

    async loadURL(url) {
      await this.ready;
      await this.webContents.load(url);
    }
    onLoaded() {
      if (this.wasReady) return;
      this.wasReady = true;
      this.emit('ready-to-show');
    }
    async close() {
      if (this.isGone) return;
      const event = vetoable({});
      this.emit('close', event);
      if (!event.defaultPrevented) await this.destroy();
    }
    async destroy() {
      if (this.isGone) return;
      await this.ready.catch(() => {});
      await host.chromium.send('Target.closeTarget', { targetId: this.webContents.targetId }).catch(() => {});
      this.onTargetGone();
    }
    onTargetGone() {
      if (this.isGone) return;
      this.isGone = true;
      this.webContents.isGone = true;
      windows.delete(this.id);
      this.webContents.dropPorts();
      this.webContents.emit('destroyed');
      this.emit('closed');
      const isLast = windows.size === 0;
      if (isLast && !host.isQuitting() && !host.app.emit('window-all-closed')) void host.app.quit();
    }
    isDestroyed() {
      return this.isGone === true;
    }

    show() {
      this.isShown = true;
      this.emit('show');
    }
    hide() {
      this.isShown = false;
      this.emit('hide');
    }
    isVisible() {
      return this.isShown && !this.isGone;
    }
    focus() {
      host.focused = this;
      this.emit('focus');
    }
    isFocused() {
      return host.focused === this;
    }
    setState(state) {
      this.state = state;
    }
    minimize() {
      this.setState('minimized');
      this.emit('minimize');
    }
    maximize() {
      this.setState('maximized');
      this.emit('maximize');
    }
    unmaximize() {
      this.setState('normal');
      this.emit('unmaximize');
    }
    restore() {
      this.setState('normal');
      this.emit('restore');
    }
    setFullScreen(isFull) {
      this.setState(isFull ? 'full-screen' : 'normal');
      this.emit(isFull ? 'enter-full-screen' : 'leave-full-screen');
    }
    isMinimized() {
      return this.state === 'minimized';
    }
    isMaximized() {
      return this.state === 'maximized';
    }
    isFullScreen() {
      return this.state === 'full-screen';
    }

    getBounds() {
      return { ...this.bounds };
    }
    getNormalBounds() {
      return { ...this.bounds };
    }
    getSize() {
      return [this.bounds.width, this.bounds.height];
    }
    setBounds(bounds) {
      Object.assign(this.bounds, bounds);
      void this.moveTarget().catch(() => {});
      this.emit('resize');
      this.emit('move');
    }
    setSize(width, height) {
      this.setBounds({ width, height });
    }
    async moveTarget() {
      await this.ready;
      const { targetId } = this.webContents;
      const { windowId } = await host.chromium.send('Browser.getWindowForTarget', { targetId });
      const { x: left, y: top, width, height } = this.bounds;
      await host.chromium.send('Browser.setWindowBounds', { windowId, bounds: { left, top, width, height } });
    }
    setMinimumSize(width, height) {
      this.minimumSize = [width, height];
    }
    getTitle() {
      return this.title;
    }
    setTitle(title) {
      this.title = title;
    }
    setMenuBarVisibility(isVisible) {
      this.isMenuBarVisible = isVisible;
    }
    setAutoHideMenuBar(hides) {
      this.hidesMenuBar = hides;
    }

    static getAllWindows() {
      return [...windows.values()];
    }
    static getFocusedWindow() {
      return host.focused && !host.focused.isDestroyed() ? host.focused : ([...windows.values()][0] ?? null);
    }
    static fromWebContents(contents) {
      return contents?.window ?? null;
    }
    static fromId(id) {
      return windows.get(id) ?? null;
    }
  }

  const webContents = {
    getAllWebContents: () => BrowserWindow.getAllWindows().map((window) => window.webContents),
    fromId: (id) => webContents.getAllWebContents().find((contents) => contents.id === id),
    fromDevToolsTargetId: (id) =>
      webContents.getAllWebContents().find((contents) => contents.targetId === id),
    getFocusedWebContents: () => BrowserWindow.getFocusedWindow()?.webContents ?? null,
  };
  return { BrowserWindow, webContents, windows };
}

module.exports = { createWindows };
