/**
 * What becomes of somebody's data: all of it as a file, held while something is running, or erased.
 *
 * The file stands first, because whoever asks to be erased may ask what was kept as well, and afterwards nobody can say it any
 * more. Erasing stands last, and is not there to be pressed while somebody is held.
 */
import { Button, Select, Text } from '@mantine/core';
import { IconDownload, IconEraser } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WholeParticipant } from '../../../../shared/domain/whole-participant';
import type { Problem } from '../../../../shared/kernel/problem';
import { fullName } from '../../../../shared/records/participant';
import { chooseLanguage } from '../../../../shared/texts/languages';
import { erasePeople } from '../../../actions/erase-people';
import { type HoldGround, holdPerson } from '../../../actions/hold-person';
import { savePersonFile } from '../../../actions/save-person-file';
import type { ExamState } from '../../../queries/use-exam-states';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useAction } from '../../../ui/use-action';
import { useFormat } from '../../../ui/use-format';
import { SettingGroup } from '../../settings/setting-group';
import { EraseDialog } from './erase-dialog';
import classes from './person.module.css';

type Props = { readonly person: WholeParticipant; readonly states: readonly ExamState[] };
/** What became of the file; where it is, is told as the system calls it. */
type Told = { readonly problem: Problem } | { readonly place: string } | null;

const grounds: readonly HoldGround[] = ['objection', 'appeal', 'inspection', 'other'];

/** All of it as one file; it may take a while, a sheet is drawn for every exam. */
function SaveEverything({ person, states }: Props) {
  const { t, i18n } = useTranslation('keeping');
  const save = useAction(savePersonFile);
  const [isBusy, setBusy] = useState(false);
  const [told, setTold] = useState<Told>(null);
  const press = async (): Promise<void> => {
    setBusy(true);
    const begun = states.flatMap(({ exam, candidate, assessment }) =>
      assessment.events > 0 ? [{ examId: exam.examId, assessmentId: candidate.assessmentId }] : [],
    );
    const { participantId } = person;
    const saved = await save({ participantId, begun, language: chooseLanguage(i18n.language) });
    setBusy(false);
    if (!saved.ok) setTold({ problem: saved.problem });
    else setTold(saved.value.outcome === 'saved' ? { place: saved.value.place } : null);
  };
  return (
    <div>
      <Button
        variant="default"
        leftSection={<IconDownload size={20} aria-hidden />}
        loading={isBusy}
        onClick={() => void press()}
      >
        {t('file.save')}
      </Button>
      <Text c="dimmed" mt="xs">
        {t('file.explain')}
      </Text>
      <Text role="status" className={classes.long}>
        {told && 'place' in told ? t('file.saved', { place: told.place }) : ''}
      </Text>
      {told && 'problem' in told && <ProblemNotice problem={told.problem} onClose={() => setTold(null)} />}
    </div>
  );
}

/** While somebody is held nobody can erase them. */
function Hold({ person }: Pick<Props, 'person'>) {
  const { t } = useTranslation('keeping');
  const format = useFormat();
  const hold = useAction(holdPerson);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { participantId } = person;
  const { frozen } = person.office;
  const choose = async (ground: HoldGround | null): Promise<void> => {
    const held = await hold({ participantId, ground });
    setProblem(held.ok ? null : held.problem);
  };
  return (
    <div>
      <Select
        label={t('hold.label')}
        description={t('hold.explain')}
        allowDeselect={false}
        value={frozen?.ground ?? 'no'}
        data={[
          { value: 'no', label: t('hold.no') },
          ...grounds.map((value) => ({ value, label: t(`hold.${value}`) })),
        ]}
        onChange={(chosen) => void choose(grounds.find((one) => one === chosen) ?? null)}
      />
      {frozen && <Text mt="xs">{t('hold.since', { day: format.longDay(frozen.since) })}</Text>}
      {problem && <ProblemNotice problem={problem} onClose={() => setProblem(null)} />}
    </div>
  );
}

/** Leads to the log of what was erased: this page has nothing to show any more. */
function Erase({ person, states }: Props) {
  const { t } = useTranslation('keeping');
  const erase = useAction(erasePeople);
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const signed = states.filter(({ assessment }) => assessment.signed).length;
  const carryOut = async () => {
    const erased = await erase({ participantIds: [person.participantId], ground: 'request' });
    if (erased.ok) await navigate({ to: '/participants/keeping' });
    return erased;
  };
  return (
    <div>
      <Button
        variant="default"
        leftSection={<IconEraser size={20} aria-hidden />}
        disabled={!!person.office.frozen}
        onClick={() => setAsking(true)}
      >
        {t('erase.open')}
      </Button>
      <Text c="dimmed" mt="xs">
        {t(person.office.frozen ? 'erase.held' : 'erase.explain')}
      </Text>
      {isAsking && (
        <EraseDialog
          participantIds={[person.participantId]}
          title={t('erase.title', { name: fullName(person) || person.number })}
          says={[
            t('erase.goes'),
            t('erase.exams', { count: states.length }),
            ...(signed > 0 ? [t('erase.signed', { count: signed })] : []),
            ...(states.length > 0 ? [t('erase.others')] : []),
            t('erase.when'),
          ]}
          label={t('erase.run', { count: 1 })}
          onErase={carryOut}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}

/** At the end of the page: what is done every day stands above it. */
export function PersonKeeping({ person, states }: Props) {
  const { t } = useTranslation('keeping');
  return (
    <SettingGroup title={t('person')}>
      <SaveEverything person={person} states={states} />
      <Hold person={person} />
      <Erase person={person} states={states} />
    </SettingGroup>
  );
}
