/** What an administrator may set for the centre: a text that fits, a zone that is known, a logo that is one. */
import { describe, expect, it } from 'vitest';
import { aPng, pngChunk } from '../../test/builders/a-png';
import { anOrganisation } from '../../test/builders/a-sheet';
import { value } from '../../test/builders/value';
import { organisationSchema } from '../records/organisation';
import { decideCentre, logoLimitBytes } from './decide-centre';

const centre = anOrganisation();

const setLogo = (png: Uint8Array | null) => decideCentre(centre, { set: 'logo', png });

describe('the texts of the centre', () => {
  it('are set one by one and per language, and a blank one is gone', async () => {
    const french = value(
      await decideCentre(centre, { set: 'text', text: 'objectionText', language: 'fr', value: ' Recours. ' }),
    );
    expect(french.objectionText).toEqual({ ...centre.objectionText, fr: 'Recours.' });
    const gone = await decideCentre(french, {
      set: 'text',
      text: 'objectionText',
      language: 'fr',
      value: ' ',
    });
    expect(value(gone).objectionText).toEqual(centre.objectionText);
  });

  it('keep both words for a result together, whichever is set first', async () => {
    const met = value(
      await decideCentre(centre, { set: 'text', text: 'met', language: 'nl', value: 'behaald' }),
    );
    expect(met.resultWords).toEqual({ met: { nl: 'behaald' }, notMet: {} });
    const both = value(
      await decideCentre(met, { set: 'text', text: 'notMet', language: 'nl', value: 'niet behaald' }),
    );
    expect(both.resultWords).toEqual({ met: { nl: 'behaald' }, notMet: { nl: 'niet behaald' } });
    expect(organisationSchema.safeParse(both).success).toBe(true);
  });

  it('are refused with the number when they are too long, and nothing is cut', async () => {
    const long = await decideCentre(centre, {
      set: 'text',
      text: 'afterwardsText',
      language: 'nl',
      value: 'x'.repeat(1003),
    });
    expect(long).toMatchObject({ problem: { code: 'text-too-long', details: { limit: 1000, over: 3 } } });
  });
});

describe('what the centre calls things', () => {
  it('M23 is set as a whole, and refused when a word is too long', async () => {
    const terms = { qualification: { nl: { singular: 'opleiding', plural: 'opleidingen' } } };
    const set = value(await decideCentre(centre, { set: 'terms', change: { typed: terms, standing: {} } }));
    expect(set).toEqual({ ...centre, terms });
    expect(organisationSchema.safeParse(set).success).toBe(true);
    const long = { qualification: { nl: { singular: 'x'.repeat(61), plural: '' } } };
    expect(await decideCentre(centre, { set: 'terms', change: { typed: long, standing: {} } })).toMatchObject(
      {
        problem: { code: 'text-too-long', details: { limit: 60, over: 1 } },
      },
    );
  });
});

describe('the logo', () => {
  it('is kept as the very bytes that were chosen, and can be taken away', async () => {
    const png = aPng({ width: 300, height: 100 });
    const withLogo = value(await setLogo(png));
    expect(Uint8Array.from(atob(withLogo.logoPng ?? ''), (c) => c.charCodeAt(0))).toEqual(png);
    expect(organisationSchema.safeParse(withLogo).success).toBe(true);
    expect(value(await decideCentre(withLogo, { set: 'logo', png: null }))).toEqual(centre);
  });

  const codeOf = async (png: Uint8Array) => {
    const decided = await setLogo(png);
    return decided.ok ? null : decided.problem.code;
  };

  it('is a PNG, of so many bytes and pixels at most', async () => {
    expect(await codeOf(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"></svg>'))).toBe(
      'logo-not-png',
    );
    expect(await codeOf(aPng({ width: 2001, height: 10 }))).toBe('logo-too-wide');
    const ofBytes = (bytes: number) => {
      const small = aPng({});
      return aPng({ more: [pngChunk('tEXt', new Uint8Array(bytes - small.length - 12))] });
    };
    expect(await codeOf(ofBytes(logoLimitBytes + 1))).toBe('logo-too-large');
    const largest = value(await setLogo(ofBytes(logoLimitBytes)));
    expect(organisationSchema.safeParse(largest).success).toBe(true);
  });

  it.each([
    ['one pixel', { width: 1, height: 1 }],
    ['16 bits a channel', { depth: 16 }],
    ['interlaced', { width: 7, height: 5, isInterlaced: true }],
    ['interlaced and one pixel', { width: 1, height: 1, isInterlaced: true }],
    ['grey of one bit', { width: 13, depth: 1, colour: 0 as const }],
    ['as large as may be', { width: 2000, height: 2000 }],
  ])('may be %s', async (_, shape) => {
    expect(await codeOf(aPng(shape))).toBeNull();
  });

  const whole = aPng({});
  it.each([
    ['of no size', aPng({ width: 0 })],
    ['a head and nothing else', whole.slice(0, 33)],
    ['half of one', whole.slice(0, -20)],
    ['one with something behind it', Uint8Array.from([...whole, ...new TextEncoder().encode('PK evil')])],
    ['one with a second head', aPng({ more: [pngChunk('IHDR', new Uint8Array(13).fill(0x7f))] })],
    ['one whose pixels are none', aPng({ pixels: new Uint8Array(40) })],
    ['one with fewer pixels than it says', aPng({ height: 400, rows: 2 })],
    ['one with far more pixels than it says', aPng({ rows: 200_000 })],
    ['of a colour that there is not', aPng({ colour: 5 })],
    ['one with colours of a palette it has not', aPng({ colour: 3 })],
    ['one that moves', aPng({ more: [pngChunk('acTL', new Uint8Array(8))] })],
    [
      'one whose part is longer than the file',
      Uint8Array.from([...whole.slice(0, 33), 0x7f, 255, 255, 255, 73, 68, 65, 84, 0, 0]),
    ],
  ])('is not %s', async (_, png) => {
    expect(await codeOf(png)).toBe('logo-not-png');
  });
});

it('a time zone that no clock here knows is refused', async () => {
  const choose = (timeZone: string) => decideCentre(centre, { set: 'choices', choices: { timeZone } });
  expect(await choose('Mars/Base')).toMatchObject({ problem: { code: 'time-zone-unknown' } });
  expect(value(await choose('America/Aruba')).timeZone).toBe('America/Aruba');
});
