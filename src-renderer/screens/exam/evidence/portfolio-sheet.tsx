/**
 * What the candidate linked to the work process in front, in the place of the answers: each file opened in one tap, also without
 * a network where it lies on the device.
 */
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortfolioEvidence } from '../../../../shared/domain/portfolio/portfolio-documents';
import { FileLine } from '../../files/file-line';
import { FileViewer } from '../../files/file-viewer';
import { useFileStates } from '../../files/use-file-states';
import { useOpenFile } from '../../files/use-open-file';
import type { Step } from '../exam-plan';
import type { Marking } from '../use-marking';
import classes from './evidence.module.css';
import { useLinkedPortfolio } from './use-linked-portfolio';

type PortfolioSheetProps = {
  readonly marking: Marking;
  readonly step: Step;
  readonly onDone: () => void;
};

type Linked = {
  readonly id: string;
  readonly title: string;
  readonly evidence: readonly PortfolioEvidence[];
};

/** Each file with what the candidate calls it and says of it. */
function LinkedFiles({ groups }: { readonly groups: readonly Linked[] }) {
  const files = useOpenFile();
  const digests = groups.flatMap(({ evidence }) => evidence.map(({ file }) => file.digest));
  const stateOf = useFileStates(digests, `${files.opening}`);
  const [first, ...others] = groups.flatMap(({ evidence }) => evidence);
  const only = others.length === 0 ? first?.file : undefined;
  // Whoever opened this wants to see it: where there is one, it is open at once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, and not again for what comes in later
  useEffect(() => {
    if (only) files.open(only);
  }, []);
  return (
    <>
      <FileViewer files={files} />
      {groups.map(({ id, title, evidence }) => (
        <div key={id} className={classes.block}>
          <h3 className={classes.heading}>{title}</h3>
          <ul className={classes.list}>
            {evidence.map(({ portfolioEvidenceId, title: called, description, file }) => (
              <li key={portfolioEvidenceId} className={classes.row}>
                <FileLine
                  file={file}
                  told={stateOf(file.digest, null)}
                  isOpening={files.opening === file.digest}
                  onOpen={files.open}
                >
                  {called !== '' && <span>{called}</span>}
                  {description !== '' && <span className={classes.said}>{description}</span>}
                </FileLine>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

/** Takes the focus, and Escape gives the answers back; a mark is never given from here. */
export function PortfolioSheet({ marking, step, onDone }: PortfolioSheetProps) {
  const { t } = useTranslation('evidence');
  const root = useRef<HTMLElement>(null);
  useEffect(() => root.current?.focus({ preventScroll: true }), []);
  const { process, whole } = useLinkedPortfolio(marking.place, step);
  const { code, name } = step.workProcess;
  const groups = [
    { id: 'process', title: t('portfolio.process'), evidence: process },
    { id: 'whole', title: t('portfolio.whole'), evidence: whole },
  ].filter(({ evidence }) => evidence.length > 0);
  return (
    <section
      ref={root}
      tabIndex={-1}
      className={classes.sheet}
      aria-label={t('portfolio.for', { code })}
      onKeyDown={(event) => {
        // Not the one that closes what stands over it.
        const isHere = event.target instanceof Node && event.currentTarget.contains(event.target);
        if (event.key === 'Escape' && isHere) onDone();
      }}
    >
      <div className={classes.head}>
        <p className={classes.heading}>
          <b>{t('portfolio.for', { code })}</b> <span lang={marking.place.exam.language}>{name}</span>
        </p>
        <Button variant="default" size="lg" onClick={onDone}>
          {t('done')}
        </Button>
      </div>
      <p className={classes.quiet}>{t('portfolio.note')}</p>
      <LinkedFiles groups={groups} />
    </section>
  );
}
