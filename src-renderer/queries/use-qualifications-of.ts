/** The qualifications of these codes with their trees, live. */
import { useCallback } from 'react';
import type { Qualification } from '../../shared/domain/qualification';
import { useQualificationsWhere } from './use-qualifications-where';

/** `undefined` while loading. One whose tree is not on this device is left out. */
export const useQualificationsOf = (codes: readonly string[]): readonly Qualification[] | undefined =>
  useQualificationsWhere(useCallback(({ code }) => codes.includes(code), [codes]));
