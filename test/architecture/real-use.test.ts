/** Holds docs/REAL-USE.md to the tests: every line names one that exists. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findMissingTests, type NamedTest, readNamedTests } from './named-tests';

type Line = { readonly text: string; readonly tests: readonly NamedTest[] };

/** The points of the page; a point may run over several lines. */
function readLines(page: string): readonly Line[] {
  const points = page
    .split(/^## /m)
    .slice(1)
    .flatMap((part) => part.split(/^- /m).slice(1));
  return points.map((point) => {
    const text = point.replaceAll(/\s+/g, ' ').trim();
    return { text, tests: readNamedTests(text.split('→')[1] ?? '') };
  });
}

describe('docs/REAL-USE.md', () => {
  const lines = readLines(readFileSync('docs/REAL-USE.md', 'utf8'));

  it.each(lines.map((line) => [line.text, line] as const))('%s', (_text, line) => {
    expect(line.tests, 'names no test').not.toEqual([]);
    expect(findMissingTests(line.tests)).toEqual([]);
  });

  it('reads a point with its tests', () => {
    const page = '# t\n## A\n\n- One\n  two. → `a.test.ts` "it holds", `b.test.ts`\n  "so does this"\n';
    expect(readLines(page).map(({ tests }) => tests)).toEqual([
      [
        { path: 'a.test.ts', name: 'it holds' },
        { path: 'b.test.ts', name: 'so does this' },
      ],
    ]);
  });
});
