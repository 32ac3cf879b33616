/** Applies colours, contrast and text size of the preferences to the page, and gives Mantine its theme. */
import { MantineProvider } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useEffect } from 'react';
import { usePreferences } from './preferences';
import { theme } from './theme';

export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const colourScheme = usePreferences((p) => p.colourScheme);
  const textPercent = usePreferences((p) => p.textPercent);
  const systemIsDark = useMediaQuery('(prefers-color-scheme: dark)', false, {
    getInitialValueInEffect: false,
  });
  const systemWantsContrast = useMediaQuery('(prefers-contrast: more)', false, {
    getInitialValueInEffect: false,
  });

  const hasHighContrast =
    colourScheme === 'high-contrast' || (colourScheme === 'system' && systemWantsContrast && !systemIsDark);
  const isDark = colourScheme === 'dark' || (colourScheme === 'system' && systemIsDark);

  useEffect(() => {
    document.documentElement.dataset.contrast = hasHighContrast ? 'high' : 'normal';
  }, [hasHighContrast]);
  useEffect(() => {
    document.documentElement.style.fontSize = `${textPercent}%`;
  }, [textPercent]);

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
