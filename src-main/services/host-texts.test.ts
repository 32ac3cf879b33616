import { describe, expect, it } from 'vitest';
import { problem } from '../../shared/kernel/problem';
import { languageCodes } from '../../shared/texts/languages';
import { hostTexts, problemSentence, terminalLocale } from './host-texts';

describe('texts of a host', () => {
  it('are there in every language, with their values', () => {
    expect(hostTexts('nl')('host:enrolled', { organisation: 'De Proef' })).toBe(
      'Dit apparaat is gekoppeld aan De Proef.',
    );
    for (const language of languageCodes)
      expect(hostTexts(language)('host:portTaken', { port: 47_615 })).toContain('47615');
  });

  it('say a problem as the page does, with its plural', () => {
    const sentences = languageCodes.map((language) =>
      [1, 3].map((count) => problemSentence(language, problem('items-open', { count }))),
    );
    for (const [one, more] of sentences) {
      expect(one).not.toBe(more);
      expect(more).toContain('3');
    }
  });

  it('take the language of a terminal from what its environment says first', () => {
    expect(terminalLocale({ LC_ALL: 'nl_NL.UTF-8', LANG: 'en_GB.UTF-8' })).toBe('nl_NL.UTF-8');
    expect(terminalLocale({ LC_ALL: '', LC_MESSAGES: 'de_DE', LANG: 'en_GB' })).toBe('de_DE');
  });
});
