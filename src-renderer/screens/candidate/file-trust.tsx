/** How far an exam file can be believed: whether it is whole, who signed, and what this device cannot know. */
import { Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExamExport } from '../../../shared/formats/exam-export';
import type { Problem } from '../../../shared/kernel/problem';
import type { ExamFile } from '../../actions/read-exam-file';
import { ProblemNotice } from '../../ui/problem-notice';
import { StatusMark } from '../../ui/status-mark';

type FileTrustProps = {
  readonly content: ExamExport;
  readonly differs: Problem | null;
  readonly seal: ExamFile['seal'];
};

/** What a file says that does not follow from its record: it stands or falls with who signed the file. */
const unproved = ['candidate', 'organisation', 'maker', 'receipt'] as const;

/** Strong words only for a file that is as a device signed it whose key is known here. */
function Seal({ seal }: Pick<FileTrustProps, 'seal'>) {
  const { t } = useTranslation('file');
  const isKnown = seal === 'known';
  return (
    <div>
      <StatusMark tone={isKnown ? 'good' : 'attention'}>{t(`trust.seal.${seal}`)}</StatusMark>
      <Text>{t(`trust.seal-text.${seal}`)}</Text>
      <Text mt="sm">{t('trust.unchecked')}</Text>
      <ul>
        {!isKnown && unproved.map((part) => <li key={part}>{t(`trust.unchecked-part.${part}`)}</li>)}
        <li>{t('trust.unchecked-part.steps')}</li>
        <li>{t('trust.unchecked-part.hub')}</li>
      </ul>
    </div>
  );
}

export function FileTrust({ content, differs, seal }: FileTrustProps) {
  const { t } = useTranslation('file');
  return (
    <Paper withBorder p="lg" component="section" aria-labelledby="file-trust">
      <Title order={2} id="file-trust" mb="md">
        {t('trust.title')}
      </Title>
      <Stack gap="md">
        {differs ? (
          <>
            <StatusMark tone="bad">{t('trust.not-whole')}</StatusMark>
            <ProblemNotice problem={differs} />
          </>
        ) : (
          <>
            <div>
              <StatusMark tone="good">{t('trust.consistent')}</StatusMark>
              <Text>{t('trust.consistent-text', { count: content.changes.length })}</Text>
            </div>
            <Seal seal={seal} />
          </>
        )}
        {content.organisation?.isSample && <StatusMark tone="attention">{t('trust.sample')}</StatusMark>}
      </Stack>
    </Paper>
  );
}
