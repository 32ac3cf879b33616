/**
 * The options at the right of a row (M32): open the tree, and activate with the silhouette (M48) or make inactive.
 * Where core tasks or work processes are missing, the tree symbol is red, with a word and the reason (M49, M50).
 */
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconListTree, IconUserCheck, IconUserOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { activationState } from '../../../../shared/domain/activation';
import type { QualificationHead } from '../../../../shared/records/qualification';
import tableClasses from '../../../ui/dense-table.module.css';
import { findMissingParts } from './missing-parts';

type QualificationOptionsProps = {
  readonly qualification: QualificationHead;
  readonly isBusy: boolean;
  readonly onActivate: () => void;
  readonly onDeactivate: () => void;
};

/** To the tree, with the name for a screen reader: forty links that are all called "open" are none. */
function OpenTree({ qualification }: { readonly qualification: QualificationHead }) {
  const { t } = useTranslation('qualification');
  const { qualificationId, name } = qualification;
  const missing = findMissingParts(qualification);
  const params = { qualificationId };
  if (!missing)
    return (
      <Tooltip label={t('open')}>
        <ActionIcon
          aria-label={t('open-of', { name })}
          renderRoot={(props) => <Link to="/qualifications/$qualificationId" params={params} {...props} />}
        >
          <IconListTree size={22} aria-hidden />
        </ActionIcon>
      </Tooltip>
    );
  const reason = t(`missing.${missing.kind}-long`, missing.kind === 'partly' ? { codes: missing.codes } : {});
  return (
    <Tooltip label={reason} multiline w={320}>
      <Button
        variant="light"
        color="brick"
        px="sm"
        leftSection={<IconListTree size={20} aria-hidden />}
        aria-label={`${t(`missing.${missing.kind}`)}. ${t('open-of', { name })}. ${reason}`}
        renderRoot={(props) => <Link to="/qualifications/$qualificationId" params={params} {...props} />}
      >
        {t(`missing.${missing.kind}`)}
      </Button>
    </Tooltip>
  );
}

export function QualificationOptions({
  qualification,
  isBusy,
  onActivate,
  onDeactivate,
}: QualificationOptionsProps) {
  const { t } = useTranslation('qualification');
  const { name } = qualification;
  const state = activationState(qualification);
  return (
    <div className={tableClasses.buttons}>
      <OpenTree qualification={qualification} />
      {state === 'activatable' && (
        <Tooltip label={t('activate')}>
          <ActionIcon
            variant="light"
            aria-label={t('activate-of', { name })}
            loading={isBusy}
            onClick={onActivate}
          >
            <IconUserCheck size={22} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
      {state === 'active' && (
        <Tooltip label={t('deactivate')}>
          <ActionIcon
            color="gray"
            aria-label={t('deactivate-of', { name })}
            loading={isBusy}
            onClick={onDeactivate}
          >
            <IconUserOff size={22} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  );
}
