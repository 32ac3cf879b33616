/**
 * What was just done to a qualification, above the list, with what follows from it and the way back. The row has left its
 * tab: without this it would seem to be gone. It takes the focus, because the button that was pressed went with the row.
 */
import { Button, CloseButton, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { QualificationUse } from '../../../../shared/domain/qualification-end';
import type { QualificationHead } from '../../../../shared/records/qualification';
import { StatusMark, type StatusTone } from '../../../ui/status-mark';
import classes from './change-notice.module.css';
import { useFollows } from './use-follows';
import type { ChangeKind, OverviewChange } from './use-overview-changes';

const tones: Readonly<Record<OverviewChange['kind'], StatusTone>> = {
  activate: 'good',
  deactivate: 'neutral',
  archive: 'neutral',
  'bring-back': 'neutral',
  remove: 'neutral',
  'put-back': 'neutral',
  copied: 'good',
};

type ChangeNoticeProps = {
  readonly change: OverviewChange;
  /** As it is now; undefined once it is in no list any more. */
  readonly head: QualificationHead | undefined;
  readonly use: QualificationUse;
  readonly onUndo: (kind: ChangeKind) => void;
  readonly onClose: () => void;
};

export function ChangeNotice({ change, head, use, onUndo, onClose }: ChangeNoticeProps) {
  const { t } = useTranslation(['overview', 'common']);
  const notice = useRef<HTMLDivElement>(null);
  const { kind, name, undo, qualificationId } = change;
  const isEnd = kind === 'deactivate' || kind === 'archive';
  const follows = useFollows(head?.isStandard ?? false, use);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change takes the focus anew
  useEffect(() => {
    notice.current?.focus();
  }, [change]);
  return (
    <div ref={notice} tabIndex={-1} role="status" className={classes.notice}>
      <StatusMark tone={tones[kind]}>{t(`done.${kind}.mark`)}</StatusMark>
      <div className={classes.words}>
        <Text>{t(`done.${kind}.text`, { name })}</Text>
        {isEnd && follows.length > 0 && <Text className={classes.follows}>{follows.join(' ')}</Text>}
      </div>
      <div className={classes.buttons}>
        {undo && (
          <Button variant="default" onClick={() => onUndo(undo)}>
            {t('undo')}
          </Button>
        )}
        {kind === 'copied' && (
          <Button
            variant="default"
            renderRoot={(props: object) => (
              <Link {...props} to="/qualifications/$qualificationId/edit" params={{ qualificationId }} />
            )}
          >
            {t('done.open')}
          </Button>
        )}
        <CloseButton aria-label={t('common:close')} onClick={onClose} size="lg" />
      </div>
    </div>
  );
}
