/**
 * Imports qualifications from a file (M1, M61, M62), whatever it turns out to be: file, codes and cohort where it is one
 * of SBB, check, done. Until the last button nothing is written; a problem at any step says so and leaves everything as
 * it was; and what was written can be taken back.
 */
import { useTranslation } from 'react-i18next';
import { FailureNotice } from '../../ui/failure-notice';
import { OverviewLink } from '../../ui/overview-link';
import { ScreenFrame } from '../../ui/screen-frame';
import { AdministratorsOnly } from './administrators-only';
import { CodesStep } from './import/codes-step';
import { DoneStep } from './import/done-step';
import { ExchangeCourse } from './import/exchange-course';
import { FileStep } from './import/file-step';
import { ImportSteps } from './import/import-steps';
import { PreviewStep } from './import/preview-step';
import { exchangeSteps, type ImportStep, importSteps, useImport } from './import/use-import';
import { useRequested } from './import/use-requested';

/** Lives as long as the screen: leaving it forgets the file. */
function ImportCourse() {
  const course = useImport();
  useRequested(course);
  const { t } = useTranslation('import');
  const { step, file, exchange, done, failure } = course;
  const steps: readonly ImportStep[] = exchange ? exchangeSteps : importSteps;
  return (
    <>
      <ImportSteps names={steps.map((name) => t(`step.${name}`))} at={steps.indexOf(step)} />
      {failure && <FailureNotice problem={failure} onClose={() => course.refuse(null)} />}
      {step === 'file' && <FileStep course={course} />}
      {step === 'codes' && file && <CodesStep course={course} file={file} />}
      {step === 'preview' && file && <PreviewStep course={course} file={file} />}
      {exchange && <ExchangeCourse key={exchange.file.name} course={course} exchange={exchange} />}
      {step === 'done' && done && <DoneStep imported={done} desk={course.desk} onAgain={course.restart} />}
    </>
  );
}

export function ImportScreen() {
  const { t } = useTranslation('import');
  return (
    <ScreenFrame title={t('title')} subtitle={t('subtitle')} back={<OverviewLink>{t('back')}</OverviewLink>}>
      <AdministratorsOnly>
        <ImportCourse />
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
