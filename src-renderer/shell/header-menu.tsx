/**
 * A button in the header that opens a few choices. Made of the browser's own popover: it closes on Escape and on a tap
 * elsewhere, and lies above everything.
 */
import { useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import classes from './header-menu.module.css';

export type MenuChoice = {
  readonly key: string;
  readonly label: string;
  readonly lang?: string;
  readonly isCurrent?: boolean;
  readonly choose: () => void;
};

type HeaderMenuProps = {
  /** Spoken name of the button. */
  readonly label: string;
  readonly icon: ReactNode;
  /** What stands beside the icon. */
  readonly children: ReactNode;
  readonly choices: readonly MenuChoice[];
};

/** The label stands in the menu too: on a narrow screen the button is an icon only. */
export function HeaderMenu({ label, icon, children, choices }: HeaderMenuProps) {
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
        {icon}
        <span className={classes.words}>{children}</span>
      </button>
      {/* Left open, it would lie over the next screen: that one has a menu of its own, closed. */}
      <div
        key={pathname}
        ref={menu}
        id={id}
        popover="auto"
        className={classes.menu}
        style={{ positionAnchor: anchor }}
      >
        <p className={classes.label}>{label}</p>
        {choices.map(({ key, label: words, lang, isCurrent = false, choose }) => (
          <button
            key={key}
            type="button"
            lang={lang}
            aria-pressed={isCurrent}
            className={classes.choice}
            onClick={() => {
              menu.current?.hidePopover();
              choose();
            }}
          >
            {words}
          </button>
        ))}
      </div>
    </>
  );
}
