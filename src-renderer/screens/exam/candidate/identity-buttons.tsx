/** The question who stands here, and its three answers. "No" records nothing and leads to where the right one is chosen. */
import { Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconId, IconUserCheck, IconUserX } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { IdentificationMethod } from '../../../../shared/records/candidate-identified';
import type { ExamPlace } from '../use-exam-place';
import classes from './candidate-screen.module.css';

type IdentityButtonsProps = {
  readonly place: ExamPlace;
  readonly onConfirm: (method: IdentificationMethod) => void;
  /** The yes takes a colleague's assessment over as well, and says so. */
  readonly isTakeOver?: boolean;
};

export function IdentityButtons({ place, onConfirm, isTakeOver = false }: IdentityButtonsProps) {
  const { t } = useTranslation('exam');
  const navigate = useNavigate();
  const { candidate } = place;
  const leave = (): void => {
    notifications.show({ message: t('identify.nothing-recorded', { name: candidate.name }) });
    void navigate({ to: '/' });
  };
  return (
    <>
      <Text>{t('identify.question', { name: candidate.name, number: candidate.number })}</Text>
      <div className={classes.methods}>
        <Button
          size="lg"
          leftSection={<IconId size={24} aria-hidden />}
          onClick={() => onConfirm('identity-document')}
        >
          {t(isTakeOver ? 'take-over.identity-document' : 'identify.identity-document')}
        </Button>
        <Button
          size="lg"
          variant="default"
          leftSection={<IconUserCheck size={24} aria-hidden />}
          onClick={() => onConfirm('known-to-examiner')}
        >
          {t(isTakeOver ? 'take-over.known-to-examiner' : 'identify.known-to-examiner')}
        </Button>
        <Button size="lg" variant="default" leftSection={<IconUserX size={24} aria-hidden />} onClick={leave}>
          {t('identify.somebody-else')}
        </Button>
      </div>
    </>
  );
}
