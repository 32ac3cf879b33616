/** For whoever has no file yet: a table to fill in, saved where one wants it. */
import { Button, Text } from '@mantine/core';
import { IconTableDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveTemplate } from '../../../actions/save-template';
import { useAction } from '../../../ui/use-action';
import classes from './template-offer.module.css';
import type { Import } from './use-import';
import { useTemplateTexts } from './use-table-words';

/** "Saved" is said only after it is true. */
export function TemplateOffer({ course }: { readonly course: Import }) {
  const { t } = useTranslation('import');
  const { name, ...texts } = useTemplateTexts();
  const [place, setPlace] = useState('');
  const [isBusy, setBusy] = useState(false);
  const save = useAction(saveTemplate);
  // Where the dialog was closed nothing is said: nothing happened.
  const press = async (): Promise<void> => {
    course.refuse(null);
    setPlace('');
    setBusy(true);
    const saved = await save({ texts, name });
    setBusy(false);
    if (!saved.ok) course.refuse(saved.problem);
    else if (saved.value.outcome === 'saved') setPlace(saved.value.place);
  };
  return (
    <div className={classes.offer}>
      <Text>{t('file.template-help')}</Text>
      <Button
        variant="default"
        loading={isBusy}
        leftSection={<IconTableDown size={20} aria-hidden />}
        onClick={() => void press()}
      >
        {t('file.template')}
      </Button>
      <output className={classes.place}>{place !== '' && t('file.template-saved', { place })}</output>
    </div>
  );
}
