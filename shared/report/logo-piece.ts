/** The logo of a centre, at the right of the width, in its own proportions. */
import { type Png, readPng } from '../domain/png';
import { type DrawOp, type Piece, tagged } from './piece';
import { contentWidth as width } from './sheet-style';

/** How much room it has at most. */
export const logoRoom = { width: 130, height: 46 } as const;

/** The layout must know how large it is before anything is drawn; null for what is no PNG, and not even base64. */
function pngOf(base64: string): Png | null {
  try {
    return readPng(Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)));
  } catch {
    return null;
  }
}

/** Null for what is no picture. */
export function logoPiece(png: string): Piece | null {
  const size = pngOf(png);
  if (!size) return null;
  const scale = Math.min(logoRoom.width / size.width, logoRoom.height / size.height);
  const [drawnWidth, height] = [size.width * scale, size.height * scale];
  const op: DrawOp = { kind: 'picture', x: width - drawnWidth, y: 0, width: drawnWidth, height, png };
  // The name of the centre stands beside it.
  return tagged({ name: 'Artifact' }, { height, ops: [op] });
}
