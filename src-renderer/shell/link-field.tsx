/** Where the link that Vakproef gave is put in: the page goes on with it, and what was typed on it stays. */
import { Button, Group, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostAccess } from '../host/host-access';

type LinkFieldProps = {
  readonly access: Pick<HostAccess, 'enterByLink'>;
  readonly onEntered?: () => void;
};

/** A link that is none is said at the field, and stands there to be mended. */
export function LinkField({ access, onEntered }: LinkFieldProps) {
  const { t } = useTranslation('shell');
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);
  const enter = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    const entered = await access.enterByLink(text);
    setWrong(!entered);
    if (entered) onEntered?.();
  };
  return (
    <form onSubmit={(event) => void enter(event)}>
      <Group align="end" gap="sm">
        <TextInput
          label={t('no-link.field')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={isWrong ? t('no-link.wrong') : null}
          autoComplete="off"
          style={{ flex: '1 1 16rem' }}
        />
        <Button type="submit">{t('no-link.enter')}</Button>
      </Group>
    </form>
  );
}
