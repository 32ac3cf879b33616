/** Ends with one clear line on a Node that is too old. Imported first, and itself readable by an old Node. */
import { readFileSync } from 'node:fs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  const isDutch = /^nl/i.test(process.env.LC_ALL || process.env.LANG || '');
  const file = new URL(`../assets/locales/${isDutch ? 'nl' : 'en'}/host.json`, import.meta.url);
  const { script } = JSON.parse(readFileSync(file, 'utf8'));
  console.error(script.oldNode.replace('{{version}}', process.versions.node));
  process.exit(1);
}
