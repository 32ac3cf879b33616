/** Before a sheet goes to the candidate: that it does not say in this language where, and until when, they can object. */
import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { objectionLack } from '../../../shared/domain/centre-lacks';
import type { Language } from '../../../shared/texts/languages';
import { useActor } from '../../queries/use-actor';
import { useDocuments } from '../../queries/use-documents';
import { useFormat } from '../../ui/use-format';

/** Whoever may enter the text is led to its field; anybody else is told whom to ask. */
export function SheetObjection({ language }: { readonly language: Language }) {
  const { t } = useTranslation('centre');
  const format = useFormat();
  const actor = useActor();
  const organisation = useDocuments('organisation')?.[0]?.document;
  const lack = organisation ? objectionLack(organisation, language) : null;
  if (!lack || !actor) return null;
  return (
    <Alert
      role="status"
      color="amber"
      icon={<IconAlertTriangle aria-hidden />}
      title={t(`sheet.${lack}`, { language: format.language(language) })}
    >
      {t('sheet.why')}{' '}
      {actor.roles.includes('administrator') ? (
        <Link to="/settings" search={{ enter: 'objection-text', in: language }}>
          {t('sheet.enter')}
        </Link>
      ) : (
        t('sheet.ask')
      )}
    </Alert>
  );
}
