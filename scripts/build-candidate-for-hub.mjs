/** Builds the candidate's page beside the bundled hub, which serves it from there. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const folder = process.env.VAKPROEF_HUB_OUT ?? join(root, 'out', 'hub');
const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
const { status } = spawnSync(process.execPath, [vite, 'build', '-c', 'vite.candidate.config.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, VAKPROEF_CANDIDATE_OUT: join(folder, 'candidate') },
});
process.exitCode = status ?? 1;
