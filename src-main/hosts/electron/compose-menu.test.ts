/** The menu is whole in every language and on every system, and no key does two things. */
import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { pageCommandSchema } from '../../../shared/contract/desktop-contract';
import { type Language, languageCodes } from '../../../shared/texts/languages';
import { hostTexts } from '../../services/host-texts';
import { commandItemId, composeMenu, type MenuActions, offeredNow, outwardItemIds } from './compose-menu';

const actions = (): MenuActions => ({
  run: vi.fn(),
  openFile: vi.fn(),
  openExports: vi.fn(),
  zoom: vi.fn(),
  toggleFullScreen: vi.fn(),
  about: vi.fn(),
});
const all = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...all(Array.isArray(item.submenu) ? item.submenu : [])]);
const compose = (language: Language, isMac: boolean, given = actions()) =>
  composeMenu(hostTexts(language), { isMac, hasDevTools: false }, given);
const topOf = (items: readonly MenuItemConstructorOptions[]) => items.map(({ label }) => label);

describe('the menu', () => {
  it('has on macOS its own application menu, elsewhere none', () => {
    expect(topOf(compose('nl', true))).toEqual([
      'Vakproef',
      'Bestand',
      'Bewerken',
      'Beeld',
      'Examen',
      'Venster',
      'Help',
    ]);
    expect(topOf(compose('en', false))).toEqual(['File', 'Edit', 'View', 'Exam', 'Window', 'Help']);
  });

  for (const isMac of [true, false])
    for (const language of languageCodes) {
      const items = all(compose(language, isMac));
      it(`has a word for every item, and every page command once (${language}, macOS: ${isMac})`, () => {
        const nameless = items.filter(({ label, type }) => type !== 'separator' && !label);
        expect(nameless).toEqual([]);
        const ids = items.flatMap(({ id }) => id ?? []);
        expect(ids.sort()).toEqual(
          [...outwardItemIds, ...pageCommandSchema.options.map(commandItemId)].sort(),
        );
      });

      it(`gives every key to one item (${language}, macOS: ${isMac})`, () => {
        const used = items.flatMap(({ accelerator }) => accelerator ?? []);
        expect(new Set(used).size).toBe(used.length);
        expect(used).toEqual(
          expect.arrayContaining(
            ['P', 'S', 'F', 'L', ',', 'O', '0', 'Plus', '-'].map((key) => `CommandOrControl+${key}`),
          ),
        );
        expect(used).toContain(isMac ? 'Control+Command+F' : 'F11');
      });
    }

  it('runs the command of its item, which is off until the page offers it', () => {
    const given = actions();
    const item = all(compose('nl', false, given)).find(({ id }) => id === commandItemId('print'));
    expect(item?.enabled).toBe(false);
    item?.click?.({} as never, undefined, {} as never);
    expect(given.run).toHaveBeenCalledWith('print', undefined);
  });

  it('offers printing for a page or a preview, and never to a candidate who has the device', () => {
    const offered = (hasPreview: boolean, isHandedOver: boolean) => [
      ...offeredNow(hasPreview ? ['guide'] : ['guide', 'print'], { hasPreview, isHandedOver }),
    ];
    expect([offered(false, false), offered(true, false)]).toEqual([
      ['guide', 'print'],
      ['guide', 'print'],
    ]);
    expect([offered(false, true), offered(true, true)]).toEqual([['guide'], ['guide']]);
    expect([...offeredNow(['guide'], { hasPreview: false, isHandedOver: false })]).toEqual(['guide']);
  });

  it('offers tools for developers only where asked to', () => {
    const roles = (hasDevTools: boolean) =>
      all(composeMenu(hostTexts('nl'), { isMac: false, hasDevTools }, actions())).map(({ role }) => role);
    expect(roles(false)).not.toContain('toggleDevTools');
    expect(roles(true)).toContain('toggleDevTools');
  });
});
