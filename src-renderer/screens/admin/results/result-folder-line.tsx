/** Above the list of results: that they go to a folder by themselves, how far that is, and what is in the way. */
import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useHostState } from '../../../queries/use-host-state';
import { ResultFolderState } from '../../../ui/result-folder-state';
import { ResultFolderTrouble } from '../../../ui/result-folder-trouble';
import classes from './export-menu.module.css';

/** Draws nothing where no folder is chosen. */
export function ResultFolderLine() {
  const { t } = useTranslation('result-folder');
  const status = useHostState((host) => host.resultFolder.status);
  if (!status?.folder) return null;
  return (
    <section aria-label={t('title')} className={classes.folder}>
      <div className={classes.told}>
        <ResultFolderState status={status} />
        <Anchor underline="always" renderRoot={(props) => <Link {...props} to="/settings" />}>
          {t('to-settings')}
        </Anchor>
      </div>
      <ResultFolderTrouble status={status} />
    </section>
  );
}
