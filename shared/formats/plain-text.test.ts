import { describe, expect, it } from 'vitest';
import { parsePlainText } from './plain-text';

describe('parsePlainText', () => {
  it('turns block tags into line ends and list items into dashes', () => {
    const raw = '<p>Eerst<br/>dan</p><ul><li>een</li><li class="x">twee</li></ul>';
    expect(parsePlainText(raw)).toEqual({ text: 'Eerst\ndan\n\n- een\n- twee', hadMarkup: true });
  });

  it('leaves comparison signs that are no tags alone', () => {
    const raw = 'Bij a < b en c > d, of <andere wetgeving>.';
    expect(parsePlainText(raw)).toEqual({ text: raw, hadMarkup: false });
  });

  it('reads entities that were escaped twice, and no impossible ones', () => {
    expect(parsePlainText('Caf&eacute; &amp; co &#8364; &#x41; &#0; &#xD800; &onbekend;').text).toBe(
      'Café & co € A &#0; &#xD800; &onbekend;',
    );
  });

  it('does not read the outcome of an entity as a tag or another entity', () => {
    expect(parsePlainText('&lt;script&gt; &amp;lt;').text).toBe('<script> &lt;');
  });

  it('tidies spaces, line ends and blank lines', () => {
    expect(parsePlainText('  a \t b \r\n\r\n\r\n\r\n c\u00a0d  ').text).toBe('a b\n\nc d');
  });
});
