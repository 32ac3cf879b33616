/** Small parts that every screen is made of. */
import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react';
import type { Problem } from '../shared/kernel/problem';
import type { Texts } from '../shared/texts/create-texts';
import { usePage } from './page';
import { go } from './place';

/**
 * A problem in words. That there is no connection is said in the words of a phone, and what this page has no words for (a newer
 * hub's, or before they were loaded) in general ones.
 */
export function sayProblem(t: Texts, { code, details }: Problem): string {
  if (code === 'hub-unreachable' || code === 'hub-answer-not-understood') return t('candidate:away.text');
  try {
    return t(`problem:${code}`, details);
  } catch {
    return t('candidate:problem');
  }
}

export const Notice = ({ t, failed }: { readonly t: Texts; readonly failed: Problem | null }): ReactNode => (
  <div role="alert">{failed && <p className="notice bad">{sayProblem(t, failed)}</p>}</div>
);

/** Its focus goes to it when the screen is opened, so that whoever listens hears where they are. */
export function Heading({ children }: { readonly children: string }): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${children} · Vakproef`;
    heading.current?.focus({ preventScroll: true });
  }, [children]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}

type LinkProps = {
  readonly to: string;
  readonly className?: string;
  readonly isHere?: boolean;
  readonly children: ReactNode;
};

/** A link to a screen of this page: an ordinary one, opened without loading the page anew. */
export function ScreenLink({ to, className, isHere, children }: LinkProps): ReactNode {
  const follow = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a href={to} className={className} aria-current={isHere ? 'page' : undefined} onClick={follow}>
      {children}
    </a>
  );
}

/** Waiting, or why there is nothing to see, with the way to try again. */
export function Asked({
  failed,
  again,
}: {
  readonly failed: Problem | null;
  readonly again: () => void;
}): ReactNode {
  const { t } = usePage();
  if (!failed) return <p role="status">{t('candidate:loading')}</p>;
  return (
    <>
      <Notice t={t} failed={failed} />
      <button type="button" onClick={again}>
        {t('candidate:again')}
      </button>
    </>
  );
}

type FactsProps = { readonly facts: readonly (readonly [label: string, fact: string])[] };

/** What is known of something; blank facts are left out. */
export function Facts({ facts }: FactsProps): ReactNode {
  const { t } = usePage();
  return (
    <dl>
      {facts
        .filter(([, fact]) => fact !== '')
        .map(([label, fact]) => (
          <div key={label}>
            <dt>{t(label)}</dt>
            <dd className="typed">{fact}</dd>
          </div>
        ))}
    </dl>
  );
}

type SureProps = {
  readonly label: string;
  readonly question: string;
  readonly isBusy: boolean;
  readonly onSure: () => void;
};

/** Something that cannot be undone here: opens, says what it does, and asks. */
export const SureButton = ({ label, question, isBusy, onSure }: SureProps): ReactNode => (
  <details className="sure">
    <summary>{label}</summary>
    <p>{question}</p>
    <button type="button" className="danger" disabled={isBusy} onClick={onSure}>
      {label}
    </button>
  </details>
);
