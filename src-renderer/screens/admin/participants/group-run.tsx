/**
 * Puts everybody who is ticked in a group that is there or a new one, from a day on.
 *
 * Their other groups end on that day unless somebody says otherwise: most people are in one class at a time.
 */
import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decideGrouping } from '../../../../shared/domain/decide-grouping';
import { schoolYearOf } from '../../../../shared/domain/school-year';
import { foldForOrder } from '../../../../shared/kernel/fold-text';
import type { GroupId, ParticipantId } from '../../../../shared/kernel/ids';
import { ok } from '../../../../shared/kernel/result';
import { dayIn } from '../../../../shared/values/wall-time';
import { groupParticipants } from '../../../actions/group-participants';
import { addGroup } from '../../../actions/save-group';
import { useWorld } from '../../../queries/query-source';
import { useDocuments } from '../../../queries/use-documents';
import { useCentreZone } from '../../../queries/use-exam-zone';
import { useAction } from '../../../ui/use-action';
import { useDayTurn } from '../../../ui/use-day-turn';
import { RunPanel } from './run-panel';
import classes from './run-panel.module.css';
import { useRun } from './use-run';

/** In the place of an id: the group is made with the Run. */
const newGroup = 'new';

/** What is asked, and what it would do. */
function useGroupingForm(participantIds: readonly ParticipantId[]) {
  const world = useWorld();
  const today = dayIn(useDayTurn(), useCentreZone());
  const groups = useDocuments('group');
  const memberships = useDocuments('group-membership');
  const [choice, setChoice] = useState('');
  const [name, setName] = useState('');
  const [schoolYear, setSchoolYear] = useState(() => schoolYearOf(today));
  const [day, setDay] = useState(today);
  const [isOnly, setOnly] = useState(true);
  const choices = useMemo(
    () =>
      (groups ?? [])
        .map(({ document }) => document)
        .filter(({ isRemoved, archivedAt }) => !isRemoved && !archivedAt)
        .toSorted((a, b) => (foldForOrder(a.name) < foldForOrder(b.name) ? -1 : 1)),
    [groups],
  );
  const isNew = choice === newGroup || choices.length === 0;
  const to = choices.find(({ groupId }) => groupId === choice)?.groupId ?? null;
  const forecast = useMemo(
    () =>
      decideGrouping(
        // A group that is not there yet has nobody in it.
        { participantIds, to: to ?? ('' as GroupId), leave: isOnly ? 'others' : 'none', day },
        (memberships ?? []).map(({ document }) => document),
        world.newId,
      ),
    [participantIds, to, isOnly, day, memberships, world],
  );
  const isReady = day !== '' && (isNew ? name.trim() !== '' : to !== null);
  return {
    ...{ choices, choice, setChoice, name, setName, schoolYear, setSchoolYear, day, setDay, isOnly, setOnly },
    ...{ isNew, to, forecast, isReady },
  };
}

/**
 * The group is made first, and then people are put in it: where the second is refused, an empty group is left, which the next try
 * finds by its name.
 */
export function GroupRun({ participantIds }: { readonly participantIds: readonly ParticipantId[] }) {
  const { t } = useTranslation('participants');
  const form = useGroupingForm(participantIds);
  const run = useRun('group');
  const add = useAction(addGroup);
  const carryOut = useAction(groupParticipants);
  const { joins, leaves, already } = form.forecast;
  const { isNew, to, day, isOnly } = form;
  const start = (): void =>
    void run.start({ count: joins.length, already }, async (onProgress) => {
      const fields = { name: form.name, schoolYear: form.schoolYear, examinerId: null };
      const group = isNew ? await add(fields) : ok(to);
      if (!group.ok) return group;
      return carryOut({
        participantIds,
        to: group.value,
        leave: isOnly ? 'others' : 'none',
        day,
        onProgress,
      });
    });
  return (
    <RunPanel
      run={run}
      forecast={
        form.isReady
          ? [
              t('forecast.group', { count: joins.length }),
              ...(already > 0 ? [t('forecast.group-already', { count: already })] : []),
              ...(leaves.length > 0 ? [t('forecast.group-leave', { count: leaves.length })] : []),
            ]
          : [t('run.choose-group')]
      }
      isReady={form.isReady && joins.length + leaves.length > 0}
      label={t('action.group')}
      onRun={start}
    >
      <div className={classes.fields}>
        {form.choices.length > 0 && (
          <NativeSelect
            label={t('group.which')}
            value={form.choice}
            onChange={(event) => form.setChoice(event.currentTarget.value)}
            data={[
              { value: '', label: t('group.choose') },
              { value: newGroup, label: t('group.new') },
              ...form.choices.map(({ groupId, name, schoolYear }) => ({
                value: groupId,
                label: [name, schoolYear].filter(Boolean).join(' · '),
              })),
            ]}
          />
        )}
        {isNew && (
          <>
            <TextInput
              label={t('group.name')}
              value={form.name}
              onChange={(event) => form.setName(event.currentTarget.value)}
            />
            <TextInput
              label={t('group.school-year')}
              value={form.schoolYear}
              onChange={(event) => form.setSchoolYear(event.currentTarget.value)}
            />
          </>
        )}
        <TextInput
          type="date"
          label={t('group.from')}
          value={day}
          onChange={(event) => form.setDay(event.currentTarget.value)}
        />
      </div>
      <Checkbox
        label={t('group.only')}
        checked={isOnly}
        onChange={(event) => form.setOnly(event.currentTarget.checked)}
      />
    </RunPanel>
  );
}
