/**
 * What else can be done with a qualification, unfolded below its row. What ends something says what follows before it is
 * done.
 */
import { Button } from '@mantine/core';
import {
  IconArchive,
  IconCalendarPlus,
  IconCopy,
  IconFileExport,
  IconHistory,
  IconTrash,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isRemovable } from '../../../../shared/domain/qualification-end';
import type { CopyKind } from './copy-form';
import classes from './more-options.module.css';
import type { OverviewRow } from './overview-rows';
import { useFollows } from './use-follows';
import type { ChangeKind } from './use-overview-changes';

type MoreOptionsProps = {
  readonly row: OverviewRow;
  readonly onChange: (kind: ChangeKind) => void;
  readonly onCopy: (kind: CopyKind) => void;
};

/** Into the archive, or out of every list where nothing was done with it. */
function Ends({ row: { head, use }, onChange }: Omit<MoreOptionsProps, 'onCopy'>) {
  const { t } = useTranslation('overview');
  const follows = useFollows(head.isStandard, use).join(' ');
  return (
    <>
      {head.status !== 'archived' && (
        <div className={classes.end}>
          <Button
            variant="default"
            leftSection={<IconArchive size={20} aria-hidden />}
            onClick={() => onChange('archive')}
          >
            {t('option.archive')}
          </Button>
          {follows !== '' && <span className={classes.follows}>{follows}</span>}
        </div>
      )}
      {isRemovable(head, use) && (
        <div className={classes.end}>
          <Button
            variant="default"
            leftSection={<IconTrash size={20} aria-hidden />}
            onClick={() => onChange('remove')}
          >
            {t('option.remove')}
          </Button>
          <span className={classes.follows}>{t('option.remove-hint')}</span>
        </div>
      )}
    </>
  );
}

export function MoreOptions({ row, onChange, onCopy }: MoreOptionsProps) {
  const { t } = useTranslation(['overview', 'export']);
  const { qualificationId } = row.head;
  return (
    <div className={classes.options}>
      <Button
        variant="default"
        leftSection={<IconCalendarPlus size={20} aria-hidden />}
        onClick={() => onCopy('cohort')}
      >
        {t('option.cohort')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconCopy size={20} aria-hidden />}
        onClick={() => onCopy('variant')}
      >
        {t('option.duplicate')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconHistory size={20} aria-hidden />}
        renderRoot={(props: object) => (
          <Link {...props} to="/qualifications/$qualificationId/versions" params={{ qualificationId }} />
        )}
      >
        {t('option.versions')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconFileExport size={20} aria-hidden />}
        renderRoot={(props: object) => (
          <Link {...props} to="/qualifications/export" search={{ qualification: qualificationId }} />
        )}
      >
        {t('export:open')}
      </Button>
      <Ends row={row} onChange={onChange} />
    </div>
  );
}
