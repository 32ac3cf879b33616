/** What closes a line of a list (`;`, `,`, `.`) is no part of its text, unless it belongs to an abbreviation or dots. */

const abbreviations = new Set(
  (
    'aanv afb afd afk alg art bijl bijv blz bv ca dhr diam dr drs ed enz evt etc excl fam fig gebr gem hfst ing incl inl ' +
    'ir jl jr max min mevr mld mln mr mw nr nrs obs opm pag pct pers plm prof red ref reg resp st tab tel temp vb vgl vlg ' +
    'vnl zgn zgnd'
  ).split(' '),
);
/** Single letters with full stops between them: n.v.t., c.q., e.a., p.p., B.V. */
const dotted = /(?:^|[\s("'“‘/])(?:\p{L}{1,3}\.)+\p{L}{1,3}$/u;

const isAbbreviation = (text: string): boolean => {
  const word = /[\p{L}.]+$/u.exec(text)?.[0] ?? '';
  return dotted.test(text) || abbreviations.has(word.toLowerCase());
};

/** Whether the full stop at the end is one of an abbreviation. */
export const endsInAbbreviation = (text: string): boolean =>
  text.endsWith('.') && isAbbreviation(text.slice(0, -1));

/** A list line without its closing sign. A full stop before the closing semicolon belongs to the text. */
export function withoutListEnd(line: string): string {
  const text = line.trim();
  const bare = text.replace(/[\s;,]+$/, '');
  if (/(?:\.{2,}|…)$/.test(bare) || !bare.endsWith('.')) return bare;
  const stem = bare.slice(0, -1).trimEnd();
  if (bare.length < text.length && text.charAt(bare.length) !== ' ') return isSentence(stem) ? stem : bare;
  return isAbbreviation(stem) ? bare : stem;
}

/** "leest de tekening.;" is a sentence that was closed twice; "meet 5 m.;" is not. */
const isSentence = (stem: string): boolean =>
  !isAbbreviation(stem) && (/\p{L}{4,}$/u.exec(stem)?.[0].length ?? 0) > 0;
