/** A link navigates to a screen of the list, or does nothing at all. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../test/builders/any-text';
import { isLink, parseLink } from './parse-link';

const id = '01900000-0000-7000-8000-00000000001f';

describe('a link', () => {
  it.each([
    ['vakproef://', '/'],
    ['vakproef:///', '/'],
    ['vakproef://results', '/results'],
    ['vakproef://settings/', '/settings'],
    [`vakproef://qualifications/${id}`, `/qualifications/${id}`],
    [`vakproef://exam/${id}/mark/${id}`, `/exam/${id}/mark/${id}`],
    [`vakproef://exam/${id}/sheet/${id}/`, `/exam/${id}/sheet/${id}`],
  ])('%s opens %s', (link, path) => expect(parseLink(link)).toBe(path));

  it.each([
    '',
    'vakproef:',
    'vakproef:results',
    'vakproef:/results',
    'VAKPROEF://results',
    ' vakproef://results',
    'vakproef://results\n',
    'vakproef://results//',
    'vakproef:////results',
    'vakproef://results?x=1',
    'vakproef://results#/settings',
    'vakproef://user@results',
    'vakproef://results:80',
    'vakproef://results/../settings',
    'vakproef://%72esults',
    'vakproef://file',
    'vakproef://qualifications/import',
    'vakproef://planning/new',
    `vakproef://exam/${id}/sign/${id}`,
    `vakproef://exam/${id}/mark/${id}/met`,
    `vakproef://exam/${id.toUpperCase()}/mark/${id}`,
    'vakproef://javascript:alert(1)',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://vakproef.example/results',
    'app://vakproef/results',
    '--gpu-launcher=calc',
  ])('%j is nothing', (link) => expect(parseLink(link)).toBeNull());

  it('of three hundred hostile ones, none gets anywhere but to a screen of the list', () => {
    const bait = fc.constantFrom(
      'results',
      'exam',
      'mark',
      id,
      '/',
      '//',
      '..',
      '%2e%2e',
      '%00',
      '\0',
      '\u202e',
      '#',
      '?',
      '@',
      ':',
      ';',
      '\\',
      ' ',
      '\n',
      'javascript:',
      '<script>',
      '--inspect',
      'file',
      'import',
      'sign',
      'http://',
      '\ud800',
      '✓',
    );
    const hostile = fc
      .tuple(
        fc.constantFrom('vakproef://', 'vakproef:', 'vakproef:///', 'VakProef://', ''),
        fc.array(fc.oneof(bait, anyText(6)), { maxLength: 9 }),
      )
      .map(([scheme, parts]) => scheme + parts.join(''));
    const screen =
      /^\/(|results|planning|participants|competences|sync|settings|qualifications(\/[0-9a-f-]{36})?|exam\/[0-9a-f-]{36}\/(candidate|mark|review|sheet)\/[0-9a-f-]{36})$/;
    fc.assert(
      fc.property(hostile, (link) => {
        const path = parseLink(link);
        if (path === null) return;
        expect(path).toMatch(screen);
        // What is let through is what was written, letter by letter.
        expect([`vakproef:/${path}`, `vakproef:/${path}/`]).toContain(link);
      }),
      { numRuns: 300 },
    );
  });

  it('is known as one however it is written, so that nothing beside it on the command line is believed', () => {
    expect(['vakproef://x', 'VAKPROEF:x', 'vakproef:'].every(isLink)).toBe(true);
    expect(['vakproef.json', '/home/vakproef:/x', ''].some(isLink)).toBe(false);
  });
});
