/** How far an exam file can be believed: whether it is whole, who signed, and what this device cannot know. */
import { Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExamExport } from '../../../shared/formats/exam-export';
import type { Problem } from '../../../shared/kernel/problem';
import { ProblemNotice } from '../../ui/problem-notice';
import { StatusMark } from '../../ui/status-mark';

type FileTrustProps = { readonly content: ExamExport; readonly differs: Problem | null };

/**
 * What is checked (marks follow from the record) and what is not (who signed): the first must not be taken for the
 * second.
 */
export function FileTrust({ content, differs }: FileTrustProps) {
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
          <div>
            <StatusMark tone="good">{t('trust.whole')}</StatusMark>
            <Text>{t('trust.whole-text', { count: content.changes.length })}</Text>
          </div>
        )}
        <div>
          <StatusMark tone="attention">{t('trust.signer')}</StatusMark>
          <Text>{t('trust.signer-text')}</Text>
        </div>
        {content.organisation?.isSample && <StatusMark tone="attention">{t('trust.sample')}</StatusMark>}
      </Stack>
    </Paper>
  );
}
