/**
 * Hands the theme to the page as a constructed style sheet. Mantine would write `<style>` elements instead, which the
 * content security policy refuses, and rightly.
 */
import {
  type ConvertCSSVariablesInput,
  convertCssVariables,
  DEFAULT_THEME,
  deepMerge,
  defaultCssVariablesResolver,
  em,
  type MantineTheme,
  mergeMantineTheme,
  px,
} from '@mantine/core';
import { grounds, theme } from './theme';

const whole: MantineTheme = mergeMantineTheme(DEFAULT_THEME, theme);

const ground = (
  of: (typeof grounds)['light' | 'dark'],
  scheme: 'light' | 'dark',
): Record<string, string> => ({
  '--mantine-color-scheme': scheme,
  '--mantine-color-error': `var(--mantine-color-brick-${scheme === 'light' ? 7 : 2})`,
  '--mantine-color-body': of.body,
  '--mantine-color-text': of.text,
  '--mantine-color-dimmed': of.dimmed,
  '--mantine-color-placeholder': of.dimmed,
  '--mantine-color-default': of.surface,
  '--mantine-color-default-border': of.border,
  '--vp-surface': of.surface,
  '--vp-border': of.border,
});

const ours: ConvertCSSVariablesInput = {
  variables: {},
  light: ground(grounds.light, 'light'),
  dark: ground(grounds.dark, 'dark'),
};

/** The rules behind `visibleFrom` and `hiddenFrom`. */
const breakpointRules = Object.entries(whole.breakpoints)
  .map(
    ([name, size]) =>
      `@media (max-width: ${em(Number(px(size)) - 0.1)}) {.mantine-visible-from-${name} {display: none !important;}}` +
      `@media (min-width: ${em(Number(px(size)))}) {.mantine-hidden-from-${name} {display: none !important;}}`,
  )
  .join('');

/** Adopts the style sheet of the theme; call once, before the first render. */
export function adoptTheme(): void {
  const sheet = new CSSStyleSheet();
  const variables = deepMerge(defaultCssVariablesResolver(whole), ours);
  sheet.replaceSync(convertCssVariables(variables) + breakpointRules);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
