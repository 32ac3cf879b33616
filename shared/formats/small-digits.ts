/** Raised and lowered digits (`<sup>`, `<sub>`) as signs of their own, so that m² does not become m2. */
const signs = { sup: '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻', sub: '₀₁₂₃₄₅₆₇₈₉₊₋' } as const;

/** Text that is not all digits stays as it is. */
export function inSmallDigits(kind: 'sup' | 'sub', text: string): string {
  const trimmed = text.trim();
  if (!/^[+\-−–]?\d+[+\-−–]?$/.test(trimmed)) return text;
  return Array.from(trimmed, (sign) => {
    const place = '0123456789+'.indexOf(sign);
    return signs[kind].charAt(place < 0 ? 11 : place);
  }).join('');
}
