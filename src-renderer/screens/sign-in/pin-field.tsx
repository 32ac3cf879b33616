/** Where a PIN is typed: hidden until asked for, pasting allowed, digits first on a tablet. */
import { PasswordInput } from '@mantine/core';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';

type PinFieldProps = {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (pin: string) => void;
  readonly error?: string | null;
  readonly fieldRef?: Ref<HTMLInputElement>;
};

export function PinField({ label, hint, value, onChange, error = null, fieldRef }: PinFieldProps) {
  const { t } = useTranslation('settings');
  return (
    <PasswordInput
      ref={fieldRef}
      size="lg"
      label={label}
      description={hint}
      required
      // A browser must not keep it, and must not offer another person's.
      autoComplete="off"
      spellCheck={false}
      visibilityToggleButtonProps={{ 'aria-label': t('sign-in.show-pin') }}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
    />
  );
}
