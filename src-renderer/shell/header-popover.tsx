/**
 * A button in the header with something that opens below it. Made of the browser's own popover: it closes on Escape and on a tap
 * elsewhere, and lies above everything.
 */
import { useRouterState } from '@tanstack/react-router';
import { type ReactNode, type ToggleEvent, useEffect, useId, useRef } from 'react';
import classes from './header-menu.module.css';

type HeaderPopoverProps = {
  /** Spoken name of the button. */
  readonly label: string;
  /** What stands on the button. */
  readonly face: ReactNode;
  readonly className?: string | undefined;
  /** When it has opened or closed; not when it went with its screen. */
  readonly onToggled?: (isOpen: boolean) => void;
  /** What opens; `close` closes it. */
  readonly children: (close: () => void) => ReactNode;
};

/** Closes when the address changes, too: what opened it belongs to the screen before. */
export function HeaderPopover({ label, face, className, onToggled, children }: HeaderPopoverProps) {
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  // Whoever tabs on has left it.
  useEffect(() => {
    const own = menu.current;
    const close = ({ relatedTarget }: FocusEvent): void => {
      if (relatedTarget instanceof Node && !own?.contains(relatedTarget)) own?.hidePopover();
    };
    own?.addEventListener('focusout', close);
    return () => own?.removeEventListener('focusout', close);
  });
  const anchor = `--menu${id.replaceAll(/\W/g, '')}`;
  return (
    <>
      <button
        type="button"
        className={classes.button}
        style={{ anchorName: anchor }}
        popoverTarget={id}
        aria-label={label}
        title={label}
      >
        {face}
      </button>
      {/* Left open, it would lie over the next screen: that one has a menu of its own, closed. */}
      <div
        key={pathname}
        ref={menu}
        id={id}
        popover="auto"
        className={`${classes.menu} ${className ?? ''}`}
        style={{ positionAnchor: anchor }}
        onToggle={({ newState }: ToggleEvent<HTMLDivElement>) => onToggled?.(newState === 'open')}
      >
        {children(() => menu.current?.hidePopover())}
      </div>
    </>
  );
}
