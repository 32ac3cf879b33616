/** What a centre lets its candidates do on their own page at the hub. */
import { z } from 'zod';
import { openObject } from './open-object';

/** Name of a claim in an ID token. */
export const accountClaimPattern = /^[A-Za-z0-9_.:/-]{1,80}$/;

export const candidatePageSchema = openObject({
  isOn: z.boolean(),
  /** Which results a candidate sees there: none, or what is signed and received. */
  results: z.enum(['never', 'signed']),
  /** Full days after the signature before they see it. */
  resultsAfterDays: z.int().min(0).max(365),
  /** Days that a personal link lasts. */
  linkDays: z.int().min(1).max(365),
  /**
   * Signing in with an account of the centre's identity provider: which claim of its ID token names a candidate, and what it
   * says of them. Absent or null: by personal link only.
   */
  account: openObject({
    claim: z.string().regex(accountClaimPattern),
    names: z.enum(['number', 'mail']),
  })
    .nullable()
    .optional(),
});

/** As it is while the centre said nothing: nobody reaches it, and no result is shown. */
export const usualCandidatePage = {
  ...{ isOn: false, results: 'never', resultsAfterDays: 0, linkDays: 30 },
} as const satisfies z.infer<typeof candidatePageSchema>;
