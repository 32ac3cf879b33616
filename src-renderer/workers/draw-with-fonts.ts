/** Draws with fonts that are fetched. One that does not come is told; the next drawing tries again. */
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { DrawnSheet } from '../../shared/report/draw-document';
import type { LoadFont } from '../../shared/report/font-list';

class FontNotFetched extends Error {}

/** Each font once, by the first sheet that asks for it. */
export function createFontStore(fetchFont: LoadFont): LoadFont {
  const fonts = new Map<string, Promise<Uint8Array>>();
  return (file) => {
    const known =
      fonts.get(file) ??
      fetchFont(file).catch((cause: unknown) => {
        fonts.delete(file);
        throw new FontNotFetched(file, { cause });
      });
    fonts.set(file, known);
    return known;
  };
}

/** What it makes, or that a font did not come. */
export async function unlessFontsFail<T>(make: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await make());
  } catch (thrown) {
    if (thrown instanceof FontNotFetched) return err(problem('font-not-fetched'));
    throw thrown;
  }
}

/**
 * A sheet or a list as PDF. One that lacks the letters of a name is none: without a font there is no paper.
 * @param load from `createFontStore`
 */
export async function drawWithFonts<Paper>(
  draw: (paper: Paper, load: LoadFont, issuedAt: string) => Promise<DrawnSheet>,
  paper: Paper,
  issuedAt: string,
  load: LoadFont,
): Promise<Result<{ bytes: Uint8Array<ArrayBuffer>; missing: string[] }>> {
  return unlessFontsFail(async () => {
    const { bytes, missing } = await draw(paper, load, issuedAt);
    return { bytes: new Uint8Array(bytes), missing: [...missing] };
  });
}
