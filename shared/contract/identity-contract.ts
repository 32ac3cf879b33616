/**
 * Beginning on this device with an account of the centre, in the place of a personal code: somebody signs in at the
 * centre's identity provider in a browser, comes back, and chooses a PIN. One attempt at a time; the state tells how far
 * it is.
 */
import { z } from 'zod';
import { languageCodes } from '../texts/languages';
import { idSchema } from '../values/identity';
import { problemSchema } from '../values/problem-schema';
import { defineContract } from './contract';
import { pinSchema, sessionSchema } from './people-contract';
import { nothing } from './schemas';

const staffId = idSchema<'Staff'>();

export const attemptSchema = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('none') }),
  /** The provider is asked where to sign in. */
  z.object({ phase: z.literal('asking'), staffId }),
  /** The person signs in. Where main could open no browser itself, the page offers the address. */
  z.object({ phase: z.literal('waiting'), staffId, address: z.url(), isOpened: z.boolean() }),
  /** The hub has said that it is them; a PIN is still to be chosen. */
  z.object({ phase: z.literal('signed-in'), staffId }),
  z.object({ phase: z.literal('failed'), staffId, problem: problemSchema }),
]);
export type Attempt = z.infer<typeof attemptSchema>;

export const identityContract = defineContract({
  name: 'identity',
  calls: {
    /** Begins an attempt and ends any other. What comes of it stands in the state. */
    start: { input: z.object({ staffId, language: z.enum(languageCodes) }), output: nothing },
    cancel: { input: nothing, output: nothing },
    /** Who signed in works here from now on, with this PIN. */
    finish: { input: z.object({ pin: pinSchema }), output: sessionSchema },
  },
  states: { attempt: attemptSchema },
  notices: {},
});
