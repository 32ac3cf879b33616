/** The qualification itself: its core tasks, its attributes and its own words. Attributes and words are saved at once. */
import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SettingGroup } from '../../settings/setting-group';
import { AttributesForm } from '../qualifications/attributes-form';
import { OwnWords } from '../qualifications/own-words';
import { ChildList } from './child-list';
import { useStanding } from './editor-context';
import { fieldKey } from './field-focus';
import classes from './forms.module.css';

/**
 * What is not part of the tree has buttons of its own to save: it counts at once, also for what is published already.
 */
export function QualificationForm() {
  const { t } = useTranslation('editor');
  const { head } = useStanding();
  return (
    <div className={classes.form}>
      <Title order={2} tabIndex={-1} data-field={fieldKey({ id: 'qualification', field: 'heading' })}>
        {t('kind.qualification')}
      </Title>
      <ChildList parentId={null} kind="core-task" />
      <SettingGroup title={t('attributes')}>
        <AttributesForm head={head} />
      </SettingGroup>
      <OwnWords qualificationId={head.qualificationId} />
    </div>
  );
}
