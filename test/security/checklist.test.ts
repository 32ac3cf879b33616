/** The checklist can fail: each fact about the window that is spoiled fails its own item, and no other. */
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../src-main/services/content-security-policy';
import { checklist, fuseList, statusOf, type WindowFacts } from './checklist.mjs';

const good: WindowFacts = {
  isSandboxOn: true,
  switches: [],
  address: 'app://vakproef/',
  preferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true },
  openAnswer: 'deny',
  handlers: ['permissionRequest', 'permissionCheck', 'devicePermission'],
  origins: ['app://vakproef'],
  requests: 10,
  policy: contentSecurityPolicy,
};

const failing = (facts: WindowFacts): string[] =>
  [...checklist(facts), ...fuseList()].filter((one) => statusOf(one) === 'FAIL').map(({ item }) => item);

const prefer = (name: string, value: unknown): WindowFacts => ({
  ...good,
  preferences: { ...good.preferences, [name]: value },
});

describe('the checklist', () => {
  it('has 20 items and nine fuses, and finds the evidence of all', () => {
    expect(checklist(good)).toHaveLength(20);
    expect(fuseList()).toHaveLength(9);
    expect(failing(good)).toEqual([]);
  });

  it.each<readonly [string, WindowFacts]>([
    ['1 only load secure content', { ...good, origins: ['app://vakproef', 'https://example.org'] }],
    ['1 only load secure content', { ...good, address: 'file:///index.html' }],
    ['2 no Node integration', prefer('nodeIntegration', true)],
    ['3 context isolation', prefer('contextIsolation', false)],
    ['4 process sandbox', { ...good, isSandboxOn: false }],
    ['4 process sandbox', prefer('sandbox', false)],
    ['5 permission requests are handled', { ...good, handlers: ['permissionRequest', 'devicePermission'] }],
    ['6 webSecurity stays on', prefer('webSecurity', false)],
    ['7 content security policy', { ...good, policy: '' }],
    ['7 content security policy', { ...good, policy: `${good.policy}; img-src https://example.org` }],
    [
      '7 content security policy',
      { ...good, policy: good.policy.replace("script-src 'self'", "script-src 'unsafe-eval'") },
    ],
    ['8 no insecure content', prefer('allowRunningInsecureContent', true)],
    ['9 no experimental features', prefer('experimentalFeatures', true)],
    ['9 no experimental features', { ...good, switches: ['--enable-features=x'] }],
    ['10 no Blink features', prefer('enableBlinkFeatures', 'x')],
    ['11 no webview that may open windows', prefer('webviewTag', true)],
    ['14 new windows are limited', { ...good, openAnswer: 'allow' }],
  ])('fails “%s” when that is spoiled, and nothing else', (item, facts) => {
    expect(failing(facts)).toEqual([item]);
  });
});
