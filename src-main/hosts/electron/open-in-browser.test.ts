import { describe, expect, it } from 'vitest';
import { electronWorld } from '../../../test/fakes/fake-electron';
import { openInBrowser } from './open-in-browser';

describe('the browser of the system', () => {
  it.each(['https://login.school.example/auth?state=1', 'http://127.0.0.1:9000/auth'])(
    'opens %s',
    async (address) => {
      await openInBrowser(address);
      expect(electronWorld.opened.at(-1)).toBe(address);
    },
  );

  it.each([
    'http://login.school.example/auth',
    'file:///etc/passwd',
    'vakproef://start',
    'ms-msdt:/id',
    'javascript:alert(1)',
    'login.school.example',
  ])('does not open %s', async (address) => {
    const before = electronWorld.opened.length;
    await expect(openInBrowser(address)).rejects.toThrow();
    expect(electronWorld.opened).toHaveLength(before);
  });
});
