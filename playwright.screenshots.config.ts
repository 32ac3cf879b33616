/** Takes the pictures of the README from the running product: `npm run screenshots`. */
import { defineConfig } from '@playwright/test';
import base from './playwright.config';

export default defineConfig({
  ...base,
  testDir: 'test/screenshots',
  projects: [{ name: 'screenshots' }],
  reporter: 'list',
});
