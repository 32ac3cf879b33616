/** A state in three ways at once: word, icon and shape. Never by colour alone. */
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconCloudOff,
  IconInfoCircle,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './status-mark.module.css';

export type StatusTone = 'good' | 'bad' | 'waiting' | 'attention' | 'info' | 'neutral' | 'offline';

const icons = {
  good: IconCircleCheck,
  bad: IconCircleX,
  waiting: IconClock,
  attention: IconAlertTriangle,
  info: IconInfoCircle,
  neutral: null,
  offline: IconCloudOff,
} as const;

type StatusMarkProps = {
  readonly tone: StatusTone;
  /** Instead of the icon of the tone. */
  readonly icon?: ReactNode;
  readonly children: ReactNode;
};

/** The tone is colour and shape; the words must say the same without them. */
export function StatusMark({ tone, icon, children }: StatusMarkProps) {
  const Icon = icons[tone];
  return (
    <span className={classes.mark} data-tone={tone}>
      {icon ?? (Icon && <Icon size={18} aria-hidden />)}
      <span>{children}</span>
    </span>
  );
}
