import { describe, expect, it } from 'vitest';
import { parsePlainText } from './plain-text';

describe('parsePlainText', () => {
  it('turns block tags into line ends and list items into dashes', () => {
    const raw = '<p>Eerst<br/>dan</p><ul><li>een</li><li class="x">twee</li></ul>';
    expect(parsePlainText(raw)).toMatchObject({ text: 'Eerst\ndan\n\n- een\n- twee', hadMarkup: true });
  });

  it('leaves comparison signs that are no tags alone', () => {
    const raw = 'Bij a < b en c > d, of <andere wetgeving>.';
    expect(parsePlainText(raw)).toMatchObject({ text: raw, hadMarkup: false, wasEntityGuessed: false });
  });

  it('reads entities that were escaped twice, and no impossible ones', () => {
    expect(parsePlainText('Caf&eacute; &amp; co &#8364; &#x41; &#0; &#xD800; &onbekend;').text).toBe(
      'Café & co € A &#0; &#xD800; &onbekend;',
    );
  });

  it('reads what was escaped again as a guess, and an escaped tag that is not closed as text', () => {
    expect(parsePlainText('&lt;script&gt; &amp;lt;')).toMatchObject({
      text: '<script> <',
      wasEntityGuessed: true,
    });
    expect(parsePlainText('&lt; 5 &amp; meer')).toMatchObject({
      text: '< 5 & meer',
      wasEntityGuessed: false,
    });
  });

  it('tidies spaces, line ends and blank lines', () => {
    expect(parsePlainText('  a \t b \r\n\r\n\r\n\r\n c\u00a0d  ').text).toBe('a b\n\nc d');
  });
});
