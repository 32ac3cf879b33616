/** A text as a QR code: always dark on light, because that is what cameras and scanners read. */
import { useMemo } from 'react';
import { encode } from 'uqr';

type QrCodeProps = {
  readonly text: string;
  /** What the picture is, for whoever does not see it. */
  readonly label: string;
};

/**
 * Drawn as one path: a hundred squares of their own would be a hundred things to lay out. What it holds stands beside it
 * as text, too, because not everybody has something to scan it with.
 */
export function QrCode({ text, label }: QrCodeProps) {
  const { size, path } = useMemo(() => {
    const { data, size: modules } = encode(text, { ecc: 'M', border: 4 });
    const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { size: modules, path: dark.join('') };
  }, [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      width="13rem"
      height="13rem"
      shapeRendering="crispEdges"
      style={{ maxWidth: '100%', forcedColorAdjust: 'none' }}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
