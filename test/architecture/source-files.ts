/**
 * The source of the product as text: every TypeScript file with what it imports. Read with a tokeniser for comments
 * and strings and four patterns, so that it needs no compiler. Knows static imports and re-exports, dynamic imports,
 * worker addresses (`new URL('…', import.meta.url)`), globs (`import.meta.glob('…')`) and bare imports of styles.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');
const sourceFolders = ['shared', 'src-main', 'src-renderer', 'src-candidate', 'src-hub', 'test'];

export type Import = {
  /** As written: `./mark`, `zod`, `node:fs`. */
  readonly specifier: string;
  readonly kind: 'static' | 'dynamic' | 'address' | 'glob';
  /** Erased when the program runs. */
  readonly isType: boolean;
};
export type SourceFile = {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
};

const tokens = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;
const blank = (token: string): string => token.replace(/[^\n]/g, ' ');

/** The text with comments blanked out; line breaks and strings of every kind stay. */
export const codeWithTemplates = (text: string): string =>
  text.replace(tokens, (token) => (token.startsWith('/') ? blank(token) : token));

/** The text with comments and template texts blanked out. */
export const codeOf = (text: string): string =>
  text.replace(tokens, (token) => (/^[/`]/.test(token) ? blank(token) : token));

const patterns: readonly (readonly [kind: Import['kind'], pattern: RegExp])[] = [
  ['static', /(?:^|[\n;}])\s*(?:import|export)\s+(type\s)?[\w$*{}\s,]*?\bfrom\s*['"]([^'"\n]+)['"]/g],
  ['static', /(?:^|[\n;}])\s*import\s*()['"]([^'"\n]+)['"]/g],
  ['dynamic', /\bimport\s*\(\s*()['"]([^'"\n]+)['"]/g],
  ['address', /\bnew\s+URL\(\s*()['"](\.[^'"\n]+)['"]\s*,\s*import\.meta\.url/g],
  ['glob', /\bimport\.meta\.glob\s*(?:<[^(]*>)?\s*\(\s*()['"]([^'"\n]+)['"]/g],
];

/** What a text imports, in no particular order. */
export function parseImports(text: string): Import[] {
  const code = codeOf(text);
  return patterns.flatMap(([kind, pattern]) =>
    [...code.matchAll(pattern)].map((match) => ({
      specifier: match[2] ?? '',
      kind,
      isType: (match[1] ?? '') !== '',
    })),
  );
}

/** Paths of all files under the folders, relative to the root, with forward slashes. */
export function listFiles(folders: readonly string[], isWanted: (file: string) => boolean): string[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
      .filter(isWanted),
  );
}

export const readText = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** All TypeScript files of product and tests. */
export const listSourceFiles = (): SourceFile[] =>
  listFiles(sourceFolders, (file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts')).map((file) => {
    const text = readText(file);
    return { path: file, text, imports: parseImports(text) };
  });

export const isTest = (file: string): boolean => file.startsWith('test/') || /\.test\.tsx?$/.test(file);

/**
 * The file of the tree that a relative import means: a source file without its extension, or another file as it is.
 * Null when there is none. A package is no relative import.
 */
export function resolveImport(from: string, specifier: string, files: ReadonlySet<string>): string | null {
  const target = path.posix.join(path.posix.dirname(from), specifier.replace(/\?.*$/, ''));
  const candidates = [target, `${target}.ts`, `${target}.tsx`];
  return candidates.find((candidate) => files.has(candidate)) ?? null;
}

/** Name of the package of a bare import: `@mantine/core/styles.css` is of `@mantine/core`. */
export const packageOf = (specifier: string): string =>
  specifier.startsWith('node:')
    ? 'node:*'
    : specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
