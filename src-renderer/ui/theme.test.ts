/** Every text of the theme can be read on its ground: at least 4.5 to 1 (WCAG 2.2, 1.4.3), by day and by night. */
import { describe, expect, it } from 'vitest';
import { grounds, theme } from './theme';

function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = channels.map((c) =>
    c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}
/** A shade of the theme, by name and number. */
function shade(name: string, number: number): string {
  const found = theme.colors?.[name]?.[number];
  if (!found) throw new Error(`no ${name} ${number}`);
  return found;
}
const inks = ['petrol', 'amber', 'brick', 'leaf'] as const;

describe.each(['light', 'dark'] as const)('%s', (scheme) => {
  const { body, surface, text, dimmed } = grounds[scheme];
  it.each([
    ['text on the page', text, body],
    ['text on a card', text, surface],
    ['dimmed text on the page', dimmed, body],
    ['dimmed text on a card', dimmed, surface],
  ])('%s', (_, ink, ground) => {
    expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(inks)('text on a filled %s control', (name) => {
    const [ground, ink] = scheme === 'light' ? [shade(name, 7), '#ffffff'] : [shade(name, 3), '#0e1214'];
    expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
  });
  it('the accent stands out from page and card by 3 to 1 (1.4.11)', () => {
    const accent = shade('petrol', scheme === 'light' ? 7 : 3);
    expect(contrast(accent, body)).toBeGreaterThanOrEqual(3);
    expect(contrast(accent, surface)).toBeGreaterThanOrEqual(3);
  });
  it('the border of a field stands out from its ground by 3 to 1 (1.4.11)', () => {
    const border = scheme === 'light' ? shade('gray', 4) : shade('dark', 4);
    expect(contrast(border, surface)).toBeGreaterThanOrEqual(3);
  });
  it('a link can be read on page and card', () => {
    const link = shade('petrol', scheme === 'light' ? 7 : 3);
    expect(contrast(link, body)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(link, surface)).toBeGreaterThanOrEqual(4.5);
  });
});

it.each([
  ['good by day', shade('leaf', 8), shade('leaf', 1)],
  ['good by night', shade('leaf', 1), shade('leaf', 9)],
  ['bad by day', shade('brick', 8), shade('brick', 1)],
  ['bad by night', shade('brick', 0), shade('brick', 9)],
  ['attention by day', shade('amber', 9), shade('amber', 1)],
  ['attention by night', shade('amber', 1), shade('amber', 9)],
  ['neutral by day', shade('gray', 8), shade('gray', 2)],
  ['neutral by night', shade('dark', 0), shade('dark', 5)],
])('a mark that is %s', (_, ink, ground) => {
  expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
});

it('a sign that the font of the screens lacks is looked for in named fonts, in texts, headings and sources alike', () => {
  for (const family of [theme.fontFamily, theme.headings?.fontFamily, theme.fontFamilyMonospace])
    for (const name of ['Yu Gothic UI', 'Hiragino Sans', 'Noto Sans CJK JP'])
      expect(family).toContain(`'${name}'`);
});
