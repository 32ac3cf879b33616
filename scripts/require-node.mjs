/** Ends with one clear line on a Node that is too old. Imported first, and itself readable by an old Node. */
import { readdirSync, readFileSync } from 'node:fs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  const folder = new URL('../assets/locales/', import.meta.url);
  const wanted = (process.env.LC_ALL || process.env.LANG || '').toLowerCase().split(/[-_.]/, 1)[0];
  const language = readdirSync(folder).includes(wanted) ? wanted : 'en';
  const file = new URL(`${language}/host.json`, folder);
  const { script } = JSON.parse(readFileSync(file, 'utf8'));
  console.error(script.oldNode.replace('{{version}}', process.versions.node));
  process.exit(1);
}
