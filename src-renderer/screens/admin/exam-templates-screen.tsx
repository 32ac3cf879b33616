/** How exams are usually held: planned from, renamed, put in the archive and taken back. */
import { Button, Table, Text, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../shared/kernel/problem';
import type { Result } from '../../../shared/kernel/result';
import type { DocumentOf } from '../../../shared/records/all-records';
import { textIn } from '../../../shared/values/text-in';
import { archiveExamTemplate, renameExamTemplate } from '../../actions/save-exam-template';
import { useDocuments } from '../../queries/use-documents';
import cardClasses from '../../ui/card-table.module.css';
import { EmptyState } from '../../ui/empty-state';
import { usePreferences } from '../../ui/preferences';
import { ProblemNotice } from '../../ui/problem-notice';
import { ScreenFrame } from '../../ui/screen-frame';
import { StatusMark } from '../../ui/status-mark';
import { useAction } from '../../ui/use-action';
import { AdministratorsOnly } from './administrators-only';
import classes from './exam-plan/exam-plan.module.css';

type Template = DocumentOf<'exam-template'>;
/** Hears how a change ended, so that what was refused is said above the list. */
type Told = (done: Result<unknown>) => void;

/** The name is recorded when its field is left. */
function TemplateRow({ template, onDone }: { readonly template: Template; readonly onDone: Told }) {
  const { t } = useTranslation('plan');
  const language = usePreferences((p) => p.language);
  const archive = useAction(archiveExamTemplate);
  const rename = useAction(renameExamTemplate);
  const [name, setName] = useState(template.name);
  const { templateId } = template;
  const isArchived = Boolean(template.archivedAt);
  const leave = (): void => {
    const wanted = name.trim();
    if (wanted === '') setName(template.name);
    else if (wanted !== template.name) void rename({ templateId, name: wanted }).then(onDone);
  };
  return (
    <Table.Tr>
      <Table.Td className={cardClasses.whole}>
        <TextInput
          aria-label={t('template.name')}
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          onBlur={leave}
        />
      </Table.Td>
      <Table.Td>
        {[template.title, template.place, textIn(template.scale.name, language)].filter(Boolean).join(' · ')}
        {isArchived && <StatusMark tone="neutral">{t('template.archived')}</StatusMark>}
      </Table.Td>
      <Table.Td>
        <div className={classes.buttons}>
          {!isArchived && (
            <Button
              renderRoot={(props) => <Link {...props} to="/planning/new" search={{ template: templateId }} />}
              aria-label={t('template.use-of', { name: template.name })}
            >
              {t('template.use')}
            </Button>
          )}
          <Button
            variant="default"
            aria-label={t(isArchived ? 'template.bring-back-of' : 'template.archive-of', {
              name: template.name,
            })}
            onClick={() => void archive({ templateId, isArchived: !isArchived }).then(onDone)}
          >
            {t(isArchived ? 'template.bring-back' : 'template.archive')}
          </Button>
        </div>
      </Table.Td>
    </Table.Tr>
  );
}

/** Those in the archive stand last, and are offered nowhere else. */
export function ExamTemplatesScreen() {
  const { t } = useTranslation('plan');
  const stored = useDocuments('exam-template');
  const [problem, setProblem] = useState<Problem | null>(null);
  if (!stored) return null;
  const templates = stored
    .map(({ document }) => document)
    .toSorted(
      (a, b) => Number(Boolean(a.archivedAt)) - Number(Boolean(b.archivedAt)) || a.name.localeCompare(b.name),
    );
  return (
    <ScreenFrame title={t('template.title')} back={<Link to="/planning">{t('back')}</Link>}>
      <AdministratorsOnly>
        {problem && <ProblemNotice problem={problem} onClose={() => setProblem(null)} />}
        {templates.length === 0 ? (
          <EmptyState title={t('template.empty-title')}>{t('template.empty-text')}</EmptyState>
        ) : (
          <>
            <Text>{t('template.explain')}</Text>
            <div className={cardClasses.fit}>
              <Table aria-label={t('template.title')} className={cardClasses.table}>
                <Table.Tbody>
                  {templates.map((template) => (
                    <TemplateRow
                      key={template.templateId}
                      template={template}
                      onDone={(done) => setProblem(done.ok ? null : done.problem)}
                    />
                  ))}
                </Table.Tbody>
              </Table>
            </div>
          </>
        )}
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
