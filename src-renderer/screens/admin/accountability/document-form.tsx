/** Changes what a document is called and says of itself, or puts another file in its place. */
import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AccountabilityDocument } from '../../../../shared/records/accountability-document';
import {
  type Description,
  describeAccountabilityDocument,
  replaceAccountabilityFile,
} from '../../../actions/save-accountability';
import { ProblemNotice } from '../../../ui/problem-notice';
import { StatusMark } from '../../../ui/status-mark';
import { useDocumentForm } from '../../../ui/typed-text/use-document-form';
import { useLengthError } from '../../../ui/typed-text/use-length-error';
import { useAction } from '../../../ui/use-action';
import { FileAdder } from '../../files/file-adder';
import classes from './accountability.module.css';

const limits = { title: 300, description: 4000 } as const;

type DocumentFormProps = { readonly document: AccountabilityDocument; readonly onClose: () => void };

export function DocumentForm({ document, onClose }: DocumentFormProps) {
  const { t } = useTranslation(['accountability', 'common']);
  const lengthError = useLengthError();
  const describe = useAction(describeAccountabilityDocument);
  const replace = useAction(replaceAccountabilityFile);
  const documentId = document.accountabilityDocumentId;
  const { title, description } = document;
  const { fields, outcome, isBusy, change, submit } = useDocumentForm<Description>(
    `accountability ${documentId}`,
    { title, description },
    (changed) => describe({ documentId, changed }),
  );
  return (
    <div className={classes.form}>
      <form onSubmit={submit} autoComplete="off" noValidate>
        <Stack>
          <TextInput
            label={t('field.title')}
            value={fields.title}
            error={lengthError(fields.title, limits.title)}
            onChange={(event) => change({ title: event.currentTarget.value })}
          />
          <Textarea
            label={t('field.description')}
            description={t('field.description-hint')}
            autosize
            minRows={2}
            value={fields.description}
            error={lengthError(fields.description, limits.description)}
            onChange={(event) => change({ description: event.currentTarget.value })}
          />
          {outcome && outcome !== 'saved' && <ProblemNotice problem={outcome} />}
          <Group>
            <Button type="submit" loading={isBusy}>
              {t('save')}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t('common:close')}
            </Button>
            <div role="status">
              {outcome === 'saved' && <StatusMark tone="good">{t('saved')}</StatusMark>}
            </div>
          </Group>
        </Stack>
      </form>
      <FileAdder
        isSingle
        keptAs={`replacement ${documentId}`}
        label={t('replace')}
        onAdded={(file) => replace({ documentId, file })}
      />
    </div>
  );
}
