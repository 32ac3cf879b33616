/**
 * How a person likes the program on this device: language, colours, text size, hand, keys. Kept in the browser's
 * storage, which therefore holds no name and no id. Nothing of an exam depends on it.
 */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { isLanguage, type Language, systemLanguage } from '../../shared/texts/languages';

export const colourSchemes = ['system', 'light', 'dark', 'high-contrast'] as const;
export type ColourScheme = (typeof colourSchemes)[number];

/** Text size in per cent of the normal size. */
export const textSizes = [90, 100, 115, 130, 150] as const;

/** Minutes after which a device that nobody touches locks itself. */
export const lockTimes = [2, 5, 10, 30, 120] as const;

export type Preferences = {
  readonly language: Language;
  readonly colourScheme: ColourScheme;
  readonly textPercent: number;
  /** Hand that taps: the answer buttons lie on that side. */
  readonly hand: 'right' | 'left';
  /** Single-key shortcuts (WCAG 2.1.4): may be switched off. */
  readonly singleKeys: boolean;
  readonly lockAfterMinutes: number;
};

type PreferenceStore = Preferences & { readonly change: (part: Partial<Preferences>) => void };

/** In a worker of the tests there may be no navigator, or one that a library made, which speaks of no languages. */
const languageOfBrowser = (): Language => systemLanguage(globalThis.navigator?.languages ?? []);

/** What was remembered, perhaps by a newer program: a language that this one does not speak is left out. */
function adoptStored(stored: unknown, fresh: PreferenceStore): PreferenceStore {
  const { language, ...others } = (stored ?? {}) as Partial<PreferenceStore>;
  return { ...fresh, ...others, language: language && isLanguage(language) ? language : fresh.language };
}

/** Preferences of this device, remembered. */
export const usePreferences = create<PreferenceStore>()(
  persist(
    (set) => ({
      language: languageOfBrowser(),
      colourScheme: 'system',
      textPercent: 100,
      hand: 'right',
      singleKeys: true,
      lockAfterMinutes: 10,
      change: (part) => set(part),
    }),
    {
      name: 'vakproef-preferences',
      version: 1,
      merge: (stored, fresh) => adoptStored(stored, fresh),
      partialize: ({ change: _change, ...preferences }) => preferences,
    },
  ),
);
