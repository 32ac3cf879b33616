/** What a link leads to, in words: the work process with its code, and the qualification it is of. */
import { useTranslation } from 'react-i18next';
import type { LinkPlace } from '../../../shared/domain/portfolio/standing-links';
import { useRegister } from '../../queries/use-documents';
import type { OpenedTree } from '../../queries/use-trees';

/**
 * In the version that stands now: a work process that went with a later version is said to be unknown here, and its link
 * stays what it was.
 *
 * @param trees those that are opened; of any other qualification the name alone is told
 */
export function usePlaceWords(trees: readonly OpenedTree[]): (place: LinkPlace) => string {
  const { t } = useTranslation('portfolio');
  const heads = useRegister('qualification')?.byId;
  return ({ qualificationId, workProcessId }) => {
    const name = heads?.get(qualificationId)?.document.name ?? t('unknown-qualification');
    if (workProcessId === null) return name;
    const found = trees
      .find(({ head }) => head.qualificationId === qualificationId)
      ?.version.coreTasks.flatMap(({ workProcesses }) => workProcesses)
      .find((one) => one.workProcessId === workProcessId);
    return found ? `${found.code} ${found.name} · ${name}` : t('unknown-process', { name });
  };
}
