/** Many exams at once out of a table: what is wrong is told by row, what is right is planned in one go, and can be taken back. */
import { Button, FileButton, NativeSelect, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decidePlanRows, type PlannableRow } from '../../../shared/domain/decide-plan-rows';
import type { PlanTable } from '../../../shared/formats/read-plan-table';
import { foldText } from '../../../shared/kernel/fold-text';
import type { Problem } from '../../../shared/kernel/problem';
import type { PlannedExam } from '../../../shared/records/exam';
import { takeBackPlanning } from '../../actions/change-exam-plan';
import { planExams } from '../../actions/plan-exam';
import { readPlanFile } from '../../actions/read-plan-file';
import { planTableColumns, savePlanTable } from '../../actions/save-plan-table';
import { useWorld } from '../../queries/query-source';
import { useDocuments } from '../../queries/use-documents';
import { useCentreZone } from '../../queries/use-exam-zone';
import { useGroupStanding } from '../../queries/use-participants';
import { FailureNotice } from '../../ui/failure-notice';
import { ProblemNotice } from '../../ui/problem-notice';
import { ScreenFrame } from '../../ui/screen-frame';
import { StatusMark } from '../../ui/status-mark';
import { useAction } from '../../ui/use-action';
import { useDayTurn } from '../../ui/use-day-turn';
import { AdministratorsOnly } from './administrators-only';
import { BulkPreview } from './bulk-plan/bulk-preview';
import { bulkRequests } from './bulk-plan/bulk-requests';
import { useCheckedRows } from './bulk-plan/use-checked-rows';
import classes from './exam-plan/exam-plan.module.css';
import { usePlanMaterial } from './plan-exam/use-plan-material';

type Material = NonNullable<ReturnType<typeof usePlanMaterial>>;

/** What a table means here and now; null while the registers load. */
function useDecided(table: PlanTable | null, usualId: string, material: Material) {
  const templates = useDocuments('exam-template');
  const exams = useDocuments('exam');
  const groups = useDocuments('group');
  const standing = useGroupStanding(useDayTurn());
  const timeZone = useCentreZone();
  return useMemo(() => {
    if (!table || !templates || !exams || !groups || !standing) return null;
    const known = templates.map(({ document }) => document);
    return decidePlanRows(table.exams, {
      templates: known,
      usual: known.find(({ templateId }) => templateId === usualId) ?? null,
      examiners: material.examiners,
      participants: material.participants,
      membersOf: (name) => {
        const found = groups.filter(
          ({ document }) => !document.isRemoved && foldText(document.name) === foldText(name.trim()),
        );
        const [only] = found;
        return only && found.length === 1 ? standing.membersOf(only.document.groupId) : null;
      },
      exams: exams.map(({ document }) => document),
      timeZone,
    });
  }, [table, templates, exams, groups, standing, usualId, material, timeZone]);
}

/** What was planned, and the way back from all of it. */
function Done({
  exams,
  onUndone,
}: {
  readonly exams: readonly PlannedExam[];
  readonly onUndone: () => void;
}) {
  const { t } = useTranslation('plan');
  const takeBack = useAction(takeBackPlanning);
  const [problem, setProblem] = useState<Problem | null>(null);
  const undo = async (): Promise<void> => {
    const done = await takeBack({ examIds: exams.map(({ examId }) => examId) });
    setProblem(done.ok ? null : done.problem);
    if (done.ok) onUndone();
  };
  return (
    <div className={classes.screen}>
      <output>
        <StatusMark tone="good">{t('bulk.done', { count: exams.length })}</StatusMark>
      </output>
      {problem && <ProblemNotice problem={problem} />}
      <div className={classes.buttons}>
        <Button renderRoot={(props) => <Link to="/planning" {...props} />}>{t('bulk.to-planning')}</Button>
        <Button variant="subtle" onClick={() => void undo()}>
          {t('undo', { count: exams.length })}
        </Button>
      </div>
    </div>
  );
}

/** Headings alone, to fill in. */
function EmptyTable({ onProblem }: { readonly onProblem: (problem: Problem | null) => void }) {
  const { t } = useTranslation('plan');
  const saveTable = useAction(savePlanTable);
  const [place, setPlace] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    const headings = planTableColumns.map((column) => t(`bulk.head.${column}`));
    const saved = await saveTable({ name: t('bulk.file'), headings });
    onProblem(saved.ok ? null : saved.problem);
    setPlace(saved.ok && saved.value.outcome === 'saved' ? saved.value.place : null);
  };
  return (
    <>
      <Button variant="subtle" onClick={() => void save()}>
        {t('bulk.empty')}
      </Button>
      <output>{place && <StatusMark tone="good">{t('bulk.saved', { place })}</StatusMark>}</output>
    </>
  );
}

/** What is wrong is put right in the spreadsheet: it is the office's own, and the next month is made from it. */
function Bulk({ material }: { readonly material: Material }) {
  const { t } = useTranslation('plan');
  const world = useWorld();
  const read = useAction(readPlanFile);
  const plan = useAction(planExams);
  const timeZone = useCentreZone();
  const templates = (useDocuments('exam-template') ?? []).filter(({ document }) => !document.archivedAt);
  const [table, setTable] = useState<PlanTable | null>(null);
  const [seriesId, setSeriesId] = useState(() => world.newId<'ExamSeries'>());
  const [usualId, setUsualId] = useState('');
  const [planned, setPlanned] = useState<readonly PlannedExam[] | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const reset = useRef<() => void>(null);
  const decided = useDecided(table, usualId, material);
  const requestsOf = useCallback(
    (rows: readonly PlannableRow[]) => {
      const { qualifications: heads, codes } = material;
      return bulkRequests(rows, { heads, codes, timeZone, seriesId });
    },
    [material, timeZone, seriesId],
  );
  const scope = useMemo(() => table && { table, usualId }, [table, usualId]);
  const { checked, problem: unchecked, askAgain } = useCheckedRows(decided, scope, requestsOf);
  const open = async (file: File | null): Promise<void> => {
    if (!file) return;
    const opened = await read(file);
    setProblem(opened.ok ? null : opened.problem);
    setTable(opened.ok ? opened.value : null);
    reset.current?.();
  };
  const submit = async (): Promise<void> => {
    if (!checked || isBusy) return;
    setBusy(true);
    const done = await plan(requestsOf(checked.plannable));
    setBusy(false);
    setProblem(done.ok ? null : done.problem);
    if (!done.ok) return;
    setPlanned(done.value);
    setTable(null);
    setSeriesId(world.newId<'ExamSeries'>());
  };
  if (planned) return <Done exams={planned} onUndone={() => setPlanned(null)} />;
  return (
    <div className={classes.screen}>
      <Text>{t('bulk.explain')}</Text>
      <NativeSelect
        label={t('bulk.usual')}
        description={t('bulk.usual-help')}
        value={usualId}
        data={[
          { value: '', label: t('template.none') },
          ...templates.map(({ document }) => ({ value: document.templateId, label: document.name })),
        ]}
        onChange={(event) => setUsualId(event.currentTarget.value)}
      />
      <div className={classes.buttons}>
        <FileButton resetRef={reset} accept=".xlsx,.csv,.txt,.tsv" onChange={(file) => void open(file)}>
          {(props) => (
            <Button variant={table ? 'default' : 'filled'} {...props}>
              {t('bulk.choose')}
            </Button>
          )}
        </FileButton>
        <EmptyTable onProblem={setProblem} />
      </div>
      {problem && <FailureNotice problem={problem} onClose={() => setProblem(null)} />}
      {table && unchecked && <ProblemNotice problem={unchecked} onRetry={askAgain} />}
      {table && decided && checked && (
        <BulkPreview
          table={table}
          decided={{ plannable: checked.plannable, trouble: decided.trouble }}
          refused={checked.refused}
          examiners={material.examiners}
          isBusy={isBusy}
          onPlan={() => void submit()}
        />
      )}
    </div>
  );
}

/** Nothing is planned before the button; what is wrong in the file is put right there, and chosen anew. */
export function BulkPlanScreen() {
  const { t } = useTranslation('plan');
  const material = usePlanMaterial();
  return (
    <ScreenFrame title={t('bulk.title')} back={<Link to="/planning">{t('back')}</Link>}>
      <AdministratorsOnly>{material && <Bulk material={material} />}</AdministratorsOnly>
    </ScreenFrame>
  );
}
