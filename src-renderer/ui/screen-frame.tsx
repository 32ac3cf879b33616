/**
 * The frame of every screen: where one came from, the title, what can be done here, and the content. After a change
 * of screens the heading takes the focus, so that a screen reader says where one is and the next Tab goes on from there.
 */
import { IconArrowLeft } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './screen-frame.module.css';
import { scrollAsItGrows } from './scroll-as-it-grows';
import { useUiState } from './ui-state';
import { useWindowTitle } from './use-window-title';

type ScreenFrameProps = {
  readonly title: string;
  /** For the window or tab where `title` is the name of a person. */
  readonly windowTitle?: string;
  /** A line under the title. */
  readonly subtitle?: ReactNode;
  /** Above the title: a link back, made with the router's `Link`. */
  readonly back?: ReactNode;
  /** Buttons at the right of the title. */
  readonly actions?: ReactNode;
  /** `reading` keeps lines short, `wide` takes the whole width for tables. */
  readonly width?: 'reading' | 'wide';
  readonly children: ReactNode;
};

/** `windowTitle` where the heading is a name of a person: titles of windows are written to disk. */
export function ScreenFrame({
  title,
  windowTitle = title,
  subtitle,
  back,
  actions,
  width = 'wide',
  children,
}: ScreenFrameProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const { hasNavigated, openAt } = useUiState.getState();
    if (!hasNavigated) return undefined;
    window.scrollTo(0, openAt);
    heading.current?.focus({ preventScroll: true });
    // The rows of a list are drawn after its frame.
    return openAt === 0 ? undefined : scrollAsItGrows(openAt);
  }, []);
  useWindowTitle(windowTitle);

  return (
    <div className={classes.frame} data-width={width}>
      <header className={classes.head}>
        {back && (
          <div className={classes.back}>
            <IconArrowLeft size={18} aria-hidden />
            {back}
          </div>
        )}
        <div className={classes.titleRow}>
          <div>
            <h1 ref={heading} tabIndex={-1} className={classes.title}>
              {title}
            </h1>
            {subtitle && <div className={classes.subtitle}>{subtitle}</div>}
          </div>
          {actions && <div className={classes.actions}>{actions}</div>}
        </div>
      </header>
      {children}
    </div>
  );
}
