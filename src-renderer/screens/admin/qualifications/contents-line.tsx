/** What a qualification holds, in one line of words: "3 kerntaken · 12 werkprocessen · 72 indicatoren". */
import { useTranslation } from 'react-i18next';
import type { QualificationAbout } from '../../../../shared/records/qualification';
import { FactLine } from './fact-line';

type ContentsLineProps = {
  readonly counts: QualificationAbout;
  /** Names competences and knowledge as well. */
  readonly isLong?: boolean;
};

/** `isLong` names competences and knowledge as well; a list has no room for them. */
export function ContentsLine({ counts, isLong = false }: ContentsLineProps) {
  const { t } = useTranslation('qualification');
  const parts = [
    t('contents.core-tasks', { count: counts.coreTasks }),
    t('contents.work-processes', { count: counts.workProcesses }),
    t('contents.indicators', { count: counts.indicators }),
  ];
  if (counts.criticalIndicators > 0) parts.push(t('contents.critical', { count: counts.criticalIndicators }));
  if (isLong) {
    parts.push(t('contents.competence-links', { count: counts.competenceLinks }));
    parts.push(t('contents.knowledge', { count: counts.knowledgeAndSkills }));
  }
  return <FactLine facts={parts} />;
}
