import { describe, expect, it } from 'vitest';
import { indicatorKey, isKeyOfText, sameLooking } from './source-key';

const text = 'controleert ‘de’ maat – en vult "in" n.v.t. één café';

describe('the key of an indicator', () => {
  it.each([
    ['accents in two signs', text.normalize('NFD')],
    ['a zero-width space', text.replace('maat', 'ma\u200bat')],
    ['a soft hyphen', text.replace('controleert', 'contro\u00adleert')],
    ['a byte order mark inside', text.replace('de', 'd\ufeffe')],
    ['a word joiner', text.replace('vult', 'vu\u2060lt')],
    ['a direction mark', `${text}\u200e`],
    ['a non-breaking space', text.replace(' maat', '\u00a0maat')],
    ['a narrow space', text.replace(' maat', '\u202fmaat')],
    ['two spaces', text.replace(' maat', '  maat')],
    ['straight quotes', text.replace(/[‘’]/g, "'")],
    ['low quotes', text.replace('‘', '‚')],
    ['backticks', text.replace(/[‘’]/g, '`')],
    ['acute accents as quotes', text.replace(/[‘’]/g, '´')],
    ['curly double quotes', text.replace('"in"', '“in”')],
    ['low double quotes', text.replace('"in"', '„in”')],
    ['guillemets', text.replace('"in"', '«in»')],
    ['two single quotes', text.replace('"in"', "''in''")],
    ['a hyphen for the dash', text.replace('–', '-')],
    ['a long dash', text.replace('–', '—')],
    ['a closing semicolon', `${text};`],
    ['a closing full stop', `${text}.`],
    ['spaces around it', `  ${text} `],
  ])('D21 is the same with %s', (_name, variant) => {
    expect(indicatorKey('11', 2, variant)).toBe(indicatorKey('11', 2, text));
    expect(sameLooking(variant)).toBe(sameLooking(text));
  });

  it.each([
    ['another word', text.replace('maat', 'vorm')],
    ['another letter', text.replace('café', 'cafe')],
    ['a capital', text.replace('controleert', 'Controleert')],
    ['a word more', `${text} goed`],
    ['a comma more', text.replace(' maat', ', maat')],
  ])('is another with %s', (_name, other) => {
    expect(indicatorKey('11', 2, other)).not.toBe(indicatorKey('11', 2, text));
  });

  it('D21 knows a key that an earlier program made of the text as it stood', () => {
    for (const [hash, read, now] of [
      ['b22f57c5e6b59ac1', 'leest ‘de’ tekening', 'leest ‘de’ tekening'],
      ['0564cf6af5918e8b', 'n.v.t', 'n.v.t.'],
      ['873d3a3aaa665308', "leest d'r tekening", 'leest d’r tekening'],
    ] as const) {
      expect(isKeyOfText(`11:1:${hash}`, read), read).toBe(true);
      expect(isKeyOfText(`11:1:${hash}`, now), now).toBe(true);
    }
    expect(isKeyOfText('11:1:0000000000000000', 'leest de tekening')).toBe(false);
  });
});
