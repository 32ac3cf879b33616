/**
 * Programme codes without a file (M61, M62): asks the catalogue at the hub for codes, shows which qualifications here differ
 * from its newest edition, and lets an administrator give it files. Without a network requests wait, and say so.
 */
import { useTranslation } from 'react-i18next';
import { OverviewLink } from '../../ui/overview-link';
import { ScreenFrame } from '../../ui/screen-frame';
import { AdministratorsOnly } from './administrators-only';
import { AskCodes } from './catalogue/ask-codes';
import classes from './catalogue/catalogue.module.css';
import { CatalogueFiles } from './catalogue/catalogue-files';
import { EditionDifferences } from './catalogue/edition-differences';
import { useComparison } from './catalogue/use-comparison';

function Groups() {
  const course = useComparison();
  return (
    <div className={classes.groups}>
      <AskCodes />
      <EditionDifferences course={course} />
      <CatalogueFiles onAdded={course.ask} />
    </div>
  );
}

export function CatalogueScreen() {
  const { t } = useTranslation('catalogue');
  return (
    <ScreenFrame
      title={t('title')}
      subtitle={t('subtitle')}
      width="reading"
      back={<OverviewLink>{t('back')}</OverviewLink>}
    >
      <AdministratorsOnly>
        <Groups />
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
