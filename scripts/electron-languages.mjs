/** Electron carries some fifty languages; of them goes along what the application speaks, and what Chromium falls back to. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const spoken = readdirSync(join(import.meta.dirname, '..', 'assets', 'locales'));

export default { electronLanguages: [...spoken, 'en-US'] };
