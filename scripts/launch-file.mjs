/**
 * A link that opens the application is as good as a password for two minutes, and what stands on the command line of a
 * browser can be read by every account of the computer. So the browser is given a file that only this user can read,
 * and the file goes to the link.
 */
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Whether this is a link of our own host, and nothing that could end the text it is put into. */
export const isOwnLink = (url, port) =>
  new RegExp(`^http://127\\.0\\.0\\.1:${Number(port)}/#launch=[\\w.-]+$`).test(url);

/**
 * Writes the file and returns its address.
 * @param {string} folder a folder of this user
 * @param {string} url a link that `isOwnLink`
 */
export function writeLaunchFile(folder, url) {
  const place = join(folder, 'open');
  mkdirSync(place, { recursive: true, mode: 0o700 });
  chmodSync(place, 0o700);
  const file = join(place, 'vakproef.html');
  rmSync(file, { force: true });
  const page = `<!doctype html><meta charset="utf-8"><title>Vakproef</title><script>location.replace(${JSON.stringify(url)})</script>`;
  writeFileSync(file, page, { mode: 0o600, flag: 'wx' });
  return pathToFileURL(file).href;
}

/** Takes the file away: its link is used, or too old. */
export const removeLaunchFile = (folder) => rmSync(join(folder, 'open'), { recursive: true, force: true });
