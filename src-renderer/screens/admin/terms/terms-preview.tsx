/** How the words read where they will stand, while they are typed: menu, screen, exam, sheet and action. */
import { Text, Title } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../../shared/texts/languages';
import type { Terms } from '../../../../shared/values/terms';
import { TermsScope } from '../../../ui/terms-scope';
import classes from './terms-fields.module.css';
import { useLanguageTexts } from './use-language-texts';

/** The very texts of those places, so that an example cannot say something else. */
function Examples() {
  const { t } = useTranslation(['terms', 'shell', 'qualification', 'exam', 'sheet']);
  const examples = {
    menu: t('shell:nav.qualifications'),
    screen: `${t('qualification:open')} · ${t('qualification:missing.core-task-without-work-process')}`,
    message: t('qualification:missing.no-core-tasks-long'),
    exam: t('exam:place', { place: 2, total: 7 }),
    sheet: t('sheet:exam-reason.work-processes-all', { sufficient: 3, total: 4 }),
    action: t('terms:link'),
  };
  return Object.entries(examples).map(([place, said]) => (
    <div key={place} className={classes.example}>
      <dt>{t(`terms:preview.${place}`)}</dt>
      <dd>{said}</dd>
    </div>
  ));
}

type TermsPreviewProps = { readonly terms: Terms; readonly language: Language };

export function TermsPreview({ terms, language }: TermsPreviewProps) {
  const { t } = useTranslation('terms');
  const titleId = useId();
  const isThere = useLanguageTexts(language);
  return (
    <section aria-labelledby={titleId} className={classes.aside}>
      <Title order={4} id={titleId}>
        {t('preview.title')}
      </Title>
      <Text c="dimmed" mb="xs">
        {t('preview.explain')}
      </Text>
      {isThere && (
        <TermsScope terms={terms} isFrozen language={language}>
          <dl className={classes.preview} lang={language}>
            <Examples />
          </dl>
        </TermsScope>
      )}
    </section>
  );
}
