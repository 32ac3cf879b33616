/** Holds docs/SCREENS.md to the pictures that are taken: it shows all that are chosen, and each is there. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chosen } from '../screenshots/chosen';

describe('docs/SCREENS.md', () => {
  const shown = [...readFileSync('docs/SCREENS.md', 'utf8').matchAll(/\]\(images\/screens\/([^)]+)\)/g)].map(
    ([, file]) => file ?? '',
  );
  const taken = Object.entries(chosen).flatMap(([sight, names]) =>
    names.map((name) => `${name}-${sight}.jpg`),
  );

  it('shows the pictures that are chosen', () => {
    expect([...shown].sort()).toEqual([...taken].sort());
  });

  it('shows pictures that are there', () => {
    expect(shown.filter((file) => !existsSync(`docs/images/screens/${file}`))).toEqual([]);
  });
});
