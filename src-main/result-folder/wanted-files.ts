/** What of a result is to be written: what is not there, and what was written before all was known that goes into it. */
import type {
  MissingFile,
  ResultFileKey,
  ResultFileKind,
} from '../../shared/contract/result-folder-contract';
import type { ChangeId } from '../../shared/kernel/ids';
import { isListed, isPartial, type WrittenList } from './kept-setting';

type Offered = ResultFileKey & { readonly isPartial?: boolean | undefined };

/** Whether it says something that what is listed does not. */
export function isWanted(written: WrittenList, offered: Offered): boolean {
  const { changeId, kind } = offered;
  const lacks = kind === 'oke' && isPartial(written, changeId);
  return !isListed(written, { changeId, kind }) || (lacks && !offered.isPartial);
}

export const missingOf = (
  written: WrittenList,
  kinds: readonly ResultFileKind[],
  changeId: ChangeId,
): readonly MissingFile[] =>
  kinds.flatMap((kind): MissingFile[] => {
    if (!isListed(written, { changeId, kind })) return [{ changeId, kind }];
    return kind === 'oke' && isPartial(written, changeId) ? [{ changeId, kind, isPartial: true }] : [];
  });
