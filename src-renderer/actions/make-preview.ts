/**
 * A small picture of a photo, for lists: made once, when the photo is added, and drawn anew, so that nothing of what a camera
 * writes stands in it. The browser decodes off the page's thread.
 */

/** No list waits for more, on whichever line. */
const mostPreviewBytes = 60_000;
const edgesPx = [480, 320, 160] as const;
const qualities = [0.75, 0.5] as const;

export type MakePreview = (photo: Blob) => Promise<Blob | null>;

async function drawSmall(photo: ImageBitmap, edge: number, quality: number): Promise<Blob> {
  const scale = Math.min(1, edge / Math.max(photo.width, photo.height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(photo.width * scale)),
    Math.max(1, Math.round(photo.height * scale)),
  );
  const context = canvas.getContext('2d');
  // What one can see through is on white, as on paper.
  if (context) context.fillStyle = 'white';
  context?.fillRect(0, 0, canvas.width, canvas.height);
  context?.drawImage(photo, 0, 0, canvas.width, canvas.height);
  return canvas.convertToBlob({ type: 'image/jpeg', quality });
}

/** Null where the browser cannot decode it (HEIC, TIFF): then a list shows its kind. */
export async function makePreview(photo: Blob): Promise<Blob | null> {
  try {
    const decoded = await createImageBitmap(photo, { imageOrientation: 'from-image' });
    try {
      for (const edge of edgesPx)
        for (const quality of qualities) {
          const drawn = await drawSmall(decoded, edge, quality);
          if (drawn.size <= mostPreviewBytes) return drawn;
        }
      return null;
    } finally {
      decoded.close();
    }
  } catch {
    return null;
  }
}
