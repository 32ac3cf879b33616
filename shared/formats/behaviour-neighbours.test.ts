/** Lists as people write them: each with the indicators that a person would read in it, and whether that is a guess. */
import { describe, expect, it } from 'vitest';
import { parseBehaviour } from './behaviour';
import { readLines } from './text-lines';

const read = (text: string) => {
  const { lines } = readLines(text);
  return parseBehaviour(lines);
};
const points = ['leest', 'kiest', 'meet'];
const withMark = (mark: string, end = ';'): string =>
  ['De vakman:', ...points.map((point) => `${mark}${point}${end}`)].join('\n');

describe('marks of a list', () => {
  it.each([
    ...[
      '-',
      '- ',
      '–',
      '– ',
      '— ',
      '― ',
      '‐ ',
      '‑ ',
      '‒ ',
      '− ',
      '•',
      '• ',
      '· ',
      '∙ ',
      '● ',
      '○ ',
      '◦ ',
      '■ ',
      '□ ',
      '▪ ',
    ],
    ...[
      '▫ ',
      '◆ ',
      '◇ ',
      '❖ ',
      '‣ ',
      '► ',
      '▶ ',
      '➢ ',
      '➔ ',
      '→ ',
      '⇒ ',
      '✓ ',
      '✔ ',
      '☐ ',
      '☑ ',
      '★ ',
      '* ',
      '*',
      '⁃ ',
      '⦁ ',
    ],
    ...[
      '\uf0b7 ',
      '\uf0b7\t',
      '\uf0a7 ',
      '\uf0d8',
      '\uf0fc ',
      '-- ',
      '-\t',
      '-\u00a0',
      '  - ',
      '\t• ',
      '&bull; ',
      '&#149;',
      '&#8226; ',
      '&middot; ',
    ],
  ])('D20 %j is a mark wherever it stands first', (mark) => {
    expect(read(withMark(mark))).toEqual({ behaviour: { intro: 'De vakman:', lines: points }, oddities: [] });
    expect(read(withMark(mark, '')).behaviour.lines).toEqual(points);
  });

  it.each([
    ...[
      'o ',
      'O ',
      'o\t',
      '+ ',
      '> ',
      '» ',
      '~ ',
      '_ ',
      '§ ',
      '# ',
      '= ',
      '? ',
      'Ø ',
      'ü ',
      '\ufffd ',
      '-> ',
      '=> ',
      '- - ',
      '- • ',
    ],
    ...['¤ ', '¨ ', '° ', 'v ', 'q '],
  ])('D20 %j is taken for one, and that is said', (mark) => {
    const { behaviour, oddities } = read(withMark(mark));
    expect(behaviour).toEqual({ intro: 'De vakman:', lines: points });
    expect(oddities.map(({ kind }) => kind)).toEqual(points.map(() => 'mark-guessed'));
  });

  it.each([
    ['1. ', '2. ', '3. '],
    ['1.', '2.', '3.'],
    ['1) ', '2) ', '3) '],
    ['(1) ', '(2) ', '(3) '],
    ['[1] ', '[2] ', '[3] '],
    ['1: ', '2: ', '3: '],
    ['1 - ', '2 - ', '3 - '],
    ['1 ', '2 ', '3 '],
    ['9. ', '10. ', '11. '],
    ['1. ', '1. ', '1. '],
    ['1.1 ', '1.2 ', '1.3 '],
    ['a. ', 'b. ', 'c. '],
    ['a) ', 'b) ', 'c) '],
    ['(a) ', '(b) ', '(c) '],
    ['A. ', 'B. ', 'C. '],
    ['i. ', 'ii. ', 'iii. '],
    ['I) ', 'II) ', 'III) '],
  ])('D20 numbers %j, %j, %j are taken for marks, and that is said', (...marks) => {
    const text = ['De vakman:', ...points.map((point, i) => `${marks[i]}${point}`)].join('\n');
    const { behaviour, oddities } = read(text);
    expect(behaviour).toEqual({ intro: 'De vakman:', lines: points });
    expect(oddities.map(({ kind }) => kind)).toEqual(points.map(() => 'mark-guessed'));
  });
});

const intro = 'De vakman:';
describe('lists that are no plain list', () => {
  it.each<[name: string, text: string, lines: readonly string[], kinds: readonly string[]]>([
    [
      'a minus at the beginning of a wrapped line',
      '\n- werkt bij temperaturen van\n-20 tot +40 graden;\n- meet.',
      ['werkt bij temperaturen van -20 tot +40 graden', 'meet'],
      ['line-joined'],
    ],
    [
      'the same with a space',
      '\n- werkt bij temperaturen van\n– 20 tot +40 graden;\n- meet.',
      ['werkt bij temperaturen van – 20 tot +40 graden', 'meet'],
      ['line-joined'],
    ],
    [
      'the same without ends',
      '\n- werkt bij\n  -20 tot +40 graden\n- meet',
      ['werkt bij -20 tot +40 graden', 'meet'],
      ['line-joined'],
    ],
    [
      'the same among tight marks',
      '\n-werkt bij\n-20 tot +40 graden;\n-meet.',
      ['werkt bij -20 tot +40 graden', 'meet'],
      ['line-joined'],
    ],
    [
      'a point that begins with a number',
      '\n-leest\n-2 keer meten\n-ruimt op',
      ['leest', '2 keer meten', 'ruimt op'],
      ['mark-guessed'],
    ],
    [
      'a point that begins with a number, apart',
      '\n- leest;\n- 2 keer meten;',
      ['leest', '2 keer meten'],
      [],
    ],
    [
      'a plus in a sentence',
      '\n- gebruikt de knop\n+ en draait;\n- kiest.',
      ['gebruikt de knop + en draait', 'kiest'],
      ['line-joined'],
    ],
    [
      'numbers that do not count',
      '\n- leest\n3 tekeningen;\n- kiest.',
      ['leest 3 tekeningen', 'kiest'],
      ['line-joined'],
    ],
    [
      'a wrapped line',
      '\n- leest de tekening en de\nbijbehorende lijst;\n- kiest.',
      ['leest de tekening en de bijbehorende lijst', 'kiest'],
      ['line-joined'],
    ],
    [
      'a wrap after an abbreviation',
      '\n- draagt bril, enz.\nen handschoenen;\n- kiest.',
      ['draagt bril, enz. en handschoenen', 'kiest'],
      ['line-joined'],
    ],
    [
      'a wrap in brackets',
      '\n- leest (o.a.\n  de tekening);\n- kiest.',
      ['leest (o.a. de tekening)', 'kiest'],
      ['line-joined'],
    ],
    [
      'a sentence after a point',
      '\n- leest;\nWerkt altijd schoon.',
      ['leest', 'Werkt altijd schoon'],
      ['without-mark'],
    ],
    [
      'blank lines in a point',
      '\n\n- leest\n\n  alles;\n\n- meet.',
      ['leest alles', 'meet'],
      ['line-joined'],
    ],
    ['no marks', '\nleest;\nkiest;\nmeet.', ['leest', 'kiest', 'meet'], ['without-list']],
    ['one line with dashes', ' - leest; - kiest; - meet.', ['leest', 'kiest', 'meet'], ['one-line']],
    ['one line with bullets', ' • leest • kiest • meet', ['leest', 'kiest', 'meet'], ['one-line']],
    ['one line with tight bullets', ' •leest •kiest •meet', ['leest', 'kiest', 'meet'], ['one-line']],
    ['one line with semicolons', ' leest; kiest; meet.', ['leest', 'kiest', 'meet'], ['one-line']],
    [
      'a list in a list by its indent',
      '\n- controleert:\n  - de maat;\n  - de vorm;\n- meet.',
      ['controleert: de maat', 'controleert: de vorm', 'meet'],
      ['nested'],
    ],
    [
      'a list in a list by tabs',
      '\n- controleert:\n\t- de maat;\n\t- de vorm;\n- meet.',
      ['controleert: de maat', 'controleert: de vorm', 'meet'],
      ['nested'],
    ],
    [
      'a list in a list by its marks',
      '\n• controleert:\n- de maat;\n- de vorm;\n• meet.',
      ['controleert: de maat', 'controleert: de vorm', 'meet'],
      ['nested'],
    ],
    [
      'a point with points that says something itself',
      '\n- controleert\n   - de maat\n   - de vorm\n- meet',
      ['controleert', 'controleert: de maat', 'controleert: de vorm', 'meet'],
      ['nested'],
    ],
    [
      'three deep',
      '\n- controleert:\n  - de maat:\n    - lengte;\n    - breedte;\n- meet.',
      ['controleert: de maat: lengte', 'controleert: de maat: breedte', 'meet'],
      ['nested', 'nested'],
    ],
    ['a colon with nothing under it', '\n- controleert:\n- meet.', ['controleert:', 'meet'], ['colon-alone']],
    [
      'a second heading',
      '\n- leest.\n\nDe leider bovendien:\n- stuurt aan.',
      ['leest', 'De leider bovendien: stuurt aan'],
      ['second-heading'],
    ],
    ['stars in a text', '\n* leest\n* kiest *snel* en *goed*', ['leest', 'kiest *snel* en *goed*'], []],
    ['dashes without text', '\n-\n- leest\n–\n', ['leest'], []],
  ])('D20 %s', (_name, text, lines, kinds) => {
    const { behaviour, oddities } = read(intro + text);
    expect(behaviour).toEqual({ intro, lines });
    expect(oddities.map(({ kind }) => kind)).toEqual(kinds);
  });

  it.each([
    ['<ul><li>leest</li><li>kiest</li><li>meet</li></ul>'],
    ['<ul><li>leest<li>kiest<li>meet</ul>'],
    ['<ul><li><p>leest</p></li><li>kiest</li><li><p>meet</p></li></ul>'],
    ['<UL>\n  <LI>leest</LI>\n  <LI>kiest</LI>\n  <LI>meet</LI>\n</UL>'],
    ['<ol start="3"><li value="3">leest</li><li>kiest</li><li>meet</li></ol>'],
    ['<p>- leest;</p><p>- kiest;</p><p>- meet.</p>'],
    ['<div>&bull;&nbsp;leest</div><div>&bull;&nbsp;kiest</div><div>&bull;&nbsp;meet</div>'],
    ['<br>- leest;<br/>- kiest;<br />- meet.'],
    [
      '<table><tr><td>-</td><td>leest</td></tr><tr><td>-</td><td>kiest</td></tr><tr><td>-</td><td>meet</td></tr></table>',
    ],
    [
      '<ul><li><b>leest</b></li><li><span style="color: a > b">kiest</span></li><li><a href="x">meet</a></li></ul>',
    ],
    [
      '<ul><li><div>leest</div></li><li><section>kiest</section></li><li><strong><em>meet</em></strong></li></ul>',
    ],
    ['<ul><li>- leest</li><li>• kiest</li><li>· meet</li></ul>'],
    ['&lt;ul&gt;&lt;li&gt;leest&lt;/li&gt;&lt;li&gt;kiest&lt;/li&gt;&lt;li&gt;meet&lt;/li&gt;&lt;/ul&gt;'],
    [
      '<p class=MsoListParagraph><![if !supportLists]><span>\uf0b7<span>&nbsp; </span></span><![endif]>leest</p><p>\uf0b7 kiest</p><p>\uf0b7 meet</p>',
    ],
    ['<ul><li>leest;</li><!-- oud --><li>kiest;</li><script>x()</script><li>meet.</li></ul>'],
  ])('D20 HTML %j', (html) => {
    expect(read(`<p>De vakman:</p>${html}`).behaviour).toEqual({ intro, lines: points });
    expect(read(`${intro}${html}`).behaviour).toEqual({ intro, lines: points });
  });

  it.each([
    ['leest 5 m<sup>2</sup> en CO<sub>2</sub>', 'leest 5 m² en CO₂'],
    ['meet 10<sup>-3</sup> en 1<sup>e</sup>', 'meet 10⁻³ en 1e'],
    ['vult <code> en <naam> in', 'vult <code> en <naam> in'],
    ['kiest a < b en c > d', 'kiest a < b en c > d'],
    ['houdt p<0,05 aan', 'houdt p<0,05 aan'],
    ['ziet <img src="x" alt="een las"> liggen', 'ziet een las liggen'],
    ['&Eacute;&eacute;n &Auml; &szlig; &AElig; &oelig;', 'Één Ä ß Æ œ'],
    ['&plusmn; &sup2; &frac12; &micro; &times; &le; &ge; &ne;', '± ² ½ µ × ≤ ≥ ≠'],
    ['&#8217; &#x2019; &#146; &#128; &#133;', '’ ’ ’ € …'],
    ['\u0093staal\u0094 \u0096 \u0080 5', '“staal” – € 5'],
    ['R&D en Q&amp;A en AT&amp;amp;T', 'R&D en Q&A en AT&T'],
    ['caf&eacute en bar', 'café en bar'],
    ['werkt n.v.t.', 'werkt n.v.t.'],
    ['werkt c.q.;', 'werkt c.q.'],
    ['en e.a.', 'en e.a.'],
    ['3 p.p.', '3 p.p.'],
    ['bij ACME B.V.;', 'bij ACME B.V.'],
    ['zie blz.', 'zie blz.'],
    ['zie www.voorbeeld.nl.', 'zie www.voorbeeld.nl'],
    ['leest alles ...', 'leest alles ...'],
    ['leest alles.;', 'leest alles'],
  ])('D20 D21 %j is read as %j', (text, expected) => {
    expect(read(`De vakman:\n- kiest;\n- ${text}`).behaviour.lines).toEqual(['kiest', expected]);
  });
});

describe('points behind each other without a space before their mark', () => {
  it.each([
    ['De vakman:\n- leest;- kiest;- meet', 'De vakman:'],
    ['De vakman:- leest\n- kiest\n- meet', 'De vakman:'],
    ['De vakman:– leest;– kiest;– meet.', 'De vakman:'],
    ['- leest;\n- kiest;- meet', ''],
    ['De vakman:\n● leest ● kiest\n● meet', 'De vakman:'],
    ['● leest ● kiest\n● meet', ''],
  ])('D20 %j is three points, and said to be a guess', (text, intro) => {
    const { behaviour, oddities } = read(text);
    expect(behaviour).toEqual({ intro, lines: points });
    expect(oddities.map(({ kind }) => kind)).toContain('one-line');
  });

  it.each([
    'werkt volgens norm A;B en C-D',
    'kiest type X:-Y of Z',
    'leest zwart-wit; ook grijs-blauw',
    'bedient de knop ● rood',
  ])('D20 %j is one point', (point) => {
    expect(read(`De vakman:\n- ${point};\n- meet`).behaviour.lines).toEqual([point, 'meet']);
  });
});
