/**
 * A plugin of the bundler that writes down whose work is in the bundles: every package with its version and the text
 * of its license, which goes along with the application. Packages of which nothing was left after tree shaking are not
 * in it.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Folder of the package a module belongs to; null for our own modules and those a plugin made up. */
function packageFolder(moduleId) {
  const path = moduleId.replace(/^\0/, '').replace(/\?.*$/, '').replaceAll('\\', '/');
  return path.match(/^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/)?.[0] ?? null;
}

const isLicense = (name) => /^(licen[cs]e|copying)/i.test(name);

/** The one word under "License" in the readme of an old package, whose `package.json` names none (combine-errors). */
function licenseOfReadme(folder) {
  const readme = readdirSync(folder).find((name) => /^readme/i.test(name));
  const text = readme ? readFileSync(join(folder, readme), 'utf8') : '';
  return /^#+ licen[cs]e\s+(\S+)\s*$/im.exec(text)?.[1];
}

function describe(folder) {
  const said = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const { name, version, author, license = licenseOfReadme(folder) } = said;
  const texts = readdirSync(folder)
    .filter(isLicense)
    .map((one) => readFileSync(join(folder, one), 'utf8').trim());
  const holder = typeof author === 'string' ? author : author?.name;
  // Some packages name their license and bring no text.
  const text = texts.join('\n\n') || `License: ${license}${holder ? `, by ${holder}` : ''}`;
  return `${name} ${version} (${license})\n\n${text}\n`;
}

/**
 * One list for everything that is built in one run. Give it to every build, also to that of workers: each adds its
 * packages and writes the list anew.
 * @param file where the list is written
 */
export function createBundledLicenses(file) {
  const folders = new Set();
  return {
    name: 'bundled-licenses',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle))
        for (const [id, module] of Object.entries(chunk.modules ?? {})) {
          const folder = module.renderedLength > 0 && packageFolder(id);
          if (folder) folders.add(folder);
        }
      mkdirSync(dirname(file), { recursive: true });
      const packages = [...new Set([...folders].map(describe))].sort();
      writeFileSync(file, packages.join(`\n${'-'.repeat(80)}\n\n`));
    },
  };
}
