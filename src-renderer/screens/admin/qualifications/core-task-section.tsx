/** One core task: what it is about behind a fold, and its work processes as folds with the code and name on top. */
import { Accordion, Text, Title } from '@mantine/core';
import { IconStarFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Qualification } from '../../../../shared/domain/qualification';
import type { Competence } from '../../../../shared/records/competence';
import type { CoreTask } from '../../../../shared/records/qualification-version';
import { StatusMark } from '../../../ui/status-mark';
import classes from './core-task-section.module.css';
import { WorkProcessPanel } from './work-process-panel';

type CoreTaskSectionProps = {
  readonly qualification: Qualification;
  readonly coreTask: CoreTask;
  readonly competencesById: ReadonlyMap<string, Competence>;
  /** Ids of the open folds: work processes, and the core task itself for what it is about. */
  readonly opened: readonly string[];
  readonly onOpenedChange: (opened: readonly string[]) => void;
  readonly mayChange: boolean;
};

/** What the core task says of itself; blank texts are left out. */
function AboutCoreTask({ coreTask, language }: { readonly coreTask: CoreTask; readonly language: string }) {
  const { t } = useTranslation('qualification');
  const { description, responsibility, knowledgeAndSkills } = coreTask;
  return (
    <div className={classes.about}>
      {[
        { title: t('detail.description'), text: description },
        { title: t('detail.responsibility'), text: responsibility },
      ]
        .filter(({ text }) => text !== '')
        .map(({ title, text }) => (
          <div key={title}>
            <Title order={4} className={classes.label}>
              {title}
            </Title>
            <Text lang={language} className={classes.text}>
              {text}
            </Text>
          </div>
        ))}
      {knowledgeAndSkills.length > 0 && (
        <div>
          <Title order={4} className={classes.label}>
            {t('detail.knowledge-count', { count: knowledgeAndSkills.length })}
          </Title>
          <ul lang={language} className={classes.list}>
            {knowledgeAndSkills.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

/** A panel is drawn when it is opened: a tree has hundreds of indicators, and one or two are looked at. */
export function CoreTaskSection({
  qualification,
  coreTask,
  competencesById,
  opened,
  onOpenedChange,
  mayChange,
}: CoreTaskSectionProps) {
  const { t } = useTranslation('qualification');
  const { language, qualificationId } = qualification;
  const { coreTaskId, code, name, part, workProcesses } = coreTask;
  const hasAbout =
    coreTask.description !== '' || coreTask.responsibility !== '' || coreTask.knowledgeAndSkills.length > 0;
  return (
    <section aria-labelledby={`core-task-${coreTaskId}`} className={classes.section}>
      <div className={classes.head}>
        <Title order={2} id={`core-task-${coreTaskId}`}>
          <span className={classes.code}>{code}</span> <span lang={language}>{name}</span>
        </Title>
        {part && <StatusMark tone="neutral">{t(`detail.part.${part}`)}</StatusMark>}
      </div>
      {workProcesses.length === 0 && <StatusMark tone="bad">{t('detail.no-work-processes')}</StatusMark>}
      <Accordion
        multiple
        order={3}
        variant="separated"
        value={[...opened]}
        onChange={onOpenedChange}
        className={classes.folds}
      >
        {hasAbout && (
          <Accordion.Item value={coreTaskId}>
            <Accordion.Control>
              <span className={classes.aboutTitle}>{t('detail.about-core-task')}</span>
            </Accordion.Control>
            <Accordion.Panel>
              <AboutCoreTask coreTask={coreTask} language={language} />
            </Accordion.Panel>
          </Accordion.Item>
        )}
        {workProcesses.map((workProcess) => {
          const criticals = workProcess.indicators.filter((indicator) => indicator.critical).length;
          return (
            <Accordion.Item key={workProcess.workProcessId} value={workProcess.workProcessId}>
              <Accordion.Control data-work-process={workProcess.workProcessId}>
                <span className={classes.control}>
                  <span className={classes.code}>{workProcess.code}</span>
                  <span lang={language} className={classes.controlName}>
                    {workProcess.name}
                  </span>
                  <span className={classes.count}>
                    {t('detail.indicator-count', { count: workProcess.indicators.length })}
                    {criticals > 0 && (
                      <>
                        {' · '}
                        <IconStarFilled size={14} aria-hidden className={classes.star} />{' '}
                        {t('contents.critical', { count: criticals })}
                      </>
                    )}
                  </span>
                </span>
              </Accordion.Control>
              <Accordion.Panel>
                {opened.includes(workProcess.workProcessId) && (
                  <WorkProcessPanel
                    qualificationId={qualificationId}
                    workProcess={workProcess}
                    competencesById={competencesById}
                    language={language}
                    mayChange={mayChange}
                  />
                )}
              </Accordion.Panel>
            </Accordion.Item>
          );
        })}
      </Accordion>
    </section>
  );
}
