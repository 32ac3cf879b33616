/** To the sheet before and behind it in the list that one came from; nothing where one came from elsewhere. */
import { Button, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssessmentId } from '../../../shared/kernel/ids';
import { useCameFrom } from '../../ui/came-from';
import { besideIn, type Stop, useListWalked } from '../../ui/list-walked';
import classes from './sheet-walk.module.css';

type WayProps = {
  readonly to: Stop | null;
  readonly icon: { readonly leftSection: ReactNode } | { readonly rightSection: ReactNode };
  readonly children: ReactNode;
};

/** It keeps its place where the list ends, so that nothing moves under a finger. */
function Way({ to, icon, children }: WayProps) {
  if (!to)
    return (
      <Button variant="default" disabled {...icon}>
        {children}
      </Button>
    );
  return (
    <Button
      variant="default"
      {...icon}
      renderRoot={(props) => <Link {...props} to="/exam/$examId/sheet/$assessmentId" params={to} />}
    >
      {children}
    </Button>
  );
}

export function SheetWalk({ assessmentId }: { readonly assessmentId: AssessmentId }) {
  const { t } = useTranslation('sheet');
  const list = useCameFrom((state) => state.cameFrom?.list);
  const stops = useListWalked((state) => state.stops);
  const beside = list === '/results' ? besideIn(stops, assessmentId) : null;
  if (!beside || beside.total < 2) return null;
  const { place, total, previous, next } = beside;
  return (
    <nav className={classes.walk} aria-label={t('screen.walk')}>
      <Way to={previous} icon={{ leftSection: <IconChevronLeft size={20} aria-hidden /> }}>
        {t('screen.previous')}
      </Way>
      <Text>{t('screen.place', { place, total })}</Text>
      <Way to={next} icon={{ rightSection: <IconChevronRight size={20} aria-hidden /> }}>
        {t('screen.next')}
      </Way>
    </nav>
  );
}
