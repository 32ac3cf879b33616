/** Adds files to one thing of an assessment, with a word of what is to be seen in them. */
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../../../shared/domain/assessment';
import { evidenceBytes, whyEvidenceFull } from '../../../../shared/domain/decide-evidence';
import type { EvidencePlace } from '../../../../shared/domain/evidence';
import { fileLimitsOf } from '../../../../shared/domain/files/file-limits-of';
import type { Result } from '../../../../shared/kernel/result';
import { evidenceWordLimit } from '../../../../shared/records/evidence-attached';
import type { NamedFile } from '../../../../shared/values/named-file';
import { useDocuments } from '../../../queries/use-documents';
import { useTypedForm } from '../../../ui/typed-text/use-typed-form';
import { FileAdder } from '../../files/file-adder';
import type { Changes } from '../use-changes';
import classes from './evidence.module.css';

type AttachFileProps = {
  readonly assessment: Assessment;
  readonly about: EvidencePlace;
  readonly attach: Changes['attach'];
};

/** The word is of what is chosen while it stands there, and goes when that is attached. */
export function AttachFile({ assessment, about, attach }: AttachFileProps) {
  const { t } = useTranslation('evidence');
  const { assessmentId } = assessment;
  const most = fileLimitsOf(useDocuments('organisation')?.[0]?.document).exam;
  const [word, setWord] = useTypedForm(
    // Candidates of one exam share its indicators.
    `evidence word ${assessmentId} ${about.indicatorId ?? about.workProcessId ?? ''}`,
    () => '',
  );
  const add = async (file: NamedFile): Promise<Result<unknown>> => {
    const attached = await attach({ ...about, file, word });
    if (attached.ok) setWord((now) => (now === word ? '' : now));
    return attached;
  };
  return (
    <>
      <TextInput
        className={classes.word ?? ''}
        label={t('word')}
        value={word}
        maxLength={evidenceWordLimit}
        onChange={(event) => setWord(event.currentTarget.value)}
      />
      <FileAdder
        keptAs={assessmentId}
        label={t('add')}
        hasCamera
        isCompact
        onAdded={add}
        whyNot={(bytes) => whyEvidenceFull(assessment, bytes, most)}
        leftBytes={most - evidenceBytes(assessment)}
      />
    </>
  );
}
