/** One thing that an exam needs: how it stands, in words, and what can be done about it from here. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  notVouchedFor,
  type ReadinessAbout,
  type ReadinessFacts,
  type ReadinessLine,
  withoutPin,
} from '../../../../shared/domain/readiness';
import type { Problem } from '../../../../shared/kernel/problem';
import { fetchFiles } from '../../../actions/fetch-files';
import { ProblemNotice } from '../../../ui/problem-notice';
import { StatusMark, type StatusTone } from '../../../ui/status-mark';
import { useAction } from '../../../ui/use-action';
import { useFormat } from '../../../ui/use-format';
import classes from './ready.module.css';
import type { Readiness } from './use-readiness';

const tones: Readonly<Record<ReadinessLine['state'], StatusTone>> = {
  ready: 'good',
  attention: 'attention',
  unknown: 'info',
};

/** What its sentence names: numbers, names and moments. */
function useDetails(facts: ReadinessFacts): (about: ReadinessAbout) => Record<string, string | number> {
  const format = useFormat();
  const list = (names: readonly string[]): string => names.join(', ');
  const { lastContactMs, clockSkewMs, disk, battery } = facts;
  return (about) => {
    const files = about === 'evidence' ? facts.evidence : facts.documents;
    return {
      ...(about === 'exam' && { count: facts.candidates }),
      ...(about === 'people' && { missing: list(withoutPin(facts)), ending: list(notVouchedFor(facts)) }),
      ...((about === 'documents' || about === 'evidence') && {
        count: files?.missing || files?.all || 0,
        all: files?.all ?? 0,
      }),
      ...(about === 'hand-in' && {
        count: facts.waiting,
        moment: lastContactMs === null ? '' : format.dayAndTime(new Date(lastContactMs).toISOString()),
      }),
      ...(about === 'clock' && { count: Math.round(Math.abs(clockSkewMs ?? 0) / 60_000) }),
      ...(about === 'disk' && { free: format.bytes(disk?.freeBytes ?? 0) }),
      ...(about === 'battery' && { level: format.percent(100 * (battery?.level ?? 0)) }),
      ...(about === 'printer' && { count: facts.printers ?? 0 }),
    };
  };
}

/** Only where something can be done about it from here. */
function Fetch({ digests, onDone }: { readonly digests: readonly string[]; readonly onDone: () => void }) {
  const { t } = useTranslation('ready');
  const fetch = useAction(fetchFiles);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const fetchAll = async (): Promise<void> => {
    setBusy(true);
    const done = await fetch(digests);
    setBusy(false);
    setProblem(done.ok ? null : done.problem);
    onDone();
  };
  return (
    <>
      <Button variant="default" loading={isBusy} onClick={() => void fetchAll()}>
        {t('fetch')}
      </Button>
      {problem && <ProblemNotice problem={problem} onClose={() => setProblem(null)} />}
    </>
  );
}

type ReadyLineProps = {
  readonly line: ReadinessLine;
  readonly readiness: Readiness;
};

/** Where it is put right. */
function Way({ line: { about, state }, readiness }: ReadyLineProps) {
  const { t } = useTranslation('ready');
  if (about === 'documents' || about === 'evidence') {
    const digests = readiness.missing[about];
    return digests.length > 0 ? <Fetch digests={digests} onDone={readiness.lookAgain} /> : null;
  }
  if (state !== 'attention') return null;
  if (about === 'hand-in' || about === 'clock' || about === 'exam' || about === 'people')
    return <Link to="/sync">{t('to-sync')}</Link>;
  if (about === 'disk') return <Link to="/settings">{t('to-settings')}</Link>;
  return null;
}

/** A mark, what was found, and what to do; what the host cannot know says how a person can look. */
export function ReadyLine(props: ReadyLineProps) {
  const { line, readiness } = props;
  const { t } = useTranslation('ready');
  const details = useDetails(readiness.facts);
  const { about, state, says } = line;
  return (
    <li className={classes.line} data-state={state}>
      <div className={classes.facts}>
        <b>{t(`about.${about}`)}</b>
        <StatusMark tone={tones[state]}>{t(`says.${about}.${says}`, details(about))}</StatusMark>
      </div>
      <Way {...props} />
    </li>
  );
}
