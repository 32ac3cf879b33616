/**
 * What the page offers to the menu of its window, and what it is busy with. Each screen says so for as long as it is
 * there; the last one that offers a command gets it. In a browser nobody asks.
 */
import { type RefObject, useEffect, useRef } from 'react';
import { create } from 'zustand';
import type { PageCommand, PageView } from '../../shared/contract/desktop-contract';

type Offer = { readonly command: PageCommand; readonly run: () => void };
type Busy = { readonly screen: PageView['screen'] };
type PageViewState = { readonly offers: readonly Offer[]; readonly busy: readonly Busy[] };

const usePageViewState = create<PageViewState>()(() => ({ offers: [], busy: [] }));

/** Offers a command until it is withdrawn by what this returns. */
export function offerCommand(one: Offer): () => void {
  usePageViewState.setState(({ offers }) => ({ offers: [...offers, one] }));
  return () =>
    usePageViewState.setState(({ offers }) => ({ offers: offers.filter((other) => other !== one) }));
}

/** Offers a command for as long as the component is there; null while it cannot be done now. */
export function usePageCommand(command: PageCommand, run: (() => void) | null): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  const isOffered = run !== null;
  useEffect(
    () => (isOffered ? offerCommand({ command, run: () => latest.current?.() }) : undefined),
    [command, isOffered],
  );
}

/** For the search field of a screen: the command `find` goes there. */
export function useFindField(): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null);
  usePageCommand('find', () => {
    field.current?.focus();
    field.current?.select();
  });
  return field;
}

/** Says that the screen is part of a running assessment, for as long as it is there. */
export function useSessionScreen(screen: 'marking' | 'session'): void {
  useEffect(() => {
    const one: Busy = { screen };
    usePageViewState.setState(({ busy }) => ({ busy: [...busy, one] }));
    return () => usePageViewState.setState(({ busy }) => ({ busy: busy.filter((other) => other !== one) }));
  }, [screen]);
}

/** Does what the menu asks, if it is offered. */
export const runPageCommand = (command: PageCommand): void =>
  usePageViewState
    .getState()
    .offers.findLast((one) => one.command === command)
    ?.run();

/** What the page shows now, without its language. */
export function readPageView(): Omit<PageView, 'language'> {
  const { offers, busy } = usePageViewState.getState();
  return {
    screen: busy.at(-1)?.screen ?? 'other',
    commands: [...new Set(offers.map(({ command }) => command))].toSorted(),
  };
}

/** @returns ends the listening */
export const onPageView = (listener: () => void): (() => void) => usePageViewState.subscribe(listener);
