/**
 * The logo that somebody chose as the PNG that the centre keeps. A JPEG is drawn here, upright as its camera says, and as large as a
 * sheet can print it: so every device and every older program reads it as it reads the others, and a photograph of megabytes does
 * not travel to all of them.
 */
import { logoLimitBytes } from '../../../../shared/domain/decide-centre';
import { readJpeg } from '../../../../shared/domain/jpeg';
import { logoRoom } from '../../../../shared/report/logo-piece';

/** Pixels for each point of the paper (72 per inch), finest first: 288 dots per inch are more than a printer shows of a logo. */
const finenesses = [4, 3, 2] as const;
/** More than any camera has; a file of a few bytes may say it has billions. */
const mostPixels = 60_000_000;

async function drawn(picture: ImageBitmap, fineness: number): Promise<Uint8Array> {
  const room = Math.min(logoRoom.width / picture.width, logoRoom.height / picture.height);
  const scale = Math.min(room * fineness, 1);
  const width = Math.max(Math.round(picture.width * scale), 1);
  const height = Math.max(Math.round(picture.height * scale), 1);
  const canvas = new OffscreenCanvas(width, height);
  const brush = canvas.getContext('2d');
  if (!brush) throw new Error('nothing to draw with');
  brush.imageSmoothingQuality = 'high';
  brush.drawImage(picture, 0, 0, width, height);
  return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
}

/** What is no whole JPEG comes back as it is: whether it is a PNG is decided where it is recorded. */
export async function logoAsPng(chosen: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const jpeg = readJpeg(chosen);
  if (!jpeg || jpeg.width * jpeg.height > mostPixels) return chosen;
  try {
    const picture = await createImageBitmap(new Blob([chosen], { type: 'image/jpeg' }));
    let png = chosen as Uint8Array;
    for (const fineness of finenesses) {
      png = await drawn(picture, fineness);
      if (png.length <= logoLimitBytes) break;
    }
    picture.close();
    return png;
  } catch {
    return chosen;
  }
}
