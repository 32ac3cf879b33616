/** A photo without the place where it was taken, otherwise the same picture, turned as it was. */
import { blankPlace } from './blank-place';
import { stripJpeg } from './strip-jpeg';
import { stripPng } from './strip-png';
import { stripWebp } from './strip-webp';

const strips: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array | null>> = {
  'image/jpeg': stripJpeg,
  'image/png': stripPng,
  'image/webp': stripWebp,
  'image/heic': blankPlace,
  'image/avif': blankPlace,
  'image/tiff': blankPlace,
};

/** Null when it is damaged, so that nobody knows what else stands in it. */
export const stripPhoto = (bytes: Uint8Array, mediaType: string): Uint8Array | null => {
  const strip = strips[mediaType];
  return strip ? strip(bytes) : bytes;
};
