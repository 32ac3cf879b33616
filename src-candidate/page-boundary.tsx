/**
 * Where the page itself fails (a hub of another version than the page that stands open, a fault of ours) it says so in place of a white
 * screen. What was typed and chosen is on the phone.
 */
import { Component, type ReactNode } from 'react';
import type { Texts } from '../shared/texts/create-texts';

type Props = { readonly t: Texts; readonly children: ReactNode };

export class PageBoundary extends Component<Props, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { readonly isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    const { t, children } = this.props;
    if (!this.state.isBroken) return children;
    return (
      <>
        <p className="notice bad" role="alert">
          {t('candidate:problem')}
        </p>
        <button type="button" className="main" onClick={() => location.reload()}>
          {t('candidate:again')}
        </button>
      </>
    );
  }
}
