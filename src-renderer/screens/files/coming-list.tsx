/** What is being added: how far each is, a button to call it off, and why it was not added where it was not. */
import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../ui/problem-notice';
import { useFormat } from '../../ui/use-format';
import classes from './files.module.css';
import type { ComingFile, ComingFiles } from './use-coming-files';

function ComingLine({ file, letGo }: { readonly file: ComingFile } & Pick<ComingFiles, 'letGo'>) {
  const { t } = useTranslation('files');
  const format = useFormat();
  const { key, name, bytes, handed, isWaiting, problem } = file;
  if (problem)
    return (
      <li className={classes.refused}>
        <b>{t('not-added', { name })}</b>
        <ProblemNotice problem={problem} onClose={() => letGo(key)} />
      </li>
    );
  const far = { name, handed: format.bytes(handed), total: format.bytes(bytes) };
  return (
    <li className={classes.comingLine}>
      <div className={classes.far}>
        {isWaiting ? t('coming-waits', { name }) : t('coming', far)}
        <Progress
          value={Math.floor((100 * handed) / Math.max(1, bytes))}
          aria-label={t('progress', { name })}
        />
      </div>
      <Button variant="default" aria-label={t('call-off-of', { name })} onClick={() => letGo(key)}>
        {t('call-off')}
      </Button>
    </li>
  );
}

export function ComingList({ coming, letGo }: Pick<ComingFiles, 'coming' | 'letGo'>) {
  if (coming.length === 0) return null;
  return (
    <ul className={classes.coming}>
      {coming.map((file) => (
        <ComingLine key={file.key} file={file} letGo={letGo} />
      ))}
    </ul>
  );
}
