/** A button in the header that opens a few choices. */
import type { ReactNode } from 'react';
import classes from './header-menu.module.css';
import { HeaderPopover } from './header-popover';

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
  const face = (
    <>
      {icon}
      <span className={classes.words}>{children}</span>
    </>
  );
  return (
    <HeaderPopover label={label} face={face}>
      {(close) => (
        <>
          <p className={classes.label}>{label}</p>
          {choices.map(({ key, label: words, lang, isCurrent = false, choose }) => (
            <button
              key={key}
              type="button"
              lang={lang}
              aria-pressed={isCurrent}
              className={classes.choice}
              onClick={() => {
                close();
                choose();
              }}
            >
              {words}
            </button>
          ))}
        </>
      )}
    </HeaderPopover>
  );
}
