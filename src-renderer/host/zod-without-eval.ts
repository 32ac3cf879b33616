/**
 * What the page gets when it imports `zod` (see the build configuration): the same, without the code it would generate
 * to be faster. The content security policy refuses generated code, and a refusal is reported as an error.
 */
import { config } from 'zod/v4';

config({ jitless: true });

export * from 'zod/v4';
