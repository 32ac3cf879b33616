/**
 * Who erased how much and when, the newest first. Ids and no names: those are gone.
 *
 * Made of the records themselves, so it stands on every device of an administrator, and is as long as the centre is old.
 */
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDocuments } from '../../../queries/use-documents';
import { useStaffNames } from '../../../queries/use-staff-names';
import { useFormat } from '../../../ui/use-format';
import classes from '../participants/person.module.css';

export function ErasureLog() {
  const { t } = useTranslation('keeping');
  const format = useFormat();
  const nameOf = useStaffNames();
  const stored = useDocuments('erasure');
  if (!stored) return null;
  const erasures = stored.map(({ document }) => document).toSorted((a, b) => (a.at < b.at ? 1 : -1));
  if (erasures.length === 0) return <Text c="dimmed">{t('log.none')}</Text>;
  return (
    <>
      <Text c="dimmed">{t('log.explain')}</Text>
      <ul className={classes.items}>
        {erasures.map(({ erasureId, at, ground, participantIds, assessmentIds, byStaffId }) => (
          <li key={erasureId} className={classes.item}>
            <Text className={classes.when}>{format.dayAndTime(at)}</Text>
            <Text className={classes.itemWords}>
              {[
                t(`log.${ground}`),
                t('log.people', { count: participantIds.length }),
                t('log.exams', { count: assessmentIds.length }),
                t('log.by', { name: nameOf(byStaffId) ?? byStaffId }),
              ].join(' · ')}
            </Text>
          </li>
        ))}
      </ul>
    </>
  );
}
