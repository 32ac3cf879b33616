/**
 * Looks at every screen at every size in every language, and tabs through what is asked at each: `npm test` has every
 * size in Dutch, and the other languages and large text where least fits.
 *
 *   npm run prove:screens
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
process.exitCode =
  spawnSync(
    process.execPath,
    [
      join(root, 'node_modules', '@playwright', 'test', 'cli.js'),
      ...['test', '--project=node-host', 'office-screens', 'layout'],
    ],
    { cwd: root, stdio: 'inherit', env: { ...process.env, VAKPROEF_EVERY_SIZE: '1' } },
  ).status ?? 1;
