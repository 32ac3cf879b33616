/** A released result as PDF, drawn on the phone: loaded only when somebody asks for one, with the fonts that its names need. */
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { ResultCopy } from '../../shared/protocol/candidate-api';
import { drawSheet } from '../../shared/report/draw-sheet';
import type { LoadFont } from '../../shared/report/font-list';
import type { Language } from '../../shared/texts/languages';
import { composeOwnSheet } from './compose-own-sheet';

const addresses = import.meta.glob<string>('../../assets/fonts/*.ttf', {
  query: '?url',
  import: 'default',
  eager: true,
});

const loadFont: LoadFont = async (file) => {
  const answer = await fetch(addresses[`../../assets/fonts/${file}`] ?? '');
  if (!answer.ok) throw new Error(`font answered ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
};

export type DrawnSheet = { readonly bytes: Uint8Array<ArrayBuffer>; readonly fileName: string };

/**
 * A sheet that lacks the letters of a name is none: where a font does not come, nothing is saved.
 * @param issuedAt ISO moment that the sheet says it was made
 */
export async function drawOwnSheet(
  copy: ResultCopy,
  language: Language,
  issuedAt: string,
  load: LoadFont = loadFont,
): Promise<Result<DrawnSheet>> {
  const composed = composeOwnSheet(copy, language, issuedAt);
  if (!composed.ok) return composed;
  const { sheet, fileName } = composed.value;
  const drawn = await drawSheet(sheet, load, issuedAt).catch(() => null);
  return drawn ? ok({ bytes: new Uint8Array(drawn.bytes), fileName }) : err(problem('hub-unreachable'));
}
