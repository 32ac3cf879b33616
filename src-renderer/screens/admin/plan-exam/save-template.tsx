/** Keeps the plan as it is filled in as a template, under a name. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../../shared/kernel/problem';
import { addExamTemplate } from '../../../actions/save-exam-template';
import { ProblemNotice } from '../../../ui/problem-notice';
import { StatusMark } from '../../../ui/status-mark';
import { useAction } from '../../../ui/use-action';
import { templateOf } from './draft-of-template';
import type { PlanDraft } from './plan-draft';
import classes from './plan-exam.module.css';

const nameLimit = 200;

/** Draws nothing before a qualification is chosen. What is kept has no candidate, no time and no code in it. */
export function SaveTemplate({ draft }: { readonly draft: PlanDraft }) {
  const { t } = useTranslation('plan');
  const add = useAction(addExamTemplate);
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [saved, setSaved] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const fields = name.trim() === '' ? null : templateOf(draft, name);
  const save = async (): Promise<void> => {
    if (!fields) return;
    const added = await add(fields);
    setProblem(added.ok ? null : added.problem);
    if (!added.ok) return;
    setSaved(name.trim());
    setName('');
    setOpen(false);
  };
  if (draft.qualificationId === null) return null;
  return (
    <div className={classes.slots}>
      <Button variant="subtle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t('template.save')}
      </Button>
      {isOpen && (
        <>
          <TextInput
            label={t('template.name')}
            description={t('template.name-help')}
            maxLength={nameLimit}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            onKeyDown={(event) => {
              // Enter keeps the template here; it must not plan the exam.
              if (event.key !== 'Enter') return;
              event.preventDefault();
              void save();
            }}
          />
          <Button variant="default" disabled={!fields} onClick={() => void save()}>
            {t('template.keep')}
          </Button>
        </>
      )}
      {saved && <StatusMark tone="good">{t('template.kept', { name: saved })}</StatusMark>}
      {problem && <ProblemNotice problem={problem} />}
    </div>
  );
}
