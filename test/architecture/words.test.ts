/** The repository is about the product and runs anywhere: no path of one machine and no registry of one network in it. */
import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { listFiles, readText, root } from './source-files';

const leftOut = readText('.gitignore')
  .split('\n')
  .map((line) => line.replace(/\/$/, ''))
  .concat('.git');
const entries = readdirSync(root, { withFileTypes: true }).filter((entry) => !leftOut.includes(entry.name));
const isText = (file: string): boolean => !/\.(ttf|woff2?|png|jpg|ico|icns|pdf)$/.test(file);
const files = [
  ...entries.filter((entry) => entry.isFile()).map((entry) => entry.name),
  ...listFiles(
    entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name),
    () => true,
  ),
].filter(isText);

const linesWith = (pattern: RegExp): string[] =>
  files.flatMap((file) =>
    readText(file)
      .split('\n')
      .flatMap((line, index) =>
        pattern.test(line) ? [`${file}:${index + 1}: ${line.trim().slice(0, 120)}`] : [],
      ),
  );

it('reads the whole repository', () => {
  expect(files).toContain('package.json');
  expect(files.length).toBeGreaterThan(200);
});

it('names no path of one machine', () => {
  expect(linesWith(/(^|[\s'"`(=])\/(work|tmp|root|Users|home\/\w+)\//)).toEqual([]);
});

it('names no package registry, except where the lock file is held to the public one', () => {
  const found = linesWith(
    /registry\.(npmjs|yarnpkg)|npmmirror\.|npm\.pkg\.github|\/(artifactory|verdaccio)\//,
  );
  expect(found.filter((line) => !line.startsWith('scripts/check-lock.mjs:'))).toEqual([]);
});

it('leaves no work for later without saying where', () => {
  expect(linesWith(/\b(TO[D]O|FIX[M]E|X[X]X)\b/)).toEqual([]);
});

/** One word for one thing: what a word of the texts must not be called, per language. */
const otherWords: Readonly<Record<string, RegExp>> = {
  nl: /voorbeeldcentr|\bdemo\b|"voorbeeld"/i,
  en: /sample (exam )?centre|\bdemo\b|assessment form|\b(the|this|signed) form\b|form number/i,
  de: /beispielzentr|\bdemo\b|\bformular/i,
};

it.each(Object.keys(otherWords))('one thing has one word in %s: practice centre, and sheet', (language) => {
  const folder = `assets/locales/${language}`;
  const others = listFiles([folder], (file) => file.endsWith('.json')).flatMap((file) =>
    readText(file)
      .split('\n')
      .filter((line) => otherWords[language]?.test(line.replace(/^\s*"[^"]*": ?/, '')))
      .map((line) => `${file}: ${line.trim().slice(0, 120)}`),
  );
  expect(others).toEqual([]);
});

const hubInWords: Readonly<Record<string, RegExp>> = {
  nl: /\bhub\b.*computer van uw centrum/,
  en: /\bhub\b.*computer of your centre/,
  de: /\bHubs?\b.*Rechners? Ihres Zentrums/,
};
const receiptInWords: Readonly<Record<string, RegExp>> = {
  nl: /bonnummer is het bewijs/,
  en: /receipt number is the proof/,
  de: /Quittungsnummer ist der Beleg/,
};

it.each(Object.keys(hubInWords))(
  'hub and receipt are explained where they are met first, in %s',
  (language) => {
    const folder = `assets/locales/${language}`;
    const linking = JSON.parse(readText(`${folder}/settings.json`)).enrol.subtitle;
    const sync = JSON.parse(readText(`${folder}/sync.json`)).subtitle;
    for (const text of [linking, sync]) expect(text).toMatch(hubInWords[language] ?? '');
    expect(sync).toMatch(receiptInWords[language] ?? '');
  },
);
