/**
 * The options at the right of a row (M32), in the order of the old module: edit, core tasks and work processes, activate with
 * the silhouette (M48), what else can be done, and accountability documents last (M30). Where core tasks or work processes
 * are missing the tree symbol is red and says why, and there is no silhouette (M49, M50).
 */
import { ActionIcon, Tooltip } from '@mantine/core';
import {
  IconArchiveOff,
  IconDots,
  IconListTree,
  IconPaperclip,
  IconPencil,
  IconUserCheck,
  IconUserOff,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { activationState } from '../../../../shared/domain/activation';
import tableClasses from '../../../ui/dense-table.module.css';
import { findMissingParts } from './missing-parts';
import type { OverviewRow } from './overview-rows';
import classes from './qualification-options.module.css';
import { useFollows } from './use-follows';
import type { ChangeKind } from './use-overview-changes';

type OptionsProps = {
  readonly row: OverviewRow;
  readonly isBusy: boolean;
  readonly onChange: (kind: ChangeKind) => void;
  /** Whether what else can be done is unfolded below the row, and the id of that. */
  readonly isMoreOpen: boolean;
  readonly moreId: string;
  readonly onMore: (isOpen: boolean) => void;
};

/** To the tree, with the name for a screen reader: forty links that are all called "open" are none. */
function OpenTree({ row: { head } }: Pick<OptionsProps, 'row'>) {
  const { t } = useTranslation('qualification');
  const { qualificationId, name } = head;
  const missing = findMissingParts(head);
  const reason = missing
    ? t(`missing.${missing.kind}-long`, missing.kind === 'partly' ? { codes: missing.codes } : {})
    : '';
  const isRed = missing !== null && missing.kind !== 'partly';
  return (
    <Tooltip label={[t('open'), reason].filter(Boolean).join('. ')} multiline={reason !== ''} maw={320}>
      <ActionIcon
        data-option="tree"
        variant={isRed ? 'light' : 'subtle'}
        {...(isRed ? { color: 'brick' } : {})}
        className={isRed ? (classes.red ?? '') : ''}
        aria-label={[missing && t(`missing.${missing.kind}`), t('open-of', { name }), reason]
          .filter(Boolean)
          .join('. ')}
        renderRoot={(parts: object) => (
          <Link {...parts} to="/qualifications/$qualificationId/edit" params={{ qualificationId }} />
        )}
      >
        <IconListTree size={22} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

/** The silhouette, or what undoes it; nothing while it cannot be activated (M49). */
function Activation({
  row: { head, use },
  isBusy,
  onChange,
}: Pick<OptionsProps, 'row' | 'isBusy' | 'onChange'>) {
  const { t } = useTranslation(['qualification', 'overview']);
  const follows = useFollows(head.isStandard, use).join(' ');
  const { name, status } = head;
  const state = activationState(head);
  if (status === 'archived')
    return (
      <Tooltip label={t('overview:option.bring-back')}>
        <ActionIcon
          data-option="activation"
          aria-label={t('overview:option.bring-back-of', { name })}
          loading={isBusy}
          onClick={() => onChange('bring-back')}
        >
          <IconArchiveOff size={22} aria-hidden />
        </ActionIcon>
      </Tooltip>
    );
  if (state === 'activatable')
    return (
      <Tooltip label={t('activate')}>
        <ActionIcon
          data-option="activation"
          variant="light"
          aria-label={t('activate-of', { name })}
          loading={isBusy}
          onClick={() => onChange('activate')}
        >
          <IconUserCheck size={22} aria-hidden />
        </ActionIcon>
      </Tooltip>
    );
  if (state !== 'active') return <span className={classes.none} />;
  return (
    <Tooltip
      label={[t('deactivate'), follows].filter(Boolean).join('. ')}
      multiline={follows !== ''}
      maw={320}
    >
      <ActionIcon
        data-option="activation"
        color="gray"
        aria-label={[t('deactivate-of', { name }), follows].filter(Boolean).join('. ')}
        loading={isBusy}
        onClick={() => onChange('deactivate')}
      >
        <IconUserOff size={22} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

export function QualificationOptions(props: OptionsProps) {
  const { row, isBusy, onChange, isMoreOpen, moreId, onMore } = props;
  const { t } = useTranslation('overview');
  const { qualificationId, name } = row.head;
  const params = { qualificationId };
  return (
    <div className={`${tableClasses.buttons} ${classes.buttons}`}>
      <Tooltip label={t('option.edit')}>
        <ActionIcon
          data-option="edit"
          aria-label={t('option.edit-of', { name })}
          renderRoot={(parts: object) => (
            <Link {...parts} to="/qualifications/$qualificationId/attributes" params={params} />
          )}
        >
          <IconPencil size={22} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <OpenTree row={row} />
      <Activation row={row} isBusy={isBusy} onChange={onChange} />
      <Tooltip label={t('option.more')}>
        <ActionIcon
          data-option="more"
          aria-label={t('option.more-of', { name })}
          aria-expanded={isMoreOpen}
          aria-controls={isMoreOpen ? moreId : undefined}
          onClick={() => onMore(!isMoreOpen)}
        >
          <IconDots size={22} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('option.documents')}>
        <ActionIcon
          data-option="documents"
          aria-label={t('option.documents-of', { name })}
          renderRoot={(parts: object) => (
            <Link {...parts} to="/qualifications/$qualificationId/documents" params={params} />
          )}
        >
          <IconPaperclip size={22} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
