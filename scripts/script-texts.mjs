/** Texts of the scripts, in Dutch on a Dutch system and in English elsewhere, from the application's own text files. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const { LC_ALL, LC_MESSAGES, LANG } = process.env;
const locale = LC_ALL || LC_MESSAGES || LANG || Intl.DateTimeFormat().resolvedOptions().locale;
const language = locale.toLowerCase().startsWith('nl') ? 'nl' : 'en';
const file = join(import.meta.dirname, '..', 'assets', 'locales', language, 'host.json');
const texts = JSON.parse(readFileSync(file, 'utf8')).script;

/** The text of a key such as `whyBrowser.asked`, its `{{places}}` filled. */
export function say(key, values = {}) {
  const text = key.split('.').reduce((part, name) => part[name], texts);
  return text.replace(/\{\{(\w+)\}\}/g, (_, name) => String(values[name]));
}
