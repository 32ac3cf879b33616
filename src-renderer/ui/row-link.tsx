/**
 * A link in a row of a list. The router's own follows every change of the address, and a hundred of them are heard at each: this one
 * leads to the same place and follows nothing.
 */
import { type RegisteredRouter, useRouter, type ValidateNavigateOptions } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, MouseEvent } from 'react';

type RowLinkProps<Place> = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & {
  /** Where it leads; an address that does not begin at the one that is shown. */
  readonly place: ValidateNavigateOptions<RegisteredRouter, Place>;
};

/** A press that asks for nothing else: with a key held, or another button, the browser opens a tab or saves. */
const isPlain = ({ button, metaKey, altKey, ctrlKey, shiftKey, defaultPrevented }: MouseEvent): boolean =>
  button === 0 && !(metaKey || altKey || ctrlKey || shiftKey || defaultPrevented);

/** Reads as a link to everybody who asks: it has its address, can be copied, and opens in another window. */
export function RowLink<const Place>({ place, onClick, ...props }: RowLinkProps<Place>) {
  const router = useRouter();
  const { publicHref } = router.buildLocation(place as never);
  return (
    <a
      {...props}
      href={router.history.createHref(publicHref)}
      onClick={(event) => {
        onClick?.(event);
        if (!isPlain(event)) return;
        event.preventDefault();
        void router.navigate(place as never);
      }}
    />
  );
}
