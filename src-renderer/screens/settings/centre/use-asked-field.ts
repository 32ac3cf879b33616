/** The field that a link asked to be filled in: it has the focus when the settings open, after the heading had it. */
import { useSearch } from '@tanstack/react-router';
import { type RefObject, useEffect } from 'react';
import type { CentreLack } from '../../../../shared/domain/centre-lacks';
import type { Language } from '../../../../shared/texts/languages';
import { readSettingsSearch } from '../../../ui/search-params';

/** Whether a link asked for this. */
export const useIsAsked = (what: CentreLack['what']): boolean =>
  readSettingsSearch(useSearch({ strict: false })).enter === what;

/** In which language a link asked for a text. */
export const useAskedLanguage = (): Language | undefined =>
  readSettingsSearch(useSearch({ strict: false })).in;

export function useFocusWhenAsked(field: RefObject<HTMLElement | null>, isAsked: boolean): void {
  useEffect(() => {
    if (!isAsked) return undefined;
    const frame = requestAnimationFrame(() => {
      field.current?.scrollIntoView({ block: 'center' });
      field.current?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [field, isAsked]);
}
