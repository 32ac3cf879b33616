/** Applies colours, contrast and text size of the preferences to the page, and gives Mantine its theme. */
import { MantineProvider } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useEffect } from 'react';
import { usePreferences } from './preferences';
import { theme } from './theme';
import { useWidth } from './use-width';

export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const colourScheme = usePreferences((p) => p.colourScheme);
  const textPercent = usePreferences((p) => p.textPercent);
  const systemIsDark = useMediaQuery('(prefers-color-scheme: dark)', false, {
    getInitialValueInEffect: false,
  });
  const systemWantsContrast = useMediaQuery('(prefers-contrast: more)', false, {
    getInitialValueInEffect: false,
  });

  const width = useWidth();

  const hasHighContrast =
    colourScheme === 'high-contrast' || (colourScheme === 'system' && systemWantsContrast && !systemIsDark);
  const isDark = colourScheme === 'dark' || (colourScheme === 'system' && systemIsDark);

  useEffect(() => {
    document.documentElement.dataset.contrast = hasHighContrast ? 'high' : 'normal';
  }, [hasHighContrast]);
  useEffect(() => {
    const { style } = document.documentElement;
    style.fontSize = `${textPercent}%`;
    style.setProperty('--vp-text-scale', String(textPercent / 100));
  }, [textPercent]);
  useEffect(() => {
    document.documentElement.dataset.width = width;
  }, [width]);

  return (
    <MantineProvider
      theme={theme}
      forceColorScheme={isDark ? 'dark' : 'light'}
      withCssVariables={false}
      withGlobalClasses={false}
      deduplicateInlineStyles
    >
      {children}
    </MantineProvider>
  );
}
