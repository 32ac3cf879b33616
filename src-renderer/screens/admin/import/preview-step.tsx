/** Third step (M1, M62): the result per code before anything is written, with everything odd in the file. */
import { Button, Text } from '@mantine/core';
import { IconArrowUp, IconFileImport } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetRequest } from '../../../actions/forget-request';
import { StatusMark } from '../../../ui/status-mark';
import { useAction } from '../../../ui/use-action';
import { useHeightVariable } from '../../../ui/use-height-variable';
import { GuessList } from './guess-list';
import { ImportItemCard } from './import-item-card';
import cardClasses from './import-item-card.module.css';
import classes from './preview-step.module.css';
import { StepHeading } from './step-heading';
import { type Import, pageSize, type ReadFile } from './use-import';
import { WarningList } from './warning-list';

/** An answer that changes nothing was looked at: nothing is imported that would take its request off the list. */
function Seen({ requestId }: { readonly requestId: string }) {
  const { t } = useTranslation('import');
  const forget = useAction(forgetRequest);
  const navigate = useNavigate();
  const drop = async (): Promise<void> => {
    await forget({ requestId });
    await navigate({ to: '/qualifications/catalogue' });
  };
  return (
    <Button variant="default" className={classes.more} onClick={() => void drop()}>
      {t('preview.forget')}
    </Button>
  );
}

/** Nothing is written yet: each code says what would happen, and can be left out. */
export function PreviewStep({ course, file }: { readonly course: Import; readonly file: ReadFile }) {
  const { t } = useTranslation('import');
  const { checked, mayWrite, cohort, included, waiting, list, busyWith } = course;
  const { lines, items } = checked;
  const bar = useHeightVariable<HTMLDivElement>('--vp-import-bar');
  const place = useRef<HTMLUListElement>(null);
  const rest = (lines?.length ?? 0) - items.length;
  const isNothing = lines !== null && !mayWrite && waiting === 0;
  const isAsking = lines?.some(({ outcome }) => outcome === 'ambiguous') ?? false;
  const [sought, setSought] = useState(0);
  /** To the first date that is still asked; the codes may be many. */
  const goToQuestion = (): void => {
    course.showMore(rest);
    setSought(sought + 1);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the card that is sought comes with the items
  useEffect(() => {
    if (sought === 0) return;
    const field = place.current?.querySelector<HTMLElement>('[data-date-question] input');
    if (!field) return;
    field.focus();
    setSought(0);
  }, [sought, items]);
  return (
    <section className={classes.step} data-import-preview>
      <StepHeading takesFocus>{t('preview.title')}</StepHeading>
      <Text>{cohort ? t('preview.text-cohort', { cohort: cohort.text }) : t('preview.text')}</Text>
      <WarningList isGeneral warnings={file.summary.general} />
      <GuessList guesses={checked.guesses} />
      <ul className={classes.list} aria-label={t('preview.list')} ref={place}>
        {items.map((item) => (
          <ImportItemCard
            key={item.code}
            item={item}
            chosen={course.chosenEditions[item.code]}
            isLeft={course.left.has(item.code)}
            typedDates={course.typedDates}
            verbs={course.verbs}
          />
        ))}
        {list.malformed.map((text) => (
          <li key={text} className={cardClasses.card}>
            <div className={cardClasses.head}>
              <span className={cardClasses.code}>{text}</span>
              <StatusMark tone="bad">{t('outcome.malformed')}</StatusMark>
            </div>
            <Text>{t('explain.malformed')}</Text>
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Button variant="default" className={classes.more} onClick={() => course.showMore()}>
          {t('preview.more', { count: Math.min(rest, pageSize) })}
        </Button>
      )}
      {isNothing && <Text role="status">{t('preview.nothing')}</Text>}
      {isNothing && !isAsking && file.requestId && <Seen requestId={file.requestId} />}
      <div className={classes.actions} ref={bar}>
        <Button variant="default" onClick={() => course.go('codes')}>
          {t('previous')}
        </Button>
        {waiting > 0 && (
          <Button rightSection={<IconArrowUp size={20} aria-hidden />} onClick={goToQuestion}>
            {t('dates.go')}
          </Button>
        )}
        {waiting === 0 && mayWrite && (
          <Button
            loading={busyWith !== null}
            leftSection={<IconFileImport size={20} aria-hidden />}
            onClick={() => void course.importNow()}
          >
            {included === 0 ? t('preview.import-none') : t('preview.import', { count: included })}
          </Button>
        )}
        <output className={classes.busy}>
          {busyWith !== null && t('preview.busy', { count: included })}
          {busyWith === null && waiting > 0 && t('dates.waiting', { count: waiting })}
        </output>
      </div>
    </section>
  );
}
