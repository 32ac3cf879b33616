/** A group of settings under a heading. */
import { Paper, Stack, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

type SettingGroupProps = { readonly title: string; readonly children: ReactNode };

export function SettingGroup({ title, children }: SettingGroupProps) {
  const id = useId();
  return (
    <Paper withBorder p="lg" component="section" aria-labelledby={id}>
      <Title order={2} id={id} mb="md">
        {title}
      </Title>
      <Stack gap="lg">{children}</Stack>
    </Paper>
  );
}
