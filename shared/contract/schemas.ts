/** What several contracts say. Bytes are `Uint8Array`; every transport carries them. */
import { z } from 'zod';

export const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'expected bytes');
export const nothing = z.object({});
