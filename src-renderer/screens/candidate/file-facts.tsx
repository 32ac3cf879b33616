/** Who, what, when and with which result, as the file says it. Blank parts are left out. */
import { Paper, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { headOf } from '../../../shared/domain/exam';
import type { ExamExport } from '../../../shared/formats/exam-export-format';
import { chooseTimeZone } from '../../../shared/values/time-zone';
import { StatusMark } from '../../ui/status-mark';
import { useFormat } from '../../ui/use-format';
import { useOutcomeWord } from '../../ui/use-outcome-word';
import { FactList } from '../settings/fact-list';

type FileFactsProps = {
  readonly content: ExamExport;
  /** Result and signature are only shown of a whole file. */
  readonly isWhole: boolean;
};

const tones = { passed: 'good', failed: 'bad', undecided: 'neutral' } as const;

/** Of a file that is not whole the facts are shown as what it says, not as what is so. */
export function FileFacts({ content, isWhole }: FileFactsProps) {
  const { t } = useTranslation(['file', 'domain']);
  const wordOf = useOutcomeWord();
  const { candidate, exam, organisation, result, signature, receipt } = content;
  // As on the sheet that goes with it: by what the file itself says.
  const format = useFormat(chooseTimeZone(exam.timeZone));
  const days = useFormat();
  const facts: readonly (readonly [term: string, fact: ReactNode])[] = [
    [t('fact.candidate'), candidate.name],
    [t('fact.number'), candidate.number],
    [t('fact.birth-date'), candidate.birthDate && days.day(`${candidate.birthDate}T12:00`)],
    [t('fact.group'), candidate.group],
    [t('fact.exam'), exam.title],
    [t('fact.qualification'), exam.about.name],
    [t('fact.organisation'), organisation?.name],
    [t('fact.planned'), format.dayAndTime(exam.plannedAt)],
    [t('fact.place'), exam.place],
    [t('fact.examiner'), headOf(exam).examinerName],
    ...(isWhole
      ? ([
          [
            t('fact.result'),
            <StatusMark key="result" tone={tones[result.outcome]}>
              {wordOf(result.outcome)}
            </StatusMark>,
          ],
          [
            t('fact.signed'),
            signature
              ? t('signed', { name: signature.signedName, at: format.dayAndTime(signature.signedAt) })
              : t('not-signed'),
          ],
          [t('fact.receipt'), receipt && t('receipt', { number: receipt.number })],
        ] as const)
      : []),
    [t('fact.made'), format.dayAndTime(content.exportedAt)],
  ];
  return (
    <Paper withBorder p="lg" component="section" aria-labelledby="file-facts">
      <Title order={2} id="file-facts" mb="md">
        {t('facts')}
      </Title>
      <FactList facts={facts.flatMap(([term, fact]) => (fact ? [{ term, fact }] : []))} />
    </Paper>
  );
}
