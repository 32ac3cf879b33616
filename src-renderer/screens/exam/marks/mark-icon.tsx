/**
 * The sign of a mark: its shape tells it apart without colour. A tick or two, a square with a cross, half a circle or a
 * plus, as the scale says of its level; an eye with a stroke for not observed, a dash for not applicable.
 */
import {
  IconCheck,
  IconChecks,
  IconCircle,
  IconCircleCheckFilled,
  IconCircleHalf2,
  IconDiamond,
  IconEyeOff,
  IconMinus,
  IconPlus,
  IconSquareXFilled,
} from '@tabler/icons-react';
import type { MarkValue, RatingScale } from '../../../../shared/values/scale';
import { type MarkSign, markSignOf } from './answers';

const icons: Readonly<Record<MarkSign, typeof IconCircle>> = {
  tick: IconCheck,
  'double-tick': IconChecks,
  plus: IconPlus,
  half: IconCircleHalf2,
  cross: IconSquareXFilled,
  other: IconDiamond,
  'not-observed': IconEyeOff,
  'not-applicable': IconMinus,
};

type MarkIconProps = {
  readonly scale: RatingScale;
  /** Null is an open indicator. */
  readonly value: MarkValue | null;
  readonly size?: number;
};

/** `size` in CSS pixels. For the eye only: the word stands beside it everywhere. */
export function MarkIcon({ scale, value, size = 20 }: MarkIconProps) {
  const sign = value === null ? null : markSignOf(scale, value);
  const isSolidTick = size <= 22 && sign === 'tick';
  const Icon = sign === null ? IconCircle : isSolidTick ? IconCircleCheckFilled : icons[sign];
  return <Icon size={size} stroke={2.25} aria-hidden />;
}
