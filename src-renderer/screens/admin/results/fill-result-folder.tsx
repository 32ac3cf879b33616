/**
 * Fills the chosen folder while somebody works here who may: with what is missing when the program starts, with each result when
 * the hub has it, and every minute anew with what did not go. Draws nothing; how far it is stands on the screens of results and settings.
 */
import { useEffect, useRef, useState } from 'react';
import { fillResultFolder } from '../../../actions/fill-result-folder';
import { useRegister } from '../../../queries/use-documents';
import { useExamStates } from '../../../queries/use-exam-states';
import { useExamZone } from '../../../queries/use-exam-zone';
import { usePreferences } from '../../../ui/preferences';
import { useResultFolderRun } from '../../../ui/result-folder-run';
import { useAction } from '../../../ui/use-action';
import { useNow } from '../../../ui/use-now';
import { useOutcomeWord } from '../../../ui/use-outcome-word';
import { type AboutResults, resultsToFile } from './results-to-file';

const tryAgainMs = 60_000;

/** Everything a result says outside its record. */
function useAbout(): AboutResults {
  return {
    zoneOf: useExamZone(),
    wordOf: useOutcomeWord(),
    language: usePreferences((preferences) => preferences.language),
  };
}

type Task = { readonly key: string; readonly settled: Set<string>; readonly partial: Set<string> };
const newTask = (key: string): Task => ({ key, settled: new Set(), partial: new Set() });
const nothingTold = { progress: null, leftOut: 0, unmade: null };

function offerPartialAgain({ settled, partial }: Task): void {
  for (const changeId of partial) settled.delete(changeId);
  partial.clear();
}

/** @param folderId with `kinds` what is to be filled; another of either is another task */
function useFilling(folderId: string, kinds: string): void {
  const everything = useExamStates();
  // Whoever was taken out of a plan has their name from the people, who come after the exams.
  const people = useRegister('participant');
  // Mail addresses, by which an OKE becomes whole.
  const offices = useRegister('participant-office');
  const states = people && everything;
  const saidNow = useAbout();
  const about = useRef(saidNow);
  about.current = saidNow;
  const fill = useAction(fillResultFolder);
  const asked = useResultFolderRun((run) => run.asked);
  const minute = useNow(tryAgainMs);
  const [rounds, setRounds] = useState(0);
  const isRunning = useRef(false);
  const task = useRef(newTask(''));
  const known = useRef<readonly unknown[]>([]);
  useEffect(
    () => () => {
      task.current = newTask('');
      useResultFolderRun.setState(nothingTold);
    },
    [],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every change of results, every minute, after each round and when asked
  useEffect(() => {
    const key = `${folderId} ${kinds}`;
    if (task.current.key !== key) task.current = newTask(key);
    if (known.current[0] !== people || known.current[1] !== offices) offerPartialAgain(task.current);
    known.current = [people, offices];
    if (!states || kinds === '' || isRunning.current) return;
    const mine = task.current;
    const results = resultsToFile(states, about.current).filter(
      ({ changeId }) => !mine.settled.has(changeId),
    );
    if (results.length === 0) return useResultFolderRun.setState(nothingTold);
    isRunning.current = true;
    const input = {
      ...{ folderId, results, isStopped: () => task.current !== mine },
      told: (done: number, total: number) => useResultFolderRun.setState({ progress: { done, total } }),
      toldUnrecorded: (count: number) =>
        useResultFolderRun.setState(({ unrecorded }) => ({ unrecorded: unrecorded + count })),
    };
    const stopped = (): void => {
      isRunning.current = false;
      useResultFolderRun.setState(nothingTold);
    };
    void fill(input).then((filled) => {
      if (!filled.ok) return stopped();
      isRunning.current = false;
      const { leftOut, unmade } = filled.value;
      useResultFolderRun.setState({ progress: null, leftOut, unmade });
      for (const changeId of filled.value.settled) mine.settled.add(changeId);
      for (const changeId of filled.value.partial) mine.partial.add(changeId);
      // What came in meanwhile has its turn now; what must wait, at the next minute.
      if (filled.value.settled.length > 0 || task.current !== mine) setRounds((before) => before + 1);
      // Whatever was in the way: the next minute begins anew.
    }, stopped);
  }, [folderId, kinds, states, offices, asked, minute, rounds, fill]);
}

type FillResultFolderProps = { readonly folderId: string; readonly kinds: string };

export function FillResultFolder({ folderId, kinds }: FillResultFolderProps) {
  useFilling(folderId, kinds);
  return null;
}
