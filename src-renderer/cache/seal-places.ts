/** Where a seal belongs: a row cannot be passed off as another. */
import { cacheVersion } from './cache-version';

import type { SealPlace } from './seal';

const placeIn =
  (table: string) =>
  (id: string): SealPlace => ({ table, id, version: cacheVersion });

export const streamPlace = placeIn('streams');
export const contentPlace = placeIn('contents');
/** A part of a first load is sealed to the file it is of. */
export const loadPlace = (load: string, part: number): SealPlace => placeIn('loads')(`${load} ${part}`);
/** A pack is sealed to its type, number and stamp: an earlier one cannot pass for it. */
export const packPlace = (type: string, pack: number, stamp: number): SealPlace =>
  placeIn('packs')(`${type} ${pack} ${stamp}`);
