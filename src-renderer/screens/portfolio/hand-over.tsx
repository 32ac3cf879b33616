/**
 * Hands this device to the candidate, after saying what that means. What was being typed is on disk before; where it cannot be, the
 * device stays with whoever typed it.
 */
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconDeviceTabletShare } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParticipantId } from '../../../shared/kernel/ids';
import type { Problem } from '../../../shared/kernel/problem';
import { fullName, type Participant } from '../../../shared/records/participant';
import { handOverDevice } from '../../actions/hand-over-device';
import { leaveField } from '../../ui/leave-field';
import { ProblemNotice } from '../../ui/problem-notice';
import { useAction } from '../../ui/use-action';
import classes from './portfolio.module.css';

type HandOverProps = {
  readonly person: Participant;
  /** Every id they are known by. */
  readonly ids: ReadonlySet<string>;
};

function useHandOver({ person, ids }: HandOverProps) {
  const handOver = useAction(handOverDevice);
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const press = async (): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    leaveField();
    const { participantId } = person;
    const done = await handOver({ participantId, ids: [...ids] as ParticipantId[] });
    setBusy(false);
    setRefusal(done.ok ? null : done.problem);
  };
  return { refusal, setRefusal, isBusy, press };
}

export function HandOver(props: HandOverProps) {
  const { t } = useTranslation(['portfolio', 'common']);
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const { refusal, setRefusal, isBusy, press } = useHandOver(props);
  const name = fullName(props.person) || props.person.number;
  const close = (): void => {
    setOpen(false);
    setRefusal(null);
  };
  return (
    <>
      <Button
        ref={button}
        variant="default"
        leftSection={<IconDeviceTabletShare size={20} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('hand-over.button')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        title={t('hand-over.title')}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        <Stack>
          <Text className={classes.words ?? ''}>{t('hand-over.to', { name })}</Text>
          <Text>{t('hand-over.explain')}</Text>
          {refusal && <ProblemNotice problem={refusal} />}
          <Group>
            <Button loading={isBusy} onClick={() => void press()}>
              {t('hand-over.do')}
            </Button>
            <Button variant="default" onClick={close}>
              {t('common:close')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
