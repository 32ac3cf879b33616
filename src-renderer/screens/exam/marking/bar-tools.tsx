/** Back, forward, undo and remark, beside the answers. */
import { IconArrowBackUp, IconChevronLeft, IconChevronRight, IconMessage } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../ui/preferences';
import classes from './bar-tools.module.css';

/**
 * `onClick` is null while there is nothing to do: the button stays in its place, so that the thumb finds the others.
 */
type ToolProps = {
  readonly icon: ReactNode;
  readonly label: string;
  readonly shortcut: string | null;
  /** `at`: when it was pressed, in milliseconds of its event. */
  readonly onClick: ((at: number) => void) | null;
};

/** Not `disabled`: a button that vanishes from the order of focus moves the others under the fingers. */
function Tool({ icon, label, shortcut, onClick }: ToolProps) {
  return (
    <button
      type="button"
      className={classes.tool}
      title={label}
      aria-disabled={onClick === null}
      onClick={(event) => onClick?.(event.timeStamp)}
      {...(shortcut ? { 'aria-keyshortcuts': shortcut } : {})}
    >
      {icon}
      <span className={classes.label}>{label}</span>
    </button>
  );
}

type BarToolsProps = {
  readonly onBack: (() => void) | null;
  readonly onForward: (() => void) | null;
  readonly onUndo: ((at: number) => void) | null;
  readonly onRemark: () => void;
};

/** Where there is little room only the signs show; the words are still said. */
export function BarTools({ onBack, onForward, onUndo, onRemark }: BarToolsProps) {
  const { t } = useTranslation('exam');
  const singleKeys = usePreferences((p) => p.singleKeys);
  const single = (key: string) => (singleKeys ? key : null);
  return (
    <div className={classes.tools}>
      <Tool
        icon={<IconChevronLeft aria-hidden />}
        label={t('back')}
        shortcut={single('K')}
        onClick={onBack}
      />
      <Tool
        icon={<IconChevronRight aria-hidden />}
        label={t('forward')}
        shortcut={single('J')}
        onClick={onForward}
      />
      <Tool icon={<IconArrowBackUp aria-hidden />} label={t('undo')} shortcut="Control+Z" onClick={onUndo} />
      <Tool
        icon={<IconMessage aria-hidden />}
        label={t('remark')}
        shortcut={single('C')}
        onClick={onRemark}
      />
    </div>
  );
}
