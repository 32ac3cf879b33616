/** Which installations replace themselves. */
import { expect, it } from 'vitest';
import { decideUpdateWay, type Installation } from './decide-update-way';

const way = (over: Partial<Installation>) =>
  decideUpdateWay({
    platform: 'linux',
    isPackaged: true,
    hasUninstaller: false,
    appImage: undefined,
    ...over,
  });

it('never one that runs from its source', () => {
  for (const platform of ['win32', 'darwin', 'linux'])
    expect(way({ platform, isPackaged: false, hasUninstaller: true, appImage: 'x.AppImage' })).toBe(
      'not-packed',
    );
});

it('the own installer of Windows, the application of macOS and an AppImage', () => {
  expect(way({ platform: 'win32', hasUninstaller: true })).toBe('itself');
  expect(way({ platform: 'darwin' })).toBe('itself');
  expect(way({ appImage: 'vakproef.AppImage' })).toBe('itself');
});

it('an msi, a deb and an rpm are their administrator\u2019s', () => {
  expect(way({ platform: 'win32' })).toBe('administrator');
  expect(way({})).toBe('administrator');
});
