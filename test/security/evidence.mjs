/** Where a fact stands in the repository. Each finder returns `{ found, where }`: a place that a reader can look up. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const read = (file) => readFileSync(join(root, file), 'utf8');

const isProductSource = (name) => /\.(ts|tsx|html)$/.test(name) && !/\.test\.tsx?$/.test(name);
const filesBelow = (folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isProductSource(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
const productFiles = [...filesBelow('src-main'), ...filesBelow('src-renderer')];

/** Each is read once: a thousand files are asked about twenty times, and by a test for every way to spoil a fact. */
const texts = new Map();
function textOf(file) {
  if (!texts.has(file)) texts.set(file, read(file));
  return texts.get(file);
}

const isComment = (line) => /^\s*(\*|\/\*|\/\/)/.test(line);

/** The line of the file that holds the text. */
export function at(file, text) {
  const line = read(file)
    .split('\n')
    .findIndex((content) => content.includes(text) && !isComment(content));
  return { found: line >= 0, where: line >= 0 ? `${file}:${line + 1}` : `${file}: no "${text}"` };
}

/** Where the product matches, comments aside. */
const placesOf = (pattern) =>
  productFiles
    .filter((file) => pattern.test(textOf(file)))
    .flatMap((file) =>
      textOf(file)
        .split('\n')
        .flatMap((content, i) => (pattern.test(content) && !isComment(content) ? [`${file}:${i + 1}`] : [])),
    );

/** That no line of the product (main and page) matches, comments aside. */
export function nowhere(pattern) {
  const places = placesOf(pattern);
  return {
    found: places.length === 0,
    where: places.length === 0 ? `no ${pattern} in ${productFiles.length} source files` : places.join(', '),
  };
}

/** That the product matches exactly so often. */
export function exactly(count, pattern) {
  const places = placesOf(pattern);
  return { found: places.length === count, where: places.join(', ') || `no ${pattern}` };
}

/** That a test of this name is there; npm test runs it. */
export function tested(file, title) {
  const found = read(file).includes(title);
  return { found, where: found ? `${file} “${title}”` : `${file}: no test “${title}”` };
}

/** A fact that was measured. */
export const measured = (found, where) => ({ found: found === true, where: `measured: ${where}` });

/** Version of a package as package.json pins it. */
export const pinnedVersion = (name) => JSON.parse(read('package.json')).devDependencies[name];

/** The fuses as electron-builder.yml sets them. */
export function configuredFuses() {
  const lines = read('electron-builder.yml').split('\n');
  const from = lines.indexOf('electronFuses:');
  const fuses = new Map();
  for (let i = from + 1; i > 0 && i < lines.length && !/^\S/.test(lines[i]); i++) {
    const [, name, value] = /^ {2}(\w+): (true|false)\s*$/.exec(lines[i]) ?? [];
    if (name) fuses.set(name, { isOn: value === 'true', where: `electron-builder.yml:${i + 1}` });
  }
  return fuses;
}
