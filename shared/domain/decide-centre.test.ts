/** What an administrator may set for the centre: a text that fits, a zone that is known, a logo that is one. */
import { describe, expect, it } from 'vitest';
import { anOrganisation } from '../../test/builders/a-sheet';
import { value } from '../../test/builders/value';
import { organisationSchema } from '../records/organisation';
import { decideCentre, logoLimitBytes } from './decide-centre';

const centre = anOrganisation();

/** The head of a PNG of this size, followed by nothing that matters. */
function aPng(width: number, height: number, bytes = 200): Uint8Array {
  const png = new Uint8Array(bytes);
  png.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  new DataView(png.buffer).setUint32(16, width);
  new DataView(png.buffer).setUint32(20, height);
  return png;
}
const setLogo = (png: Uint8Array | null) => decideCentre(centre, { set: 'logo', png });

describe('the texts of the centre', () => {
  it('are set one by one and per language, and a blank one is gone', () => {
    const french = value(
      decideCentre(centre, { set: 'text', text: 'objectionText', language: 'fr', value: ' Recours. ' }),
    );
    expect(french.objectionText).toEqual({ ...centre.objectionText, fr: 'Recours.' });
    const gone = decideCentre(french, { set: 'text', text: 'objectionText', language: 'fr', value: ' ' });
    expect(value(gone).objectionText).toEqual(centre.objectionText);
  });

  it('keep both words for a result together, whichever is set first', () => {
    const met = value(decideCentre(centre, { set: 'text', text: 'met', language: 'nl', value: 'behaald' }));
    expect(met.resultWords).toEqual({ met: { nl: 'behaald' }, notMet: {} });
    const both = value(
      decideCentre(met, { set: 'text', text: 'notMet', language: 'nl', value: 'niet behaald' }),
    );
    expect(both.resultWords).toEqual({ met: { nl: 'behaald' }, notMet: { nl: 'niet behaald' } });
    expect(organisationSchema.safeParse(both).success).toBe(true);
  });

  it('are refused with the number when they are too long, and nothing is cut', () => {
    const long = decideCentre(centre, {
      set: 'text',
      text: 'afterwardsText',
      language: 'nl',
      value: 'x'.repeat(1003),
    });
    expect(long).toMatchObject({ problem: { code: 'text-too-long', details: { limit: 1000, over: 3 } } });
  });
});

describe('the logo', () => {
  it('is kept as the very bytes that were chosen, and can be taken away', () => {
    const png = aPng(300, 100);
    const withLogo = value(setLogo(png));
    expect(Uint8Array.from(atob(withLogo.logoPng ?? ''), (c) => c.charCodeAt(0))).toEqual(png);
    expect(organisationSchema.safeParse(withLogo).success).toBe(true);
    expect(value(decideCentre(withLogo, { set: 'logo', png: null }))).toEqual(centre);
  });

  it('is a PNG, of so many bytes and pixels at most', () => {
    const codeOf = (png: Uint8Array) => {
      const decided = setLogo(png);
      return decided.ok ? null : decided.problem.code;
    };
    expect(codeOf(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"></svg>'))).toBe(
      'logo-not-png',
    );
    expect(codeOf(aPng(0, 10))).toBe('logo-not-png');
    expect(codeOf(aPng(10, 10, logoLimitBytes))).toBeNull();
    expect(codeOf(aPng(10, 10, logoLimitBytes + 1))).toBe('logo-too-large');
    expect(codeOf(aPng(2001, 10))).toBe('logo-too-wide');
    const largest = value(setLogo(aPng(10, 10, logoLimitBytes)));
    expect(organisationSchema.safeParse(largest).success).toBe(true);
  });
});

it('a time zone that no clock here knows is refused', () => {
  const choose = (timeZone: string) => decideCentre(centre, { set: 'choices', choices: { timeZone } });
  expect(choose('Mars/Base')).toMatchObject({ problem: { code: 'time-zone-unknown' } });
  expect(value(choose('America/Aruba')).timeZone).toBe('America/Aruba');
});
