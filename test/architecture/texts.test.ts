/**
 * Every text a user sees is in the locale files, in every language alike, and every text there is used. Keys are looked
 * for in the source as string literals and as templates (`rule.${name}` uses every `rule.…`).
 */
import { describe, expect, it } from 'vitest';
import { languages } from '../../shared/texts/languages';
import { sayTerm } from '../../shared/texts/say-term';
import { listNamespaces, readTexts, stemOf, type Texts } from './locale-files';
import { codeWithTemplates, isTest, listFiles, listSourceFiles, readText } from './source-files';

const nl = readTexts('nl');
const stemsOf = (texts: Texts): string[] => [...new Set([...texts.keys()].map(stemOf))].sort();
const stems = new Set(stemsOf(nl));
const product = listSourceFiles().filter((file) => !isTest(file.path));
const code = product.map((file) => ({ path: file.path, code: codeWithTemplates(file.text) }));
const namespaces = new Set(listNamespaces('nl'));

const placeholders = (text: string): string => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort().join();
/** What the forms of each text fill in between them: one form may say "one" in words. */
function placeholdersOf(texts: Texts): ReadonlyMap<string, string> {
  const said = new Map<string, string>();
  for (const [key, text] of texts) said.set(stemOf(key), `${said.get(stemOf(key)) ?? ''} ${text}`);
  return new Map([...said].map(([stem, all]) => [stem, placeholders(all)]));
}
const toPattern = (template: string): RegExp =>
  new RegExp(
    `^${template
      .split(/\$\{[^}]*\}/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.+')}$`,
  );

/** What the program itself calls things. A text fills in what whoever reads it calls them (`shared/texts/say-term`). */
const thingWords: Readonly<Record<string, RegExp>> = {
  nl: /kwalificaties?(?!dossier)|kern(taak|taken)|werkproces|indicator|competenties?\b|vakkennis/i,
  en: /qualifications?\b(?! file)|core tasks?\b|work process|indicator|competences?\b|knowledge and skills/i,
  de: /qualifikation(en)?\b|kernaufgabe|arbeitsproze|indikator|kompetenz(en)?\b|fachkenntnis/i,
};
/** Names of things by the program itself, and what is read as data by what knows no terms. */
const namesThings = /^(term|competence|level|scale|codes):|^terms:things\.|^table:(kind|column)\./;

/** Words that speak to the user as to a friend. */
const informalWords: Readonly<Record<string, RegExp>> = {
  nl: /\b(je|jij|jou|jouw|jullie)\b/i,
  de: /\b(du|dich|dir|dein|deine|deinen|deinem|deiner|euch|euer|eure)\b/i,
};

describe.each(languages)('the texts in $code', ({ code: language, tag }) => {
  const texts = readTexts(language);

  it('are in the same files and under the same keys as the Dutch ones', () => {
    expect(listNamespaces(language)).toEqual(listNamespaces('nl'));
    expect(stemsOf(texts)).toEqual(stemsOf(nl));
  });

  it('fill in the same values', () => {
    const [own, inDutch] = [placeholdersOf(texts), placeholdersOf(nl)];
    const different = [...stems].filter((stem) => own.get(stem) !== inDutch.get(stem));
    expect(different).toEqual([]);
  });

  it('are not blank, and have no space too many', () => {
    const untidy = [...texts].filter(
      ([, text]) => text === '' || text !== text.trim() || /\S {2,}\S/.test(text),
    );
    expect(untidy.map(([key]) => key)).toEqual([]);
  });

  it('have every form of a plural that the language has', () => {
    const forms = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
    const lonely = [...texts.keys()].filter(
      (key) => stemOf(key) !== key && !forms.every((form) => texts.has(`${stemOf(key)}_${form}`)),
    );
    expect(lonely).toEqual([]);
  });

  it('call things what whoever reads them calls them (M23)', () => {
    const bare = [...texts].filter(
      ([key, text]) =>
        !namesThings.test(key) && thingWords[language]?.test(text.replace(/\{\{[^}]*\}\}|\$t\([^)]*\)/g, '')),
    );
    expect(bare.map(([key, text]) => `${key}: ${text}`)).toEqual([]);
  });

  it('name things and forms that there are', () => {
    const read = (path: string) => texts.get(`term:${path}`);
    const unknown = [...texts].flatMap(([key, text]) =>
      [...text.matchAll(/\{\{([a-z-]+\.\w+)\}\}/g)]
        .map((match) => match[1] ?? '')
        .filter((place) => sayTerm(place, { own: {}, language, read }) === undefined)
        .map((place) => `${key}: ${place}`),
    );
    expect(unknown).toEqual([]);
  });

  it('name buttons and screens by texts that there are, and that need no value', () => {
    const named = [...texts].flatMap(([key, text]) =>
      [...text.matchAll(/\$t\(([^)]*)\)/g)].map(([, name = '']) => ({ key, said: texts.get(name), name })),
    );
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter(({ said }) => said === undefined || /\{\{\w+\}\}/.test(said))).toEqual([]);
  });

  it('speak to the user formally', () => {
    const informal = [...texts].filter(([, text]) => informalWords[language]?.test(text));
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
    // Texts of the scripts are read by their words; problems by their code, held to the catalogue by `problem.test.ts`.
    // Competences are read by their letter, terms by their thing.
    const scripts = listFiles(['scripts'], (file) => file.endsWith('.mjs')).map(readText);
    const words = new Set(scripts.join('\n').match(/\w+/g));
    const asData = new Map(
      [...namespaces].map((name) => [name, code.filter((file) => file.code.includes(`/*/${name}.json'`))]),
    );
    const isUsed = (stem: string): boolean => {
      const [namespace = '', key = ''] = stem.split(':');
      if (['problem', 'competence', 'term'].includes(namespace)) return true;
      if (stem.startsWith('host:script.')) return key.split('.').every((part) => words.has(part));
      // A file that reads the texts as data names the first part of the key.
      if ((asData.get(namespace) ?? []).some((file) => file.code.includes(`.${key.split('.', 1)[0]}`)))
        return true;
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

describe('languages', () => {
  it('stand in one list: no other file names one, but for what is Dutch by nature', () => {
    const codes = languages.map((language) => language.code).join('|');
    const named = code.filter(({ code: text }) =>
      new RegExp(`['"](?:${codes})(?:-[A-Z]{2})?['"]`).test(text),
    );
    // In which languages a document may be is another list: it names many that the program does not speak.
    const documents = 'src-renderer/screens/admin/qualifications/language-field.tsx';
    const paths = named.map(({ path }) => path).filter((path) => path !== documents);
    expect(paths.sort()).toEqual(['shared/domain/qualification-file.ts', 'shared/texts/languages.ts']);
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
