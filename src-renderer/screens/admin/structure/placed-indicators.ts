/** Every indicator with where it stands, ready to be searched, and which texts stand in more than one place. */
import { sameLooking } from '../../../../shared/domain/source-key';
import { foldText } from '../../../../shared/kernel/fold-text';
import { searchLineOf } from '../../../../shared/kernel/search-index';
import type { QualificationHead } from '../../../../shared/records/qualification';
import type { Indicator, WorkProcess } from '../../../../shared/records/qualification-version';
import type { OpenedTree } from '../../../queries/use-trees';

export type PlacedIndicator = {
  readonly indicator: Indicator;
  readonly workProcess: WorkProcess;
  readonly head: QualificationHead;
  /** What is searched: its text, its work process, and the name, code and cohort of its qualification. */
  readonly line: string;
  /** Two texts with the same look say the same: kinds of quotes and dashes, capitals and the last full stop do not count. */
  readonly look: string;
};

/** In the order of the tree. One that is still blank is left out. */
export function placeIndicators({ head, version }: OpenedTree): readonly PlacedIndicator[] {
  const about = searchLineOf(`${head.name} ${head.code} ${head.cohort ?? ''}`);
  return version.coreTasks
    .flatMap((coreTask) => coreTask.workProcesses)
    .flatMap((workProcess) => {
      const around = `${searchLineOf(`${workProcess.code} ${workProcess.name}`)} ${about}`;
      return workProcess.indicators
        .filter(({ text }) => text.trim() !== '')
        .map((indicator) => ({
          indicator,
          workProcess,
          head,
          line: `${searchLineOf(indicator.text)} ${around}`,
          look: foldText(sameLooking(indicator.text)),
        }));
    });
}

/** Texts by their look, each with all its places. */
export type TextPlaces = ReadonlyMap<string, readonly PlacedIndicator[]>;

/** Those that stand in more than one place, the most frequent first, and then in the order of their first place. */
export const findRecurring = (places: TextPlaces): readonly (readonly PlacedIndicator[])[] =>
  [...places.values()].filter(({ length }) => length > 1).toSorted((a, b) => b.length - a.length);
