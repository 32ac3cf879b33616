/** What no page may do is refused for every window there will be. */
import { EventEmitter } from 'node:events';
import type { Session } from 'electron';
import { beforeEach, describe, expect, it } from 'vitest';
import { realWorld } from '../../../shared/kernel/real-world';
import { refusedPermissions } from '../../../test/builders/refused-permissions';
import { fakeElectron } from '../../../test/fakes/fake-electron';
import { createLog } from '../../services/log';
import { refuseNavigation, refusePermissions } from './refusals';

class Contents extends EventEmitter {
  openHandler: (() => { action: string }) | null = null;
  setWindowOpenHandler(handler: () => { action: string }): void {
    this.openHandler = handler;
  }
  /** True when the event was stopped. */
  try(name: string, details: object = {}): boolean {
    let prevented = false;
    this.emit(name, {
      preventDefault: () => {
        prevented = true;
      },
      ...details,
    });
    return prevented;
  }
}

describe('navigation', () => {
  let contents: Contents;
  beforeEach(() => {
    fakeElectron.app.removeAllListeners();
    refuseNavigation(createLog(() => undefined, realWorld));
    contents = new Contents();
    fakeElectron.app.emit('web-contents-created', {}, contents);
  });

  it.each(['will-navigate', 'will-redirect', 'will-attach-webview'])('%s is stopped', (name) => {
    expect(contents.try(name, { url: 'https://example.org' })).toBe(true);
  });

  it('starting the page again is not, and nothing that looks like it', () => {
    expect(contents.try('will-navigate', { url: 'app://vakproef/' })).toBe(false);
    for (const url of [
      'app://vakproef',
      'app://vakproef//',
      'app://vakproef/index.html',
      'app://vakproef/?a',
      'app://vakproef.example/',
      'app://x@vakproef/',
      'http://vakproef/',
      'APP://vakproef/',
    ])
      expect(contents.try('will-navigate', { url })).toBe(true);
  });

  it('no window is opened from a page', () => {
    expect(contents.openHandler?.()).toEqual({ action: 'deny' });
  });

  it.each([
    ['https://example.org', true],
    ['file:///etc/passwd', true],
    ['blob:https://example.org/1', true],
    ['blob:app://vakproef.example/1', true],
    ['chrome-extension://abc/', true],
    ['blob:app://vakproef/5b0c', false],
    ['chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/index.html', false],
  ])('a frame that goes to %s: stopped is %s', (url, stopped) => {
    expect(contents.try('will-frame-navigate', { url, isMainFrame: false })).toBe(stopped);
  });
});

describe('permissions', () => {
  type Ask = (
    contents: null,
    permission: string,
    decide: (allowed: boolean) => void,
    details: object,
  ) => void;
  type Check = (contents: null, permission: string, origin: string, details: object) => boolean;
  let ask: Ask;
  let check: Check;
  let device: () => boolean;
  refusePermissions({
    setPermissionRequestHandler: (handler: Ask) => {
      ask = handler;
    },
    setPermissionCheckHandler: (handler: Check) => {
      check = handler;
    },
    setDevicePermissionHandler: (handler: () => boolean) => {
      device = handler;
    },
  } as unknown as Session);

  it.each(refusedPermissions)('%s is denied, asked for or checked', (permission) => {
    const decided: boolean[] = [];
    ask(null, permission, (allowed) => decided.push(allowed), {});
    expect(decided).toEqual([false]);
    expect(check(null, permission, 'app://vakproef', {})).toBe(false);
  });

  it('copying is allowed, to our page only', () => {
    expect(check(null, 'clipboard-sanitized-write', 'app://vakproef', {})).toBe(true);
    expect(check(null, 'clipboard-sanitized-write', 'https://example.org', {})).toBe(false);
    expect(device()).toBe(false);
  });

  it('the microphone is given to our page alone, and never with the camera', () => {
    const given = (details: object): boolean => {
      let answer = false;
      ask(null, 'media', (allowed) => (answer = allowed), details);
      return answer;
    };
    const requestingUrl = 'app://vakproef/';
    expect(given({ mediaTypes: ['audio'], requestingUrl })).toBe(true);
    expect(given({ mediaTypes: ['audio', 'video'], requestingUrl })).toBe(false);
    expect(given({ mediaTypes: ['video'], requestingUrl })).toBe(false);
    expect(given({ mediaTypes: ['audio'], requestingUrl: 'app://vakproef.example/' })).toBe(false);
    expect(check(null, 'media', 'app://vakproef', { mediaType: 'audio' })).toBe(true);
    expect(check(null, 'media', 'app://vakproef', { mediaType: 'video' })).toBe(false);
    expect(check(null, 'media', 'https://example.org', { mediaType: 'audio' })).toBe(false);
  });
});
