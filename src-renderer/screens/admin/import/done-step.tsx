/** Last step: what was imported, with a link to each, the way back, and where to go from here. */
import { Button, Text } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Imported } from '../../../actions/import-now';
import type { ImportDesk } from '../../../import-desk/open-desk';
import type { WrittenItem } from '../../../import-desk/told-items';
import { useSoughtText } from '../../../ui/register/use-sought-text';
import { StatusMark } from '../../../ui/status-mark';
import { ContentsLine } from '../qualifications/contents-line';
import cardClasses from './import-item-card.module.css';
import classes from './preview-step.module.css';
import { StepHeading } from './step-heading';
import { UndoImport } from './undo-import';
import { useInPieces } from './use-in-pieces';

type DoneStepProps = {
  readonly imported: Imported;
  /** Where the import was done; it knows what was written. */
  readonly desk: ImportDesk | null;
  /** To the first step, with everything of this file forgotten. */
  readonly onAgain: () => void;
};

/** What lies beyond is drawn when asked for. */
const pageSize = 50;

/** Each leads to what was written, so that one can look at it before taking it back. */
function WrittenList({ written }: { readonly written: readonly WrittenItem[] }) {
  const { t } = useTranslation('import');
  return (
    <ul className={classes.list} aria-label={t('done.list')}>
      {written.map(({ outcome, qualification, counts }) => (
        <li key={qualification.qualificationId} className={cardClasses.card}>
          <div className={cardClasses.head}>
            {qualification.code !== '' && <span className={cardClasses.code}>{qualification.code}</span>}
            <span className={cardClasses.name}>
              <Link
                to="/qualifications/$qualificationId"
                params={{ qualificationId: qualification.qualificationId }}
              >
                {qualification.name || t('exchange.no-name')}
              </Link>
            </span>
            <StatusMark tone={outcome === 'new' ? 'good' : 'info'}>{t(`outcome.${outcome}`)}</StatusMark>
          </div>
          <Text c="dimmed">
            <ContentsLine counts={counts} isLong />
          </Text>
        </li>
      ))}
    </ul>
  );
}

/** New ones are inactive (M29): the list opens where they can be activated, whatever was sought there before. */
export function DoneStep({ imported, desk, onAgain }: DoneStepProps) {
  const { t } = useTranslation('import');
  const navigate = useNavigate();
  const [, seek] = useSoughtText('qualifications');
  const { importId, count } = imported;
  const [shown, setShown] = useState(pageSize);
  const written = useInPieces(desk?.written ?? null, Math.min(shown, count));
  const rest = count - written.length;
  const hasInactive = written.some(({ qualification }) => qualification.status === 'inactive');
  const goToList = (): void => {
    seek('');
    void navigate({ to: '/qualifications', search: { tab: hasInactive ? 'inactive' : 'active' } });
  };
  return (
    <section className={classes.step}>
      <StepHeading takesFocus>{t('done.title', { count })}</StepHeading>
      <UndoImport importId={importId} count={count}>
        <Text>{t('done.text')}</Text>
        <WrittenList written={written} />
        {rest > 0 && (
          <Button variant="default" className={classes.more} onClick={() => setShown(shown + pageSize)}>
            {t('preview.more', { count: Math.min(rest, pageSize) })}
          </Button>
        )}
      </UndoImport>
      <div className={classes.actions}>
        <Button onClick={goToList}>{t('done.to-list')}</Button>
        <Button variant="default" onClick={onAgain}>
          {t('done.again')}
        </Button>
      </div>
    </section>
  );
}
