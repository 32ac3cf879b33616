/** The house stands as ARCHITECTURE.md says: nobody enters a room they may not, and no two files need each other. */
import { describe, expect, it } from 'vitest';
import { layers, packages } from './house';
import {
  codeOf,
  codeWithTemplates,
  isTest,
  listFiles,
  listSourceFiles,
  packageOf,
  parseImports,
  resolveImport,
} from './source-files';

const files = listSourceFiles();
const tree = new Set([
  ...listFiles(
    ['shared', 'src-main', 'src-renderer', 'src-candidate', 'src-hub', 'test', 'assets', 'scripts'],
    () => true,
  ),
  'package.json',
]);
const product = files.filter((file) => !isTest(file.path));
const layerOf = (path: string) =>
  layers.find(({ at }) => (at.endsWith('/') ? path.startsWith(at) : path === at));

/** First folder of a glob, up to its first star. */
const globFolder = (from: string, glob: string): string => {
  const folder = glob.slice(0, glob.indexOf('*'));
  return new URL(folder, `file:///${from}`).pathname.slice(1);
};

/** The layer an import leads to; null when it leads nowhere. */
function targetOf(from: string, { specifier, kind }: { specifier: string; kind: string }): string | null {
  const path = kind === 'glob' ? globFolder(from, specifier) : resolveImport(from, specifier, tree);
  return (path && layerOf(path)?.name) ?? null;
}

describe('the parser of imports', () => {
  it('finds every way to import, and nothing in comments and strings', () => {
    const text = `
      import a, { type B } from './a';
      import type { C } from "./c";
      import {
        d,
      } from '../d';
      export * from './e'; export type { F } from './f';
      import './g.css';
      const h = await import('./h');
      new Worker(new URL('./i.ts', import.meta.url), { type: 'module' });
      import.meta.glob<Record<string, unknown>>('./j/*.json', { eager: true });
      // import k from './k';
      /* export * from './l' */
      const text = "import m from './m'";
      export const n = 'from'; const url = 'https://example.org/x';
    `;
    const found = parseImports(text).map((i) => `${i.specifier} ${i.kind}${i.isType ? ' type' : ''}`);
    expect(found.sort()).toEqual([
      '../d static',
      './a static',
      './c static type',
      './e static',
      './f static type',
      './g.css static',
      './h dynamic',
      './i.ts address',
      './j/*.json glob',
    ]);
  });
});

describe('the house', () => {
  it('has a layer for every file of the product, and no layer without a file', () => {
    expect(product.filter((file) => !layerOf(file.path)).map((file) => file.path)).toEqual([]);
    expect(layers.filter((layer) => ![...tree].some((path) => layerOf(path) === layer))).toEqual([]);
  });

  it('has no import that leads nowhere', () => {
    const lost = files.flatMap((file) =>
      file.imports
        .filter((i) => i.specifier.startsWith('.') && i.kind !== 'glob')
        .filter((i) => !resolveImport(file.path, i.specifier, tree))
        .map((i) => `${file.path}: ${i.specifier}`),
    );
    expect(lost).toEqual([]);
  });

  it('lets nobody into a room they may not enter', () => {
    const trespasses = product.flatMap((file) => {
      const own = layerOf(file.path);
      return file.imports
        .filter((i) => i.specifier.startsWith('.'))
        .filter((i) => {
          const target = targetOf(file.path, i);
          if (target === own?.name) return false;
          const allowed = [...(own?.may ?? []), ...(i.isType ? (own?.mayType ?? []) : [])];
          return target === null || !allowed.includes(target);
        })
        .map((i) => `${own?.name} → ${targetOf(file.path, i)}: ${file.path} imports ${i.specifier}`);
    });
    expect(trespasses).toEqual([]);
  });

  it('knows every package and who may use it', () => {
    const strangers = product.flatMap((file) =>
      file.imports
        .filter((i) => !i.specifier.startsWith('.'))
        .map((i) => packageOf(i.specifier))
        .filter((name) => !packages[name]?.includes(layerOf(file.path)?.name ?? ''))
        .map((name) => `${name} in ${file.path}`),
    );
    expect(strangers).toEqual([]);
  });

  it('gives no package a room it does not use', () => {
    const used = new Set(product.flatMap((file) => file.imports.map((i) => packageOf(i.specifier))));
    expect(Object.keys(packages).filter((name) => !used.has(name))).toEqual([]);
  });

  it('starts workers by their address and never imports one', () => {
    const uses = product.flatMap((file) =>
      file.imports
        .filter((i) => resolveImport(file.path, i.specifier, tree)?.endsWith('.worker.ts'))
        .map((i) => ({ ...i, from: file.path })),
    );
    expect(uses.length).toBeGreaterThan(2);
    const imported = uses.filter((i) => i.kind !== 'address' && !/\?worker&url$/.test(i.specifier));
    expect(imported).toEqual([]);
  });

  it('keeps tests out of the product', () => {
    const leaks = product.flatMap((file) =>
      file.imports
        .map((i) => resolveImport(file.path, i.specifier, tree))
        .filter((path) => path && isTest(path))
        .map((path) => `${file.path} imports ${path}`),
    );
    expect(leaks).toEqual([]);
  });

  it('has no cycles, not even of types', () => {
    const edges = new Map(
      files.map((file) => [
        file.path,
        file.imports.flatMap((i) => resolveImport(file.path, i.specifier, tree) ?? []),
      ]),
    );
    const cycles: string[] = [];
    const done = new Set<string>();
    const visit = (path: string, trail: readonly string[]): void => {
      const start = trail.indexOf(path);
      if (start >= 0) {
        cycles.push([...trail.slice(start), path].join(' → '));
        return;
      }
      if (done.has(path)) return;
      for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
      done.add(path);
    };
    for (const path of edges.keys()) visit(path, []);
    expect(cycles).toEqual([]);
  });
});

it('nobody follows the whole state of the screens: a keystroke would draw everything anew', () => {
  const found = product.filter((file) => /\buseUiState\(\)/.test(codeOf(file.text)));
  expect(found.map((file) => file.path)).toEqual([]);
});

describe('the rules of shared/domain', () => {
  it('take time, chance and the outside world as arguments', () => {
    const impure =
      /\b(Date\.now|new Date\(\)|Math\.random|performance\.now|fetch\(|setTimeout|localStorage|process\.)/;
    const found = product
      .filter((file) => file.path.startsWith('shared/domain/') && impure.test(codeOf(file.text)))
      .map((file) => file.path);
    expect(found).toEqual([]);
  });
});

describe('what a verb or the writer remembers', () => {
  /** A name at the top of a file that can be given another value, or whose contents can change. */
  const mutable =
    /^(?:export )?(?:let |const (\w+)(?::(?!\s*Readonly)[^=\n]+)? = (?:new (?:Weak)?(?:Map|Set)\b|create\w*[(<]|\[\];|\{\};))/m;

  it.each([
    ['let turn = 0;', true],
    ['const streams = new WeakMap<Host, Turn>();', true],
    ['export const turns: Map<string, Turn> = new Map();', true],
    ['const useStore = create<State>()(() => ({}));', true],
    ['const passing: ReadonlySet<Code> = new Set([1]);', false],
    ['const names = { a: 1 } as const;', false],
    ['function f() {\n  let turn = 0;\n}', false],
  ])('sees %s', (text, isMutable) => expect(mutable.test(text)).toBe(isMutable));

  it('stands in what start.tsx made once, never at the top of a file', () => {
    const found = product
      .filter(
        (file) => /^src-renderer\/(actions|writer)\//.test(file.path) && mutable.test(codeOf(file.text)),
      )
      .map((file) => file.path);
    expect(found).toEqual([]);
  });
});

describe('comments of the page', () => {
  /** Lines that hold nothing but a comment, in hundredths of the lines that are not blank. */
  const shareOf = (texts: readonly string[]): number => {
    const isBlank = (line: string | undefined): boolean => line === undefined || line.trim() === '';
    const lines = texts.flatMap((text) => {
      const code = codeWithTemplates(text).split('\n');
      return text.split('\n').flatMap((line, i) => (isBlank(line) ? [] : [isBlank(code[i])]));
    });
    return (100 * lines.filter((isComment) => isComment).length) / lines.length;
  };

  it('are counted by line', () => {
    expect(shareOf(["/** Why. */\nconst a = '// no';\n\n// So.\nconst b = 1; // here"])).toBe(50);
  });

  it('say what a newcomer cannot see in the code: a tenth of it, and every file begins with what it is', () => {
    const page = product.filter(({ path }) => path.startsWith('src-renderer/'));
    expect(shareOf(page.map(({ text }) => text))).toBeGreaterThanOrEqual(10);
    expect(page.filter(({ text }) => !text.startsWith('/**')).map(({ path }) => path)).toEqual([]);
  });
});
