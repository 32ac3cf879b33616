/** The logo that is printed on the sheet: shown as it is, replaced or taken away. */
import { Button, FileButton, Group, Text, Title } from '@mantine/core';
import { IconPhoto, IconTrash } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { logoLimitBytes } from '../../../../shared/domain/decide-centre';
import type { Organisation } from '../../../../shared/records/organisation';
import classes from './centre-logo.module.css';
import { logoAsPng } from './logo-as-png';

type CentreLogoProps = {
  readonly organisation: Organisation;
  readonly onSet: (png: Uint8Array | null) => void;
};

const readLogo = async (file: File): Promise<Uint8Array> =>
  logoAsPng(new Uint8Array(await file.arrayBuffer()));

export function CentreLogo({ organisation, onSet }: CentreLogoProps) {
  const { t } = useTranslation('settings');
  const choose = useRef<HTMLButtonElement>(null);
  const reset = useRef<() => void>(null);
  const { logoPng } = organisation;
  return (
    <div>
      <Title order={3}>{t('centre.logo')}</Title>
      <Text c="dimmed">{t('centre.logo-hint', { limit: logoLimitBytes / 1000 })}</Text>
      {logoPng ? (
        <img className={classes.logo} src={`data:image/png;base64,${logoPng}`} alt={t('centre.logo-shown')} />
      ) : (
        <Text my="sm">{t('centre.logo-none')}</Text>
      )}
      <Group>
        <FileButton
          accept="image/png,image/jpeg"
          resetRef={reset}
          onChange={(file) => {
            // A file that was mended can be chosen again under the same name.
            reset.current?.();
            if (file) void readLogo(file).then(onSet);
          }}
        >
          {(props) => (
            <Button
              {...props}
              ref={choose}
              variant="default"
              leftSection={<IconPhoto size={20} aria-hidden />}
            >
              {t(logoPng ? 'centre.logo-replace' : 'centre.logo-choose')}
            </Button>
          )}
        </FileButton>
        {logoPng && (
          <Button
            variant="subtle"
            leftSection={<IconTrash size={20} aria-hidden />}
            onClick={() => {
              choose.current?.focus();
              onSet(null);
            }}
          >
            {t('centre.logo-remove')}
          </Button>
        )}
      </Group>
    </div>
  );
}
