/** The search of the registers, for a list of Mantine: every word may stand anywhere, accents or not. */
import type { SelectProps } from '@mantine/core';
import { isFoundIn } from '../../shared/kernel/search-index';

export const findOptions: NonNullable<SelectProps['filter']> = ({ options, search, limit }) =>
  options.filter((option) => 'label' in option && isFoundIn(option.label, search)).slice(0, limit);
