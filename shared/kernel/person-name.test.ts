/** One register of names: by family name without its prefix, whatever signs somebody's word processor put in them. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { compareNames, orderOfName, partsOfName, registerName, splitName } from './person-name';
import { isFoundIn } from './search-index';

const parts = (givenName: string, namePrefix: string, familyName: string) => ({
  givenName,
  namePrefix,
  familyName,
});

describe('a name in a register', () => {
  it.each([
    ["Sanne van 't Hoff", parts('Sanne', "van 't", 'Hoff')],
    ['Jürgen von der Größe', parts('Jürgen', 'von der', 'Größe')],
    ['Bram De Boer', parts('Bram', 'De', 'Boer')],
    ["Hoff, Sanne van 't", parts('Sanne', "van 't", 'Hoff')],
    ['Émile d’Hondt', parts('Émile', 'd’', 'Hondt')],
    ["Jan 's-Gravesande", parts('Jan', "'s-", 'Gravesande')],
    ["Jan Storm van 's Gravesande", parts('Jan Storm', "van 's", 'Gravesande')],
    ["Pieter 't Mannetje", parts('Pieter', "'t", 'Mannetje')],
    ['van den Berg', parts('', 'van den', 'Berg')],
    ['Fatma Nur Yıldırım', parts('Fatma Nur', '', 'Yıldırım')],
    ['Youssef El Amrani', parts('Youssef', '', 'El Amrani')],
    ['Piet Jansen jr.', parts('Piet', '', 'Jansen jr.')],
    ['Suhartini', parts('', '', 'Suhartini')],
    ['', parts('', '', '')],
  ])('%j is split as %j', (name, expected) => {
    expect(splitName(name)).toEqual(expected);
  });

  it('is written family name first, and a single name alone', () => {
    expect(registerName(parts('Sanne', "van 't", 'Hoff'))).toBe("Hoff, Sanne van 't");
    expect(registerName(parts('Pieter', '', "'t Mannetje"))).toBe("Mannetje, Pieter 't");
    expect(registerName(parts('Ida', '', ''))).toBe('Ida');
    expect(registerName(parts('', '', 'Suhartini'))).toBe('Suhartini');
  });

  it('stands by family name: prefix, apostrophe, hyphen, capital, accent and ĳ do not count', () => {
    const names = [
      'Zeger Aalbers',
      'Kim Al‑Hassan',
      'Youri Al Hassani',
      'Bram de Boer',
      "Sanne van 't Hoff",
      'Ida',
      'Ĳsbrand Ĳsselstein',
      'Ans IJsselsteyn',
      'Łukasz Łapa',
      'Sean O`Brien',
      'Tom Obrienn',
      'İrem Öz',
      'Emine Şahin',
      'Anna Zwart',
    ];
    expect(names.toReversed().sort(compareNames)).toEqual(names);
  });

  it('a hyphen with spaces around it is that hyphen', () => {
    const names = ['Anna de Vries-Aal', 'Bea de Vries - Bos', 'Cor de Vries-Cohen'];
    expect(names.toReversed().sort(compareNames)).toEqual(names);
  });

  it('a family name that was recorded apart says where a double one begins', () => {
    const name = 'María García López';
    const whole = orderOfName(parts('María', '', 'García López'));
    expect(orderOfName(partsOfName({ name, familyName: 'García López' }))).toBe(whole);
    expect(orderOfName(partsOfName({ name }))).not.toBe(whole);
  });
});

describe('a search for a name', () => {
  it.each([
    ["Sanne van 't Hoff", "Hoff, Sanne van 't"],
    ["Sanne van 't Hoff", 'van ‘t hoff'],
    ["Sanne van 't Hoff", 'van `t hoff'],
    ["Sanne van 't Hoff", 'van ´t'],
    ['Sean Oʼbrien', "o'brien"],
    ['Seán O’Connor', 'oconnor'],
    ["Sam op 't Veld", 'op t veld'],
    ['Émile D’Hondt', 'dhondt emile'],
    ['Jan ’s-Gravesande', 's-gravesande'],
    ['Kim Vermeulen‑Bakker', 'vermeulen-bakker'],
    ['Kim Vermeulen-Bakker', 'VERMEULEN‐BAKKER'],
    ['Ĳsbrand Ĳsselstein', 'ijssel'],
    ['Ingrid Ĳsselstein', 'INGRID'],
    ['İrem Yıldırım', 'irem YILDIRIM'],
    ['Renée Müller', 'renee muller'],
    ['Łukasz Wójcik', 'lukasz'],
    ['प्रिया शर्मा', 'प्रिया'],
  ])('%j is found by %j', (name, search) => {
    expect(isFoundIn(name, search)).toBe(true);
  });

  it('a letter of another script is no accent', () => {
    expect(isFoundIn('प्रिया', 'पुर')).toBe(false);
  });
});

const file = resolve(import.meta.dirname, '../../../shared/data/trial-inputs/names.json');
const namesSchema = z.object({
  participants: z.array(z.object({ given: z.string(), prefix: z.string(), family: z.string() })),
  searches: z.array(z.object({ typed: z.string(), want: z.array(z.string()) })),
  'results sorted by candidate': z.object({ names: z.array(z.string()), want: z.array(z.string()) }),
  'sign-in search (9 or more staff)': z.array(
    z.object({ name: z.string(), typed: z.string(), want: z.boolean() }),
  ),
});

describe.skipIf(!existsSync(file))('the names that were found wrong', () => {
  const wrong = namesSchema.parse(JSON.parse(existsSync(file) ? readFileSync(file, 'utf8') : '{}'));
  it('are each found by what was typed, and sorted as a register has them', () => {
    const names = wrong.participants.map((one) =>
      [one.given, one.prefix, one.family].filter(Boolean).join(' '),
    );
    for (const { typed, want } of wrong.searches)
      expect(
        names.filter((name) => isFoundIn(name, typed)),
        typed,
      ).toEqual(want);
    for (const { name, typed, want } of wrong['sign-in search (9 or more staff)'])
      expect(isFoundIn(name, typed), typed).toBe(want);
    const sorted = wrong['results sorted by candidate'];
    expect(sorted.names.toSorted(compareNames)).toEqual(sorted.want);
  });
});
