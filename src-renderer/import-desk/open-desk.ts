/** The page's end of a desk of imports. */
import type { ClientOf } from '../../shared/contract/contract';
import type { deskContract } from './desk-contract';

/** A desk, as long as somebody stands at it. Whatever becomes of its thread, every question gets an answer. */
export type ImportDesk = Pick<ClientOf<typeof deskContract>, keyof (typeof deskContract)['calls']> & {
  /** Lets go of all that is on it. */
  readonly end: () => void;
};

export type OpenDesk = () => ImportDesk;
