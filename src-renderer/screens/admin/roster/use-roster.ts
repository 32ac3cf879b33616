/**
 * The course of one import of people on the screen: open files, say what the columns of a table mean, look at what would
 * happen and put right what waits, import. Nothing is written before the last step; leaving leaves everything as it was.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { RosterSummary } from '../../../../shared/domain/roster/summarise-roster';
import type { PeopleMapping } from '../../../../shared/formats/roster/people-columns';
import { cellKey, type RosterEdits } from '../../../../shared/formats/roster/roster-table';
import type { Problem } from '../../../../shared/kernel/problem';
import { decideRosterImport } from '../../../actions/decide-roster-import';
import { importRoster } from '../../../actions/import-roster';
import { type OpenedRosterFiles, openRosterFiles } from '../../../actions/open-roster-files';
import { type LastRoster, useLastRoster } from '../../../ui/last-roster';
import { savedColumnsOf, useSavedColumns } from '../../../ui/saved-columns';
import { useTypedForm } from '../../../ui/typed-text/use-typed-form';
import { useAction } from '../../../ui/use-action';

export const rosterSteps = ['file', 'columns', 'check', 'done'] as const;
export type RosterStep = (typeof rosterSteps)[number];

export type TableChoice = { readonly mapping: PeopleMapping; readonly about: 'participants' | 'staff' };

/** What a person chose of what was found. */
export type RosterChosen = {
  readonly meant: Readonly<Record<string, string>>;
  readonly left: readonly string[];
  readonly extent: 'bulk' | 'delta' | null;
};
const nothingChosen: RosterChosen = { meant: {}, left: [], extent: null };
const noEdits: RosterEdits = {};

export function useRoster(usual: TableChoice['about']) {
  const [step, setStep] = useState<RosterStep>('file');
  const [opened, setOpened] = useState<OpenedRosterFiles | null>(null);
  const [table, setTable] = useState<TableChoice | null>(null);
  const [chosen, setChosen] = useState(nothingChosen);
  const [edits, setEdits] = useTypedForm('roster cells', () => noEdits);
  const [summary, setSummary] = useState<RosterSummary | null>(null);
  const [busy, setBusy] = useState<'reading' | 'deciding' | 'writing' | null>(null);
  const [failure, setFailure] = useState<Problem | null>(null);
  const [done, setDone] = useState<LastRoster | null>(null);
  const { tell } = useLastRoster();
  const open = useAction(openRosterFiles);
  const ask = useAction(decideRosterImport);
  const write = useAction(importRoster);
  const { shapes, save } = useSavedColumns();
  const desk = opened?.desk ?? null;
  // The worker ends with the files that it holds.
  useEffect(() => () => desk?.close(), [desk]);
  const turn = useRef(0);

  const decide = useCallback(
    async (from: OpenedRosterFiles, said: TableChoice | null, of: RosterChosen, cells: typeof noEdits) => {
      const mine = ++turn.current;
      setBusy('deciding');
      setFailure(null);
      const question = { table: said, edits: cells, choices: { ...of, left: [...of.left] } };
      const result = await ask({ desk: from.desk, question });
      // A later question has its own answer.
      if (mine !== turn.current) return;
      setBusy(null);
      if (!result.ok) return setFailure(result.problem);
      setSummary(result.value);
      setStep('check');
    },
    [ask],
  );
  const choose = (next: RosterChosen): void => {
    setChosen(next);
    if (opened) void decide(opened, table, next, edits);
  };
  return {
    ...{ step, opened, table, chosen, edits, summary, busy, failure, done, desk },
    refuse: setFailure,
    back: (): void => {
      setFailure(null);
      setStep(step === 'check' && table ? 'columns' : 'file');
    },
    read: async (files: readonly File[]): Promise<void> => {
      setFailure(null);
      setBusy('reading');
      const result = await open({ files });
      setBusy(null);
      if (!result.ok) return setFailure(result.problem);
      const { found, columns } = result.value;
      setOpened(result.value);
      setChosen(nothingChosen);
      setSummary(null);
      if (found.kind !== 'table') {
        setTable(null);
        return decide(result.value, null, nothingChosen, edits);
      }
      const kept = savedColumnsOf(
        shapes,
        columns.map(({ heading }) => heading),
      );
      const about = found.proposed.about === 'staff' ? 'staff' : usual;
      setTable(
        kept
          ? {
              mapping: kept.mapping as PeopleMapping,
              about: kept.about === 'staff' ? 'staff' : 'participants',
            }
          : { mapping: found.proposed.mapping, about },
      );
      setStep('columns');
    },
    setTable,
    /** On to the check, and the columns are kept for the next file of this shape. */
    checkColumns: (): void => {
      if (!opened || !table) return;
      save(
        opened.columns.map(({ heading }) => heading),
        table,
      );
      void decide(opened, table, chosen, edits);
    },
    setLeft: (key: string, isLeft: boolean): void =>
      choose({ ...chosen, left: isLeft ? [...chosen.left, key] : chosen.left.filter((one) => one !== key) }),
    setMeant: (key: string, id: string): void => choose({ ...chosen, meant: { ...chosen.meant, [key]: id } }),
    setExtent: (extent: 'bulk' | 'delta'): void => choose({ ...chosen, extent }),
    /** @param was what was told of the cell */
    editCell: (cell: { file: string; row: number; column: string; was: string }, text: string): void => {
      const key = cellKey(cell.file, cell.row, cell.column);
      // Put right once more: known again by what the file says.
      const next = {
        ...edits,
        [key]: { was: edits[key]?.text === cell.was ? edits[key].was : cell.was, text },
      };
      setEdits(next);
      if (opened) void decide(opened, table, chosen, next);
    },
    importNow: async (): Promise<void> => {
      if (!desk || !opened || !summary) return;
      setFailure(null);
      setBusy('writing');
      const question = { table, edits, choices: { ...chosen, left: [...chosen.left] } };
      const result = await write({ desk, question, agreed: summary, source: opened.name });
      setBusy(null);
      if (result.ok) {
        const imported = { undo: result.value, summary, name: opened.name };
        setDone(imported);
        tell(imported);
        setEdits(noEdits);
        return setStep('done');
      }
      // What is here moved on meanwhile: the check shows it as it is now.
      if (result.problem.code === 'roster-moved') await decide(opened, table, chosen, edits);
      setFailure(result.problem);
    },
    restart: (): void => {
      setOpened(null);
      setSummary(null);
      setDone(null);
      setEdits(noEdits);
      setFailure(null);
      setStep('file');
    },
  };
}
export type Roster = ReturnType<typeof useRoster>;
