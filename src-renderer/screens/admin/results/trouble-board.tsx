/**
 * The day at the office, above the results: how far today's candidates are, and what somebody has to see to, the worst first.
 * Each line leads to where it is settled.
 */
import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupBy } from '../../../../shared/kernel/group-by';
import { partsOfName, registerName } from '../../../../shared/kernel/person-name';
import type { ExamState } from '../../../queries/use-exam-states';
import { useExamZone } from '../../../queries/use-exam-zone';
import { RowLink } from '../../../ui/row-link';
import { StatusMark, type StatusTone } from '../../../ui/status-mark';
import { useExamFormats } from '../../../ui/use-exam-format';
import { useNow } from '../../../ui/use-now';
import { AttendanceMark } from '../../exam/attendance/attendance-mark';
import { countDay, findTrouble, type Trouble, type TroubleLine } from './find-trouble';
import classes from './trouble-board.module.css';

const lookEveryMs = 30_000;
/** Drawn of each trouble at first. */
const firstLines = 5;

const tones: Readonly<Record<Trouble, StatusTone>> = {
  refused: 'bad',
  decision: 'attention',
  'not-handed-in': 'offline',
  'not-signed': 'waiting',
  'not-started': 'attention',
  away: 'neutral',
};

/** What the lines say, asked once for all of them. */
type LineWords = { readonly t: TFunction<'results'>; readonly formatOf: ReturnType<typeof useExamFormats> };
type LineProps = { readonly line: TroubleLine; readonly words: LineWords };

/** Where it is settled: sending, the marks, or the planned exam. */
function TroubleLink({ line: { trouble, state }, words: { t } }: LineProps) {
  const { exam, candidate } = state;
  const { examId } = exam;
  const name = registerName(partsOfName(candidate));
  const parts = { 'aria-label': t(`trouble.lead.${trouble}`, { name }), children: name };
  const params = { examId, assessmentId: candidate.assessmentId };
  if (trouble === 'refused' || trouble === 'not-handed-in')
    return <RowLink {...parts} place={{ to: '/sync' }} />;
  if (trouble === 'decision' || trouble === 'not-signed')
    return <RowLink {...parts} place={{ to: '/exam/$examId/review/$assessmentId', params }} />;
  return <RowLink {...parts} place={{ to: '/planning/$examId', params: { examId } }} />;
}

/** Plain, like a row of a list: there may be thirty of them. */
function TroubleRow({ line, words }: LineProps) {
  const { t, formatOf } = words;
  const { exam, startsAt } = line;
  const { candidate, assessment } = line.state;
  const format = formatOf(exam);
  return (
    <li className={classes.line}>
      <span className={classes.who}>
        <TroubleLink line={line} words={words} />
        <span className={classes.quiet}>
          {[candidate.number, candidate.group].filter((part) => part.trim() !== '').join(' · ')}
        </span>
      </span>
      <span>
        {exam.title}
        <span className={classes.quiet}>
          {[exam.code, exam.examinerName].filter((part) => part !== '').join(' · ')}
        </span>
      </span>
      <span>
        {line.isToday ? format.time(startsAt) : format.dayAndTime(startsAt)}
        <span className={classes.quiet}>
          {line.trouble === 'away' ? (
            <AttendanceMark standing={assessment.attendance} />
          ) : (
            line.since !== startsAt && t('trouble.since', { at: format.dayAndTime(line.since) })
          )}
        </span>
      </span>
    </li>
  );
}

type TroubleGroupProps = {
  readonly trouble: Trouble;
  readonly lines: readonly TroubleLine[];
  readonly words: LineWords;
};

/** All lines of one trouble; of many the first ones until somebody wants the rest. */
function TroubleGroup({ trouble, lines, words }: TroubleGroupProps) {
  const { t } = words;
  const [isWhole, setWhole] = useState(false);
  const id = useId();
  const drawn = isWhole ? lines : lines.slice(0, firstLines);
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className={classes.trouble}>
        <StatusMark tone={tones[trouble]}>{t(`trouble.${trouble}`, { count: lines.length })}</StatusMark>
      </h3>
      <p className={classes.quiet}>{t(`trouble.help.${trouble}`)}</p>
      <ul className={classes.lines}>
        {drawn.map((line) => (
          <TroubleRow key={line.state.candidate.assessmentId} line={line} words={words} />
        ))}
      </ul>
      {lines.length > firstLines && (
        <Button variant="subtle" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t('trouble.fewer') : t('trouble.all', { count: lines.length })}
        </Button>
      )}
    </section>
  );
}

/** @param states all of the centre */
export function TroubleBoard({ states }: { readonly states: readonly ExamState[] }) {
  const { t } = useTranslation('results');
  const zoneOf = useExamZone();
  const nowMs = useNow(lookEveryMs);
  const formatOf = useExamFormats();
  const words = useMemo(() => ({ t, formatOf }), [t, formatOf]);
  const id = useId();
  const lines = useMemo(() => findTrouble(states, new Date(nowMs), zoneOf), [states, nowMs, zoneOf]);
  const day = useMemo(() => countDay(states, new Date(nowMs), zoneOf), [states, nowMs, zoneOf]);
  return (
    <section aria-labelledby={id} className={classes.board}>
      <h2 id={id} className={classes.title}>
        {t('trouble.title')}
      </h2>
      <p className={classes.day}>{day.planned === 0 ? t('trouble.no-day') : t('trouble.day', day)}</p>
      {lines.length === 0 && <StatusMark tone="good">{t('trouble.none')}</StatusMark>}
      {[...groupBy(lines, ({ trouble }) => trouble)].map(([trouble, ofOne]) => (
        <TroubleGroup key={trouble} trouble={trouble} lines={ofOne} words={words} />
      ))}
    </section>
  );
}
