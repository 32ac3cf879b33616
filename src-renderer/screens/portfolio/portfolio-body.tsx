/** All parts of a portfolio: what is covered first, then what they did, and what shows it. */
import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../shared/kernel/problem';
import { ProblemNotice } from '../../ui/problem-notice';
import { FileViewer } from '../files/file-viewer';
import { CoveragePart } from './coverage-part';
import { EntriesPart } from './entries-part';
import { LooseEvidence } from './evidence-list';
import classes from './portfolio.module.css';
import { RemovedParts } from './removed-parts';
import { type PortfolioAsked, usePortfolioDesk } from './use-portfolio-desk';

const explanationOf = ({ by, may }: PortfolioAsked) =>
  by === 'candidate' ? 'handed.explain' : may.write ? 'explain' : 'explain-reader';

/** One notice for all parts: a change is refused where its button was pressed, and that may have scrolled away. */
export function PortfolioBody(asked: PortfolioAsked) {
  const { t } = useTranslation('portfolio');
  const [problem, setProblem] = useState<Problem | null>(null);
  const desk = usePortfolioDesk(asked, (done) => setProblem(done.ok ? null : done.problem));
  return (
    <div className={classes.screen}>
      <Text className={classes.text ?? ''}>{t(explanationOf(asked))}</Text>
      {problem && <ProblemNotice problem={problem} onClose={() => setProblem(null)} />}
      <CoveragePart desk={desk} />
      <EntriesPart desk={desk} />
      <LooseEvidence desk={desk} />
      {asked.may.write && <RemovedParts desk={desk} />}
      <FileViewer files={desk.files} maySave={asked.by === 'staff'} />
    </div>
  );
}
