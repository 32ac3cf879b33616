/**
 * The sign of a mark: its shape tells it apart without colour. Sufficient is a circle with a tick, good a circle with
 * two, insufficient a square with a cross, not observed an eye with a stroke, not applicable a dash.
 */
import {
  IconCheck,
  IconChecks,
  IconCircle,
  IconCircleCheckFilled,
  IconEyeOff,
  IconMinus,
  IconSquareXFilled,
} from '@tabler/icons-react';
import type { MarkValue } from '../../../shared/values/scale';

/** How a mark is coloured; never the only sign of it. */
export const toneOf = (value: MarkValue): 'good' | 'bad' | 'unseen' => {
  if (value === 'met' || value === 'sufficient' || value === 'good') return 'good';
  return value === 'not-met' || value === 'insufficient' ? 'bad' : 'unseen';
};

const icons = {
  met: IconCheck,
  sufficient: IconCheck,
  good: IconChecks,
  'not-met': IconSquareXFilled,
  insufficient: IconSquareXFilled,
  'not-observed': IconEyeOff,
  'not-applicable': IconMinus,
} as const;

const iconOf = (value: string) =>
  Object.hasOwn(icons, value) ? icons[value as keyof typeof icons] : IconCircle;

type MarkIconProps = {
  /** Null is an open indicator. */
  readonly value: MarkValue | null;
  readonly size?: number;
};

export function MarkIcon({ value, size = 20 }: MarkIconProps) {
  const isSolidTick = size <= 22 && (value === 'met' || value === 'sufficient');
  const Icon = value === null ? IconCircle : isSolidTick ? IconCircleCheckFilled : iconOf(value);
  return <Icon size={size} stroke={2.25} aria-hidden />;
}
