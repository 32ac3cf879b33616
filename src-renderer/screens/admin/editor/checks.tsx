/** What the check says of the tree, while it is edited: made when the page has time, so that no letter waits for it. */
import { createContext, type ReactNode, useContext, useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { checkTree } from '../../../../shared/domain/authoring/check-tree';
import type { TreeFinding } from '../../../../shared/domain/authoring/tree-finding';
import { groupBy } from '../../../../shared/kernel/group-by';
import { useCompetences } from '../../../queries/use-competences';
import { useEditor, useStanding } from './editor-context';

export type Checks = {
  readonly all: readonly TreeFinding[];
  /** By node; the qualification itself is `''`. */
  readonly byNode: ReadonlyMap<string, readonly TreeFinding[]>;
};

const ChecksContext = createContext<Checks>({ all: [], byNode: new Map() });

/** What was found when the page last had time; a letter or two behind what stands in the fields. */
export const useChecks = (): Checks => useContext(ChecksContext);

/** What a finding says, in words. */
export function useCheckWords(): (finding: TreeFinding) => string {
  const { t } = useTranslation('editor');
  return ({ code, limit }) => t(`check.code.${code}`, { limit });
}

/**
 * Made once for all who show it. Every node is judged once, as long as it does not change, so that a letter costs what its
 * own field costs.
 */
export function ChecksProvider({ children }: { readonly children: ReactNode }) {
  const { tree } = useStanding();
  const { language } = useEditor();
  const competences = useCompetences();
  const later = useDeferredValue(tree);
  const offered = competences?.offered;
  const offeredIds = useMemo(
    () => offered && new Set<string>(offered.map(({ competenceId }) => competenceId)),
    [offered],
  );
  const checks = useMemo((): Checks => {
    const all = checkTree(later, { language, offeredCompetenceIds: offeredIds });
    return { all, byNode: groupBy(all, ({ nodeId }) => nodeId ?? '') };
  }, [later, language, offeredIds]);
  return <ChecksContext value={checks}>{children}</ChecksContext>;
}
