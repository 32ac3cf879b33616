/** What another import would change, in a few lines of words; the loss of a critical mark stands out. */
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { NodeChanges, QualificationChanges } from '../../../../shared/domain/qualification-changes';
import { StatusMark } from '../../../ui/status-mark';

/** In numbers, and a warning where a critical mark that a person gave would go. */
export function ChangesText({ changes }: { readonly changes: QualificationChanges }) {
  const { t } = useTranslation('import');
  const { details, criticalRemoved } = changes;
  const inWords = ({ added, removed, altered }: NodeChanges): string =>
    [
      added > 0 && t('change.added', { count: added }),
      removed > 0 && t('change.removed', { count: removed }),
      altered > 0 && t('change.altered', { count: altered }),
    ]
      .filter(Boolean)
      .join(', ');
  const lines = [
    details.length > 0 &&
      t('change.details', { fields: details.map((field) => t(`change.field.${field}`)).join(', ') }),
    inWords(changes.coreTasks) && t('change.core-tasks', { changes: inWords(changes.coreTasks) }),
    inWords(changes.workProcesses) && t('change.work-processes', { changes: inWords(changes.workProcesses) }),
    inWords(changes.indicators) && t('change.indicators', { changes: inWords(changes.indicators) }),
    t('change.kept'),
  ].filter(Boolean);
  return (
    <>
      <Text>{lines.join(' ')}</Text>
      {criticalRemoved > 0 && (
        <StatusMark tone="attention">{t('change.critical-removed', { count: criticalRemoved })}</StatusMark>
      )}
    </>
  );
}
