/** Fills the plan in from a template; what was filled in of it already is replaced, candidates and time are not. */
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDocuments } from '../../../queries/use-documents';
import { likeTemplate } from './draft-of-template';
import type { PlanDraft } from './plan-draft';

type TemplateFieldProps = {
  readonly chosen: PlanDraft['templateId'];
  readonly onChange: (part: Partial<PlanDraft>) => void;
};

/** Draws nothing where there is none. */
export function TemplateField({ chosen, onChange }: TemplateFieldProps) {
  const { t } = useTranslation('plan');
  const stored = useDocuments('exam-template');
  const templates = (stored ?? []).map(({ document }) => document).filter(({ archivedAt }) => !archivedAt);
  if (templates.length === 0) return null;
  return (
    <NativeSelect
      label={t('template.label')}
      description={t('template.help')}
      value={chosen ?? ''}
      data={[
        { value: '', label: t('template.none') },
        ...templates
          .toSorted((a, b) => a.name.localeCompare(b.name))
          .map(({ templateId, name }) => ({ value: templateId, label: name })),
      ]}
      onChange={(event) => {
        const template = templates.find(({ templateId }) => templateId === event.currentTarget.value);
        onChange(template ? likeTemplate(template) : { templateId: null });
      }}
    />
  );
}
