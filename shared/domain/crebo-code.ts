/** A crebo code (code in the central register of vocational training): five digits, or K and four for an elective. */
export const creboPattern = /^(\d{5}|K\d{4})$/;

/**
 * A code as it comes from files, spreadsheets and e-mails: in quotes, with a small k, or as the number a spreadsheet
 * made of it (`25655.0`, `2.5655E4`). `isGuess` where it was a number; null for what is no code.
 */
export function readCreboCode(text: string): { readonly code: string; readonly isGuess: boolean } | null {
  const bare = text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/^[\s="'‘’“”„`´([{<#]+|[\s"'‘’“”`´)\]}>.:]+$/g, '')
    .toUpperCase();
  if (creboPattern.test(bare)) return { code: bare, isGuess: false };
  const elective = /^K[-\s.]?(\d{4})$/.exec(bare)?.[1];
  if (elective) return { code: `K${elective}`, isGuess: false };
  const whole = /^(\d{5})[.,]0{1,6}$/.exec(bare)?.[1];
  if (whole) return { code: whole, isGuess: true };
  const [, first, decimals = '', exponent] = /^(\d)(?:[.,](\d{1,4}))?E\+?0{0,2}(4)$/.exec(bare) ?? [];
  if (first && exponent) return { code: `${first}${decimals.padEnd(4, '0')}`, isGuess: true };
  const parted = /^(\d{2})[.\s](\d{3})$/.exec(bare);
  return parted ? { code: `${parted[1]}${parted[2]}`, isGuess: true } : null;
}
