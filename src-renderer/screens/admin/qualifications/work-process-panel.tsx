/** What a work process says: description, desired result, competences, knowledge, and its indicators in order. */
import { Button, Text, Title } from '@mantine/core';
import { IconPencil, IconStarFilled } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { QualificationId } from '../../../../shared/kernel/ids';
import type { Competence } from '../../../../shared/records/competence';
import type { WorkProcess } from '../../../../shared/records/qualification-version';
import { StatusMark } from '../../../ui/status-mark';
import { CompetenceList } from './competence-list';
import classes from './work-process-panel.module.css';

type WorkProcessPanelProps = {
  readonly qualificationId: QualificationId;
  readonly workProcess: WorkProcess;
  readonly competencesById: ReadonlyMap<string, Competence>;
  /** Language of the texts. */
  readonly language: string;
  /** Whether the person at work may edit it. */
  readonly mayChange: boolean;
};

/** A text with its heading; nothing at all for a blank one. */
function TextBlock({
  title,
  text,
  language,
}: {
  readonly title: string;
  readonly text: string;
  readonly language: string;
}) {
  if (text === '') return null;
  return (
    <div>
      <Title order={4} className={classes.label}>
        {title}
      </Title>
      <Text lang={language} className={classes.text}>
        {text}
      </Text>
    </div>
  );
}

/** Everything that is changed goes through the draft, what is critical as well; so it leads to this place in the editor. */
function EditHere({
  qualificationId,
  workProcess: { workProcessId, code, name },
}: Pick<WorkProcessPanelProps, 'qualificationId' | 'workProcess'>) {
  const { t } = useTranslation('overview');
  return (
    <div>
      <Button
        variant="default"
        aria-label={`${t('edit')}: ${[code, name].filter(Boolean).join(' ')}`}
        leftSection={<IconPencil size={20} aria-hidden />}
        renderRoot={(props: object) => (
          <Link
            {...props}
            to="/qualifications/$qualificationId/edit"
            params={{ qualificationId }}
            search={{ node: workProcessId }}
          />
        )}
      >
        {t('edit')}
      </Button>
    </div>
  );
}

/**
 * Texts carry the language they are written in, which need not be that of the screen: a screen reader pronounces by
 * it.
 */
export function WorkProcessPanel({
  qualificationId,
  workProcess,
  competencesById,
  language,
  mayChange,
}: WorkProcessPanelProps) {
  const { t } = useTranslation('qualification');
  const { indicators, indicatorIntro } = workProcess;
  return (
    <div className={classes.panel}>
      <TextBlock
        title={t('detail.work-process-description')}
        text={workProcess.description}
        language={language}
      />
      <TextBlock title={t('detail.desired-result')} text={workProcess.desiredResult} language={language} />
      {workProcess.knowledgeAndSkills.length > 0 && (
        <div>
          <Title order={4} className={classes.label}>
            {t('detail.knowledge')}
          </Title>
          <ul lang={language} className={classes.list}>
            {workProcess.knowledgeAndSkills.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
      <div>
        <Title order={4} className={classes.label}>
          {t('detail.competences')}
        </Title>
        <CompetenceList competenceIds={workProcess.competenceIds} competencesById={competencesById} />
      </div>
      <div>
        <Title order={4} className={classes.label}>
          {t('detail.indicators')}
        </Title>
        {indicators.length === 0 ? (
          <StatusMark tone="attention">{t('detail.no-indicators')}</StatusMark>
        ) : (
          <>
            {indicatorIntro !== '' && (
              <Text lang={language} className={classes.text}>
                {indicatorIntro}
              </Text>
            )}
            <ol className={classes.indicators}>
              {indicators.map((indicator) => (
                <li key={indicator.indicatorId} className={classes.indicator}>
                  <span lang={language} className={classes.indicatorText}>
                    {indicator.text}
                  </span>
                  {indicator.critical && (
                    <StatusMark tone="attention" icon={<IconStarFilled size={16} aria-hidden />}>
                      {t('detail.critical')}
                    </StatusMark>
                  )}
                </li>
              ))}
            </ol>
          </>
        )}
      </div>
      {mayChange && <EditHere qualificationId={qualificationId} workProcess={workProcess} />}
    </div>
  );
}
