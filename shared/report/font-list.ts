/**
 * The fonts of a sheet: Noto Sans for Latin, Greek and Cyrillic, which every sheet has, and others that are only fetched
 * when a character asks for them. Which one is asked goes by the script of the character, never by trying all.
 */

/** Every font by its file in assets/fonts. Only Noto Sans has a bold of its own; the others are thickened. */
export const fontFiles = {
  regular: 'NotoSans-Regular.ttf',
  bold: 'NotoSans-Bold.ttf',
  arabic: 'NotoSansArabic-Regular.ttf',
  armenian: 'NotoSansArmenian-Regular.ttf',
  bengali: 'NotoSansBengali-Regular.ttf',
  devanagari: 'NotoSansDevanagari-Regular.ttf',
  emoji: 'NotoEmoji-Regular.ttf',
  ethiopic: 'NotoSansEthiopic-Regular.ttf',
  georgian: 'NotoSansGeorgian-Regular.ttf',
  gujarati: 'NotoSansGujarati-Regular.ttf',
  gurmukhi: 'NotoSansGurmukhi-Regular.ttf',
  hebrew: 'NotoSansHebrew-Regular.ttf',
  japanese: 'NotoSansJP-Regular.ttf',
  kannada: 'NotoSansKannada-Regular.ttf',
  khmer: 'NotoSansKhmer-Regular.ttf',
  korean: 'NotoSansKR-Regular.ttf',
  lao: 'NotoSansLao-Regular.ttf',
  malayalam: 'NotoSansMalayalam-Regular.ttf',
  math: 'NotoSansMath-Regular.ttf',
  myanmar: 'NotoSansMyanmar-Regular.ttf',
  chinese: 'NotoSansSC-Regular.ttf',
  sinhala: 'NotoSansSinhala-Regular.ttf',
  symbols: 'NotoSansSymbols-Regular.ttf',
  symbols2: 'NotoSansSymbols2-Regular.ttf',
  tamil: 'NotoSansTamil-Regular.ttf',
  telugu: 'NotoSansTelugu-Regular.ttf',
  thai: 'NotoSansThai-Regular.ttf',
} as const;

export type FontName = keyof typeof fontFiles;
/** Gives the bytes of a file in assets/fonts. */
export type LoadFont = (file: string) => Promise<Uint8Array>;

const common = /[\p{S}\p{P}\p{N}\p{Script=Common}\p{Script=Inherited}]/u;

/** In order: what stands first is asked first. */
const askedBy: readonly (readonly [font: FontName, characters: RegExp])[] = [
  ['arabic', /\p{Script_Extensions=Arabic}/u],
  ['hebrew', /\p{Script_Extensions=Hebrew}/u],
  ['devanagari', /\p{Script_Extensions=Devanagari}/u],
  ['bengali', /\p{Script_Extensions=Bengali}/u],
  ['gujarati', /\p{Script_Extensions=Gujarati}/u],
  ['gurmukhi', /\p{Script_Extensions=Gurmukhi}/u],
  ['kannada', /\p{Script_Extensions=Kannada}/u],
  ['malayalam', /\p{Script_Extensions=Malayalam}/u],
  ['sinhala', /\p{Script_Extensions=Sinhala}/u],
  ['tamil', /\p{Script_Extensions=Tamil}/u],
  ['telugu', /\p{Script_Extensions=Telugu}/u],
  ['thai', /\p{Script_Extensions=Thai}/u],
  ['lao', /\p{Script_Extensions=Lao}/u],
  ['khmer', /\p{Script_Extensions=Khmer}/u],
  ['myanmar', /\p{Script_Extensions=Myanmar}/u],
  ['ethiopic', /\p{Script_Extensions=Ethiopic}/u],
  ['armenian', /\p{Script_Extensions=Armenian}/u],
  ['georgian', /\p{Script_Extensions=Georgian}/u],
  ['emoji', /[\p{Emoji_Presentation}\p{Emoji_Modifier}\p{Regional_Indicator}]/u],
  ['math', common],
  ['symbols', common],
  ['symbols2', common],
  ['emoji', common],
];

const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const hangul = /\p{Script=Hangul}/u;
const eastAsian = /[\p{Script_Extensions=Han}\p{Script_Extensions=Bopomofo}\u3000-\u33ff\uff00-\uffef]/u;

/**
 * One character of Han is written a little differently in China, Japan and Korea. A text that has kana is taken for
 * Japanese, one with hangul for Korean, any other for Chinese.
 */
function eastAsianFonts(character: string, text: string): readonly FontName[] {
  if (hangul.test(character)) return ['korean'];
  if (kana.test(character)) return ['japanese', 'chinese'];
  if (!eastAsian.test(character)) return [];
  if (kana.test(text)) return ['japanese', 'chinese', 'korean'];
  return hangul.test(text) ? ['korean', 'chinese', 'japanese'] : ['chinese', 'japanese', 'korean'];
}

/**
 * Which fonts may have a character that Noto Sans has not, the likeliest first.
 * @param text everything on the sheet, by which the font for Han is chosen
 */
export function fontsFor(character: string, text: string): readonly FontName[] {
  const byScript = askedBy.filter(([, characters]) => characters.test(character)).map(([font]) => font);
  return [...new Set([...byScript, ...eastAsianFonts(character, text)])];
}
