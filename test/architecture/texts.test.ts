/**
 * Every text a user sees is in the locale files, in Dutch and English alike, and every text there is used. Keys are
 * looked for in the source as string literals and as templates (`rule.${name}` uses every `rule.…`).
 */
import { describe, expect, it } from 'vitest';
import { listNamespaces, readTexts, stemOf } from './locale-files';
import { codeWithTemplates, isTest, listFiles, listSourceFiles, readText } from './source-files';

const nl = readTexts('nl');
const en = readTexts('en');
const stems = new Set([...nl.keys()].map(stemOf));
const product = listSourceFiles().filter((file) => !isTest(file.path));
const code = product.map((file) => ({ path: file.path, code: codeWithTemplates(file.text) }));
const namespaces = new Set(listNamespaces('nl'));

const placeholders = (text: string): string => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort().join();
const toPattern = (template: string): RegExp =>
  new RegExp(
    `^${template
      .split(/\$\{[^}]*\}/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.+')}$`,
  );

describe('the two languages', () => {
  it('have the same files and the same keys', () => {
    expect(listNamespaces('en')).toEqual(listNamespaces('nl'));
    expect([...en.keys()].sort()).toEqual([...nl.keys()].sort());
  });

  it('fill in the same values', () => {
    const different = [...nl].filter(([key, text]) => placeholders(text) !== placeholders(en.get(key) ?? ''));
    expect(different.map(([key]) => key)).toEqual([]);
  });

  it('leave no text blank, and none with a space too many', () => {
    for (const texts of [nl, en]) {
      const untidy = [...texts].filter(
        ([, text]) => text === '' || text !== text.trim() || /\S {2,}\S/.test(text),
      );
      expect(untidy.map(([key]) => key)).toEqual([]);
    }
  });

  it('have both forms of every plural', () => {
    const lonely = [...nl.keys()].filter(
      (key) => stemOf(key) !== key && !(nl.has(`${stemOf(key)}_one`) && nl.has(`${stemOf(key)}_other`)),
    );
    expect(lonely).toEqual([]);
  });

  it('speak to the user formally in Dutch', () => {
    const informal = [...nl].filter(([, text]) => /\b(je|jij|jou|jouw|jullie)\b/i.test(text));
    expect(informal.map(([key]) => key)).toEqual([]);
  });
});

/** Namespaces a file asks for: those of its hooks and of the `t` it is given. All of them when it says nothing. */
function namespacesOf(text: string): string[] {
  const asked = [...text.matchAll(/(?:useTranslation\(|TFunction<)\s*(\[[^\]]*\]|'[^']*')/g)].flatMap(
    (match) => [...(match[1] ?? '').matchAll(/'([^']+)'/g)].map((name) => name[1] ?? ''),
  );
  return asked.length > 0 ? [...new Set(asked)] : [...namespaces];
}

const withNamespace = (key: string, own: readonly string[]): string[] =>
  key.includes(':') ? [key] : own.map((namespace) => `${namespace}:${key}`);

describe('keys', () => {
  it('that the source asks for exist', () => {
    const calls = /\b(?:t|texts)\(\s*(?:'([^']+)'|`([^`]+)`)/g;
    const missing = code.flatMap(({ path, code: text }) =>
      [...text.matchAll(calls)].flatMap(([, literal, template]) => {
        const wanted = withNamespace(literal ?? template ?? '', namespacesOf(text));
        const exists = wanted.some((key) =>
          literal ? stems.has(key) : [...stems].some((stem) => toPattern(key).test(stem)),
        );
        return exists ? [] : [`${path}: ${literal ?? template}`];
      }),
    );
    expect(missing).toEqual([]);
  });

  it('that exist are asked for', () => {
    const strings = new Set<string>();
    const templates: RegExp[] = [];
    for (const { code: text } of code) {
      for (const [, literal] of text.matchAll(/'([^'\n]*)'/g)) strings.add(literal ?? '');
      for (const [, template] of text.matchAll(/`([^`\n]*)`/g)) {
        const startsWithWords = /^[a-z-]+[:.][^$]*|^[a-z]+-\$/.test(template ?? '');
        if (startsWithWords && template?.includes('${')) templates.push(toPattern(template));
      }
    }
    // Texts of the hosts are read as properties; problems by their code, held to the catalogue by `problem.test.ts`.
    // Competences are read by their letter.
    const hostCode = [...code.filter(({ path }) => path.startsWith('src-main/')).map((file) => file.code)]
      .concat(listFiles(['scripts'], (file) => file.endsWith('.mjs')).map(readText))
      .join('\n');
    const words = new Set(hostCode.match(/\w+/g));
    const isUsed = (stem: string): boolean => {
      const [namespace = '', key = ''] = stem.split(':');
      if (namespace === 'problem' || namespace === 'competence') return true;
      if (namespace === 'host') return key.split('.').every((part) => words.has(part));
      // A file that imports the texts as data is held to their shape by the compiler.
      const asData = code.filter((file) => file.code.includes(`/nl/${namespace}.json'`));
      if (asData.some((file) => file.code.includes(`.${key.split('.', 1)[0]}`))) return true;
      return [stem, key].some((name) => strings.has(name) || templates.some((pattern) => pattern.test(name)));
    };
    expect([...stems].filter((stem) => !isUsed(stem))).toEqual([]);
  });
});

describe('problems', () => {
  it('are made with every detail that their sentence fills in', () => {
    const made = code.flatMap(({ path, code: text }) =>
      [...text.matchAll(/\bproblem\(\s*'([a-z-]+)'\s*(?:,\s*\{([^}]*)\})?/g)].map(
        ([, problemCode, details]) => ({
          path,
          problemCode: problemCode ?? '',
          given: details ?? '',
        }),
      ),
    );
    expect(made.length).toBeGreaterThan(50);
    const incomplete = made.flatMap(({ path, problemCode, given }) => {
      const sentence = nl.get(`problem:${problemCode}`) ?? nl.get(`problem:${problemCode}_other`) ?? '';
      const wanted = [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '');
      const missing = wanted.filter((name) => !new RegExp(`\\b${name}\\b`).test(given));
      return missing.length > 0 ? [`${path}: ${problemCode} without ${missing.join()}`] : [];
    });
    expect(incomplete).toEqual([]);
  });
});

/** What looks like words between tags or in an attribute that is read aloud or shown. */
function findHardText(text: string): string[] {
  const words = '[^<>{}=;()&|\'"`]*\\p{L}{2}[^<>{}=;()&|\'"`]*';
  const beforeClosingTag = new RegExp(`[>}](${words})</`, 'gu');
  const beforeTagOrValue = new RegExp(`[^=]>(${words})(?:<[A-Za-z]|\\{)`, 'gu');
  const attribute =
    /\s(?:aria-label|aria-description|aria-roledescription|title|subtitle|placeholder|label|alt|description|error|legend|nothingFoundMessage|closeButtonLabel)=(?:"([^"]*\p{L}{2}[^"]*)"|\{\s*['"`]([^'"`]*\p{L}{2}[^'"`]*)['"`]\s*\})/gu;
  return [beforeClosingTag, beforeTagOrValue, attribute].flatMap((pattern) =>
    [...text.matchAll(pattern)]
      .map((match) => (match[1] ?? match[2] ?? '').replace(/\$\{[^}]*\}/g, '').trim())
      // Code between two types or tags begins with a sign, a text with a letter or a number.
      .filter((found) => /^[\p{L}\p{N}“‘(]/u.test(found)),
  );
}

describe('screens', () => {
  it('the search for written-out text finds it', () => {
    expect(findHardText('<Text c="dimmed">Niets gevonden</Text>')).toEqual(['Niets gevonden']);
    expect(findHardText('<p>Nog {count} over</p>').sort()).toEqual(['Nog', 'over']);
    expect(findHardText('<p>Zie <b>{x}</b></p>')).toEqual(['Zie']);
    expect(findHardText('<input placeholder="Zoeken" />')).toEqual(['Zoeken']);
    expect(findHardText("<Button aria-label={'Sluiten'}>{t('x')}</Button>")).toEqual(['Sluiten']);
    expect(findHardText("const a = (b: C<D>): E<F> => { return <G title={t('h')}>{b}</G>; };")).toEqual([]);
  });

  it('have no text written out in the code', () => {
    const found = product
      .filter((file) => file.path.endsWith('.tsx'))
      .flatMap((file) => findHardText(codeWithTemplates(file.text)).map((text) => `${file.path}: ${text}`))
      // The name of the product is the same in every language.
      .filter((line) => !/: Vakproef$/.test(line));
    expect(found).toEqual([]);
  });
});
