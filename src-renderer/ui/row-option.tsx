/** One of the options at the right of a row: a symbol, with its words on hovering and, with the name of the row, to hear. */
import { ActionIcon, Tooltip } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

type RowOptionProps = {
  readonly label: string;
  /** What the row is of: forty buttons that are all called "open" are none. */
  readonly of: string;
  readonly icon: Icon;
  /** Draws the link. */
  readonly children: (props: object) => ReactNode;
};

export function RowOption({ label, of, icon: Sign, children }: RowOptionProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" aria-label={`${label}: ${of}`} renderRoot={children}>
        <Sign size={22} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
