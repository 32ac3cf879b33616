/** How far the folder of results is, in a few words: being written, what was written and when, and what waits. */
import { useTranslation } from 'react-i18next';
import type { ResultFolderStatus } from '../../shared/contract/result-folder-contract';
import { formNumberFrom } from '../../shared/kernel/form-number';
import { useResultFolderRun } from './result-folder-run';
import { StatusMark } from './status-mark';
import { useFormat } from './use-format';

export function ResultFolderState({ status }: { readonly status: ResultFolderStatus }) {
  const { t } = useTranslation('result-folder');
  const format = useFormat();
  const { progress, leftOut, unmade, unrecorded } = useResultFolderRun();
  const { written, lastAt, kinds, problem } = status;
  const tone = problem || unmade || kinds.length === 0 ? 'attention' : 'good';
  const [first] = unmade?.changeIds ?? [];
  return (
    <>
      <StatusMark tone={progress ? 'waiting' : tone}>
        {progress ? t('busy', progress) : t('written', { count: written, number: format.number(written) })}
      </StatusMark>
      {!progress && lastAt && <span>{t('last', { at: format.dayAndTime(lastAt) })}</span>}
      {kinds.length === 0 && <span>{t('no-kinds')}</span>}
      {leftOut > 0 && <span>{t('left-out', { count: leftOut })}</span>}
      {unmade && first && (
        <span>{t('unmade', { count: unmade.changeIds.length, form: formNumberFrom(first) })}</span>
      )}
      {unrecorded > 0 && <span>{t('unrecorded', { count: unrecorded })}</span>}
    </>
  );
}
