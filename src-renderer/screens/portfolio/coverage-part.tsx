/** Per qualification: what it asks of a portfolio (M25 to M28), and which of its work processes have evidence (L5). */
import { Button, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Coverage, coverageOf } from '../../../shared/domain/portfolio/coverage';
import type { QualificationHead } from '../../../shared/records/qualification';
import { StatusMark } from '../../ui/status-mark';
import classes from './portfolio.module.css';
import type { PortfolioDesk } from './use-portfolio-desk';

/** In the language of the qualification, which is the participant's to read. */
function Instruction({ head }: { readonly head: QualificationHead }) {
  const { language, name, portfolioInstruction: said } = head;
  if (!said) return null;
  return (
    <div lang={language} className={classes.instruction}>
      <Text fw={600}>{said.title || name}</Text>
      {said.explanation && <Text className={classes.long ?? ''}>{said.explanation}</Text>}
      {said.instruction && <Text className={classes.long ?? ''}>{said.instruction}</Text>}
    </div>
  );
}

/** By core task, as the qualification orders them: what is missing is seen as easily as what is there. */
function Processes({ coverage, language }: { readonly coverage: Coverage; readonly language: string }) {
  const { t } = useTranslation('portfolio');
  return (
    <>
      {coverage.coreTasks.map(({ coreTaskId, code, name, workProcesses }) => (
        <div key={coreTaskId}>
          <Text fw={600} lang={language}>
            {code} {name}
          </Text>
          <ul className={classes.processes}>
            {workProcesses.map((one) => (
              <li key={one.workProcessId} className={classes.process}>
                <span lang={language} className={classes.words}>
                  {one.code} {one.name}
                </span>
                <StatusMark tone={one.evidence > 0 ? 'good' : 'neutral'}>
                  {one.evidence > 0 ? t('pieces', { count: one.evidence }) : t('no-pieces')}
                </StatusMark>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {coverage.whole > 0 && <Text>{t('whole', { count: coverage.whole })}</Text>}
      {coverage.elsewhere > 0 && <Text>{t('elsewhere', { count: coverage.elsewhere })}</Text>}
    </>
  );
}

/** Folded: a person may have several, each with dozens of work processes. */
function Qualification({ desk, head }: { readonly desk: PortfolioDesk; readonly head: QualificationHead }) {
  const { t } = useTranslation('portfolio');
  const [isOpen, setOpen] = useState(false);
  const tree = desk.trees.find((one) => one.head.qualificationId === head.qualificationId);
  const coverage = tree && coverageOf(tree.version, desk.links, head.qualificationId);
  return (
    <li className={classes.card}>
      <div className={classes.head}>
        <Title order={3} lang={head.language} className={classes.words ?? ''}>
          {head.name}
        </Title>
        {coverage && (
          <StatusMark tone={coverage.covered === coverage.workProcesses ? 'good' : 'info'}>
            {t('covered', { count: coverage.workProcesses, covered: coverage.covered })}
          </StatusMark>
        )}
      </div>
      <Instruction head={head} />
      {coverage && coverage.workProcesses > 0 && (
        <div>
          <Button
            variant="default"
            aria-expanded={isOpen}
            aria-label={`${t('show-processes')}: ${head.name}`}
            onClick={() => setOpen(!isOpen)}
          >
            {t('show-processes')}
          </Button>
        </div>
      )}
      {isOpen && coverage && <Processes coverage={coverage} language={head.language} />}
    </li>
  );
}

/** First on the screen: the question of whoever opens a portfolio is what is still missing. */
export function CoveragePart({ desk }: { readonly desk: PortfolioDesk }) {
  const { t } = useTranslation('portfolio');
  if (desk.heads.length === 0)
    return <Text>{t(desk.by === 'candidate' ? 'handed.no-qualifications' : 'no-qualifications')}</Text>;
  return (
    <section aria-labelledby="portfolio-coverage" className={classes.part}>
      <Title order={2} id="portfolio-coverage">
        {t('coverage')}
      </Title>
      <ul className={classes.list}>
        {desk.heads.map((head) => (
          <Qualification key={head.qualificationId} desk={desk} head={head} />
        ))}
      </ul>
    </section>
  );
}
