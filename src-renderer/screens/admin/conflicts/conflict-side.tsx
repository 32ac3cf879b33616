/** One side of a conflict: whose it is, when and on which device it was written, and what it says. */
import { Text } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { VersionMaker } from '../../../../shared/records/document-conflict';
import { useActor } from '../../../queries/use-actor';
import { useDocument } from '../../../queries/use-documents';
import { useStaffNames } from '../../../queries/use-staff-names';
import { useFormat } from '../../../ui/use-format';
import classes from './conflicts.module.css';

type ConflictSideProps = {
  readonly side: 'standing' | 'displaced';
  readonly maker: VersionMaker;
  readonly children: ReactNode;
};

/** "You" where whoever looks wrote it, with the name beside it: two people share a laptop. */
export function ConflictSide({ side, maker, children }: ConflictSideProps) {
  const { t } = useTranslation('conflicts');
  const format = useFormat();
  const nameOf = useStaffNames();
  const actor = useActor();
  const device = useDocument('device', maker.deviceId);
  const titleId = useId();
  const name = nameOf(maker.staffId) ?? t('somebody');
  const isMine = maker.staffId !== null && maker.staffId === actor?.staffId;
  const facts = [maker.at && format.dayAndTime(maker.at), device?.document.name].filter(Boolean);
  return (
    <section className={classes.side} data-side={side} aria-labelledby={titleId}>
      <div>
        <Text fw={600} id={titleId}>
          {t(isMine ? 'by-you' : 'by', { name })}
        </Text>
        <Text size="sm" c="dimmed">
          {facts.join(' · ')}
        </Text>
        <Text size="sm">{t(`side.${side}`)}</Text>
      </div>
      {children}
    </section>
  );
}
