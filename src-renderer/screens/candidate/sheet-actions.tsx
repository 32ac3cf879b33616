/** Language of the sheet, and the large buttons to save and print it, with what came of it underneath. */
import { Alert, Anchor, Button, SegmentedControl, Text } from '@mantine/core';
import {
  IconCircleCheck,
  IconDownload,
  IconFileTypePdf,
  IconFileZip,
  IconPrinter,
} from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, type Language, languages } from '../../../shared/texts/languages';
import { ProblemNotice } from '../../ui/problem-notice';
import classes from './sheet-actions.module.css';
import type { SheetActions as Actions, SheetNews } from './use-sheet-actions';

/** What is said while a task runs; drawing a long sheet may take seconds on an old laptop. */
const working = {
  'save-pdf': 'saving-pdf',
  print: 'previewing',
  'save-json': 'saving-json',
  'save-pack': 'saving-pack',
} as const;

/** How the last task ended. A link is offered where the browser did not let us open a tab. */
function Done({ news }: { readonly news: SheetNews }) {
  const { t } = useTranslation('sheet');
  switch (news.kind) {
    case 'saved':
      return (
        <Alert color="leaf" icon={<IconCircleCheck aria-hidden />}>
          {t(`screen.saved-${news.what}`, { place: news.place })}
        </Alert>
      );
    case 'cancelled':
      return <Alert color="gray">{t('screen.cancelled')}</Alert>;
    case 'previewed':
      return (
        <Alert color="leaf" icon={<IconPrinter aria-hidden />}>
          {t(news.isOpen ? 'screen.preview-opened' : 'screen.preview-open-here')}{' '}
          {news.url !== null && (
            <Anchor className={classes.link ?? ''} href={news.url} target="_blank" rel="noopener">
              {t('screen.preview-open-link')}
            </Anchor>
          )}
        </Alert>
      );
    default:
      return null;
  }
}

/** A failure stands outside the status: an alert is read at once, a status when the reader has time. */
function News({ actions }: { readonly actions: Actions }) {
  const { t } = useTranslation('sheet');
  const { running, news, missing, unrecorded, run, dismiss } = actions;
  return (
    <div className={classes.news}>
      <div role="status">
        {running && <Text>{t(`screen.${working[running]}`)}</Text>}
        {news && <Done news={news} />}
        {missing.length > 0 && <Text mt="xs">{t('screen.missing', { count: missing.length })}</Text>}
      </div>
      {news?.kind === 'failed' && (
        <>
          <ProblemNotice problem={news.problem} onRetry={() => run(news.task)} onClose={dismiss} />
          <Text>{t('screen.file-not-saved-safe')}</Text>
        </>
      )}
      {unrecorded && <ProblemNotice problem={unrecorded} />}
    </div>
  );
}

type SheetActionsProps = {
  readonly actions: Actions;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  readonly isDraft: boolean;
  /** Whether everything of it is offered in one file: for the office. */
  readonly mayPack: boolean;
};

/** One task at a time: two save dialogs over each other are answered wrongly. */
export function SheetActions({ actions, language, onLanguage, isDraft, mayPack }: SheetActionsProps) {
  const { t } = useTranslation('sheet');
  const { running, run } = actions;
  const labelId = useId();
  const isBusy = running !== null;
  return (
    <section className={classes.panel} aria-label={t('screen.actions-label')}>
      <div className={classes.language}>
        <Text id={labelId} fw={600}>
          {t('screen.language')}
        </Text>
        <SegmentedControl
          aria-labelledby={labelId}
          value={language}
          onChange={(value) => onLanguage(chooseLanguage(value))}
          data={languages.map(({ code, name }) => ({
            value: code,
            label: <span lang={code}>{name}</span>,
          }))}
        />
      </div>
      <div className={classes.buttons}>
        <Button
          size="lg"
          leftSection={<IconFileTypePdf size={24} aria-hidden />}
          loading={running === 'save-pdf'}
          disabled={isBusy}
          onClick={() => run('save-pdf')}
        >
          {t(isDraft ? 'screen.save-draft-pdf' : 'screen.save-pdf')}
        </Button>
        <Button
          size="lg"
          variant="default"
          leftSection={<IconPrinter size={24} aria-hidden />}
          loading={running === 'print'}
          disabled={isBusy}
          onClick={() => run('print')}
        >
          {t('screen.print')}
        </Button>
        <Button
          size="lg"
          variant="default"
          leftSection={<IconDownload size={24} aria-hidden />}
          loading={running === 'save-json'}
          disabled={isBusy}
          onClick={() => run('save-json')}
        >
          {t('screen.save-json')}
        </Button>
        {mayPack && (
          <Button
            size="lg"
            variant="default"
            leftSection={<IconFileZip size={24} aria-hidden />}
            loading={running === 'save-pack'}
            disabled={isBusy}
            onClick={() => run('save-pack')}
          >
            {t('screen.save-pack')}
          </Button>
        )}
      </div>
      <Text size="sm" c="dimmed">
        {t('screen.save-json-hint')} {mayPack && t('screen.save-pack-hint')}
      </Text>
      <News actions={actions} />
    </section>
  );
}
