/** How far an exam file can be believed: whether it is whole, who signed, and what this device cannot know. */
import { Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExamFile } from '../../actions/read-exam-file';
import { ProblemNotice } from '../../ui/problem-notice';
import { StatusMark } from '../../ui/status-mark';

type FileTrustProps = { readonly file: ExamFile };

/** What a file says that does not follow from its record: it stands or falls with who signed the file. */
const sealed = ['candidate', 'organisation', 'maker'] as const;

const isSealKnown = ({ seal }: ExamFile): boolean => seal === 'known' || seal === 'centre';

/** Who answers for the whole file. */
function Seal({ file }: FileTrustProps) {
  const { t } = useTranslation('file');
  const { content, seal, sealedBy } = file;
  const [device, person] = [sealedBy ?? '', content.exportedBy ?? t('trust.nobody')];
  return (
    <div>
      <StatusMark tone={isSealKnown(file) ? 'good' : 'attention'}>
        {t(`trust.seal.${seal}`, { device })}
      </StatusMark>
      <Text>{t(`trust.seal-text.${seal}`, { device, person })}</Text>
    </div>
  );
}

/** Strong words only for what was held to a key that is known here. */
function Record({ file: { content, steps, receipt } }: FileTrustProps) {
  const { t } = useTranslation('file');
  return (
    <>
      {steps === 'proved' && <StatusMark tone="good">{t('trust.steps-proved')}</StatusMark>}
      {content.receipt && (
        <StatusMark tone={receipt === 'proved' ? 'good' : 'attention'}>
          {t(receipt === 'proved' ? 'trust.receipt-proved' : 'trust.receipt-unchecked')}
        </StatusMark>
      )}
    </>
  );
}

function Unchecked({ file }: FileTrustProps) {
  const { t } = useTranslation('file');
  const { content, steps, receipt } = file;
  const parts = [
    ...(isSealKnown(file) ? [] : sealed),
    ...(content.receipt && receipt !== 'proved' ? (['receipt'] as const) : []),
    ...(steps === 'proved' ? [] : (['steps'] as const)),
    'hub' as const,
  ];
  return (
    <div>
      <Text>{t('trust.unchecked')}</Text>
      <ul>
        {parts.map((part) => (
          <li key={part}>{t(`trust.unchecked-part.${part}`)}</li>
        ))}
      </ul>
    </div>
  );
}

export function FileTrust({ file }: FileTrustProps) {
  const { t } = useTranslation('file');
  const { content, differs } = file;
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
            <Seal file={file} />
            <Record file={file} />
            <Unchecked file={file} />
          </>
        )}
        {content.organisation?.isSample && <StatusMark tone="attention">{t('trust.sample')}</StatusMark>}
      </Stack>
    </Paper>
  );
}
