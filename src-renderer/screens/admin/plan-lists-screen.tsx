/** Lists on paper and a calendar out of the planning: which list, of which days, and then to the printer, a file or a calendar. */
import { Anchor, Button, Text } from '@mantine/core';
import { IconCalendarDown, IconDeviceFloppy, IconPrinter } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ExamHead, headOf } from '../../../shared/domain/exam';
import { isHeld } from '../../../shared/domain/find-clashes';
import { dayIn } from '../../../shared/values/wall-time';
import { useDocuments } from '../../queries/use-documents';
import { useCentreZone, useExamZone } from '../../queries/use-exam-zone';
import { usePreferences } from '../../ui/preferences';
import { ProblemNotice } from '../../ui/problem-notice';
import { ScreenFrame } from '../../ui/screen-frame';
import { type ListsSearch, leaveOutBlanks, readListsSearch } from '../../ui/search-params';
import { StatusMark } from '../../ui/status-mark';
import { useDayTurn } from '../../ui/use-day-turn';
import { AdministratorsOnly } from './administrators-only';
import { dayLater } from './plan-exam/plan-slots';
import { chooseExams, type ListChoice } from './plan-lists/choose-exams';
import { DayChoice, KindChoice } from './plan-lists/list-choices';
import classes from './plan-lists/plan-lists.module.css';
import { type ListNews, useListTasks } from './plan-lists/use-list-tasks';

/** What is chosen stands in the address; days that it does not say are today and the week from there. */
function useListChoice() {
  const address = readListsSearch(useSearch({ strict: false }));
  const today = dayIn(useDayTurn(), useCentreZone());
  const { kind = 'attendance', from = today, to = dayLater(from, 6), exam, examiner } = address;
  const choice: ListChoice = { from, to, exam, examiner };
  return { address, kind, choice };
}

/** How the last of it ended; a tab that the browser did not open stands here as a link. */
function News({ news, onClose }: { readonly news: ListNews; readonly onClose: () => void }) {
  const { t } = useTranslation('lists');
  return (
    <>
      <output className={classes.told}>
        {news?.kind === 'saved' && <StatusMark tone="good">{t('saved', { place: news.place })}</StatusMark>}
        {news && news.kind !== 'failed' && news.isMissing && (
          <StatusMark tone="attention">{t('missing')}</StatusMark>
        )}
        {news?.kind === 'previewed' && news.url && (
          <Anchor href={news.url} target="_blank" rel="noreferrer">
            {t('preview')}
          </Anchor>
        )}
      </output>
      {news?.kind === 'failed' && <ProblemNotice problem={news.problem} onClose={onClose} />}
    </>
  );
}

/** Counts what is held: a cancelled exam stands on no paper, and in a calendar only to be taken away there. */
function Lists({ exams }: { readonly exams: readonly ExamHead[] }) {
  const { t } = useTranslation('lists');
  const { address, kind, choice } = useListChoice();
  const navigate = useNavigate();
  const zoneOf = useExamZone();
  const language = usePreferences((preferences) => preferences.language);
  const { running, news, run, forget } = useListTasks();
  const { from, to, exam, examiner } = choice;
  const chosen = useMemo(
    () => chooseExams(exams, { from, to, exam, examiner }, zoneOf),
    [exams, from, to, exam, examiner, zoneOf],
  );
  const held = chosen.filter(isHeld);
  const candidates = held.reduce((sum, exam) => sum + exam.candidates.length, 0);
  const request = { kind, exams: held, language };
  // Whole, with what was taken back: a part of an exam would move it in a calendar that has all of it.
  const calendar = () => {
    const ids = new Set(chosen.map(({ examId }) => examId));
    return { kind, exams: exams.filter(({ examId }) => ids.has(examId)), language };
  };
  const change = (part: { readonly [K in keyof ListsSearch]: ListsSearch[K] | undefined }): void => {
    const next = { ...address, ...part };
    // Whoever moves the first day past the last one means a later period.
    if (part.from && next.to && next.to < part.from) next.to = undefined;
    forget();
    void navigate({ to: '/planning/lists', search: leaveOutBlanks(next), replace: true });
  };
  return (
    <div className={classes.screen}>
      <KindChoice kind={kind} onChange={change} />
      <DayChoice choice={choice} exams={exams} onChange={change} />
      <div role="status" className={classes.told}>
        {held.length > 0 ? (
          <span className={classes.found}>
            {`${t('found', { count: held.length })}, ${t('candidates', { count: candidates })}`}
          </span>
        ) : (
          exam === undefined && <Text>{t('nothing')}</Text>
        )}
      </div>
      <div className={classes.buttons}>
        <Button
          size="lg"
          leftSection={<IconPrinter size={20} aria-hidden />}
          disabled={held.length === 0}
          loading={running === 'preview'}
          onClick={() => run('preview', request)}
        >
          {t('preview')}
        </Button>
        <Button
          size="lg"
          variant="default"
          leftSection={<IconDeviceFloppy size={20} aria-hidden />}
          disabled={held.length === 0}
          loading={running === 'save'}
          onClick={() => run('save', request)}
        >
          {t('save')}
        </Button>
        <Button
          size="lg"
          variant="default"
          leftSection={<IconCalendarDown size={20} aria-hidden />}
          disabled={chosen.length === 0}
          loading={running === 'calendar'}
          onClick={() => run('calendar', calendar())}
        >
          {t('calendar')}
        </Button>
      </div>
      <Text size="sm">{t('personal')}</Text>
      <Text size="sm">{t('calendar-help')}</Text>
      <News news={news} onClose={forget} />
    </div>
  );
}

/** Of whatever is planned on this device, without a network too. */
export function PlanListsScreen() {
  const { t } = useTranslation('lists');
  const planned = useDocuments('exam');
  const exams = useMemo(() => planned?.map(({ document }) => headOf(document)), [planned]);
  return (
    <ScreenFrame title={t('title')} subtitle={t('subtitle')} back={<Link to="/planning">{t('back')}</Link>}>
      <AdministratorsOnly>{exams && <Lists exams={exams} />}</AdministratorsOnly>
    </ScreenFrame>
  );
}
