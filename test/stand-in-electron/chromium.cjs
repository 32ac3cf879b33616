/**
 * A Chromium of this machine, driven over `--remote-debugging-pipe`: no port is opened for it. It ends when this process
 * does: because the pipe closes, and when it does not notice, because the executable ends it.
 */
const { spawn } = require('node:child_process');
const { EventEmitter } = require('node:events');
const fs = require('node:fs');
const path = require('node:path');

/** Path of a Chromium-family browser, or undefined. `VAKPROEF_CHROMIUM` decides when it is set, then who started the tests. */
function findChromium() {
  const { env } = process;
  const windowsFolders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
  const candidates = [
    env.VAKPROEF_CHROMIUM,
    env.CHROME_PATH,
    env.VAKPROEF_STAND_IN_BROWSER,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/microsoft-edge',
    path.resolve(__dirname, '../../.cache/browser/chromium'),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ...windowsFolders.flatMap((folder) => [
      path.join(folder, 'Google/Chrome/Application/chrome.exe'),
      path.join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ]),
  ];
  return candidates.find((candidate) => candidate && fs.existsSync(candidate));
}

/** Says to the executable that started this process whom to end with it. */
function tellKeeper(pid) {
  if (!process.env.STAND_IN_KEEPER) return;
  const keeper = Number(process.env.STAND_IN_KEEPER);
  delete process.env.STAND_IN_KEEPER;
  fs.writeSync(keeper, String(pid ?? ''));
  fs.closeSync(keeper);
}

/**
 * Starts it. `send(method, params, sessionId)` resolves to the answer; `events` emits `method` and
 * `sessionId:method`, and `exit`.
 */
function launchChromium({ executable, args, onErrorOutput }) {
  const child = spawn(executable, ['--remote-debugging-pipe', ...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  tellKeeper(child.pid);
  child.stderr.on('data', onErrorOutput);
  const [, , , toBrowser, fromBrowser] = child.stdio;
  toBrowser.on('error', () => {});
  const events = new EventEmitter();
  events.setMaxListeners(0);
  const waiting = new Map();
  let lastId = 0;
  let partial = [];

  function receive(message) {
    if (!message.id) {
      events.emit(message.method, message.params, message.sessionId);
      if (message.sessionId) events.emit(`${message.sessionId}:${message.method}`, message.params);
      return;
    }
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) call?.reject(new Error(`${call.method}: ${message.error.message}`));
    else call?.resolve(message.result);
  }
  fromBrowser.on('data', (data) => {
    let start = 0;
    for (let end = data.indexOf(0, start); end >= 0; end = data.indexOf(0, start)) {
      partial.push(data.subarray(start, end));
      receive(JSON.parse(Buffer.concat(partial).toString('utf8')));
      partial = [];
      start = end + 1;
    }
    if (start < data.length) partial.push(data.subarray(start));
  });
  child.on('exit', () => {
    for (const call of waiting.values()) call.reject(new Error(`${call.method}: the browser has ended`));
    waiting.clear();
    events.emit('exit');
  });
  const send = (method, params = {}, sessionId = undefined) =>
    new Promise((resolve, reject) => {
      lastId += 1;
      waiting.set(lastId, { resolve, reject, method });
      toBrowser.write(`${JSON.stringify({ id: lastId, method, params, sessionId })}\0`);
    });
  return { pid: child.pid, send, events };
}

module.exports = { findChromium, launchChromium };
