/** Who changes and removes what of a portfolio: the centre everything, a candidate what they added themselves. Pure. */
import type { AddedByWhom } from '../../values/added-by';

export const mayChangeAdded = (who: AddedByWhom, { by }: { readonly by: AddedByWhom }): boolean =>
  who === 'staff' || by === 'candidate';
