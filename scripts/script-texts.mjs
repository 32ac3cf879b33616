/**
 * Texts of the scripts from the application's own text files, in the language of the system when its texts are there and
 * in English elsewhere. The scripts run before any package is installed, so they fill in values themselves.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '..', 'assets', 'locales');
const { LC_ALL, LC_MESSAGES, LANG } = process.env;
const locale = LC_ALL || LC_MESSAGES || LANG || Intl.DateTimeFormat().resolvedOptions().locale;
const wanted = locale.toLowerCase().split(/[-_.]/, 1)[0];
const language = readdirSync(folder).includes(wanted) ? wanted : 'en';
const texts = JSON.parse(readFileSync(join(folder, language, 'host.json'), 'utf8')).script;

/** The text of a key such as `whyBrowser.asked`, its `{{places}}` filled. */
export function say(key, values = {}) {
  const text = key.split('.').reduce((part, name) => part[name], texts);
  return text.replace(/\{\{(\w+)\}\}/g, (_, name) => String(values[name]));
}
