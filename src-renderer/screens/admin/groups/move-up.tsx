/**
 * Moves members on to the group of the next school year: proposed from the name, on a day, with its way back.
 *
 * A name without a number cannot be counted on: it stays as it is, and somebody types the new one.
 */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { beginOfSchoolYear, nextSchoolYear } from '../../../../shared/domain/school-year';
import type { ParticipantId } from '../../../../shared/kernel/ids';
import type { Problem } from '../../../../shared/kernel/problem';
import { ok } from '../../../../shared/kernel/result';
import type { Group } from '../../../../shared/records/group';
import { groupParticipants } from '../../../actions/group-participants';
import { addGroup } from '../../../actions/save-group';
import { useDocuments } from '../../../queries/use-documents';
import { useChosenPeople } from '../../../ui/chosen-people';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useAction } from '../../../ui/use-action';
import classes from '../qualifications/place-form.module.css';
import { nextGroupName } from './next-group-name';

/** Whom it is for: those who are ticked, or all. */
type MoveUpProps = {
  readonly group: Group;
  readonly participantIds: readonly ParticipantId[];
  /** Ends with that. */
  readonly onClose: () => void;
};

/** The group of the new year is made when it is not there, with the same examiner. Until that day nothing changes. */
export function MoveUp({ group, participantIds, onClose }: MoveUpProps) {
  const { t } = useTranslation('groups');
  const { tell } = useChosenPeople();
  const groups = useDocuments('group');
  const add = useAction(addGroup);
  const move = useAction(groupParticipants);
  const [name, setName] = useState(() => nextGroupName(group.name));
  const [schoolYear, setSchoolYear] = useState(() => nextSchoolYear(group.schoolYear));
  const [day, setDay] = useState(() => beginOfSchoolYear(nextSchoolYear(group.schoolYear)));
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const there = groups?.find(
    ({ document }) =>
      !document.isRemoved &&
      document.name.toLowerCase() === name.trim().toLowerCase() &&
      document.schoolYear === schoolYear.trim(),
  )?.document;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy || day === '') return;
    setBusy(true);
    setProblem(null);
    const to = there ? ok(there.groupId) : await add({ name, schoolYear, examinerId: group.examinerId });
    const moved = to.ok ? await move({ participantIds, to: to.value, leave: group.groupId, day }) : to;
    setBusy(false);
    if (!moved.ok) return setProblem(moved.problem);
    const { undo, stopped } = moved.value;
    tell({ kind: 'group', count: participantIds.length, already: 0, undo, stopped });
    onClose();
  };
  return (
    <form onSubmit={submit} className={classes.form} aria-label={t('move-up.open')} autoComplete="off">
      <TextInput
        className={classes.wide}
        label={t('move-up.name')}
        autoFocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t('form.school-year')}
        value={schoolYear}
        onChange={(event) => setSchoolYear(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t('move-up.day')}
        required
        withAsterisk={false}
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <div className={classes.buttons}>
        <Button type="submit" loading={isBusy}>
          {t('move-up.submit', { count: participantIds.length })}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
      <p className={classes.hint}>{t(there ? 'move-up.there' : 'move-up.new')}</p>
      {problem && <ProblemNotice problem={problem} />}
    </form>
  );
}
