/**
 * The last net under the screens: a bug shows a calm page instead of an empty one. Nothing is lost by it, because
 * whatever had a tick is in the journal.
 */
import { Component, type ReactNode } from 'react';
import { BrokenScreen } from './broken-screen';

type ErrorBoundaryProps = { readonly children: ReactNode };

export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { readonly isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    return this.state.isBroken ? <BrokenScreen /> : this.props.children;
  }
}
