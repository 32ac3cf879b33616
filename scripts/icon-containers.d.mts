export type IconImage = {
  readonly size: number;
  readonly png: Buffer;
  readonly rgba: readonly number[] | null;
};
export const largestBitmap: number;
export function toIco(images: readonly IconImage[]): Buffer;
export function toIcns(images: readonly IconImage[]): Buffer;
