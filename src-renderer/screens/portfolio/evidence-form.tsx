/** What a piece of evidence is called, what it shows, and to which entry it belongs. */
import { Button, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PortfolioEvidence } from '../../../shared/domain/portfolio/portfolio-documents';
import {
  describePortfolioEvidence,
  type EvidenceFields,
  evidenceLimits,
} from '../../actions/save-portfolio-evidence';
import { ProblemNotice } from '../../ui/problem-notice';
import { StatusMark } from '../../ui/status-mark';
import { useDocumentForm } from '../../ui/typed-text/use-document-form';
import { useLengthError } from '../../ui/typed-text/use-length-error';
import { useAction } from '../../ui/use-action';
import classes from './portfolio.module.css';
import type { PortfolioDesk } from './use-portfolio-desk';

type EvidenceFormProps = {
  readonly desk: PortfolioDesk;
  readonly evidence: PortfolioEvidence;
  readonly onClose: () => void;
};

/** An entry that was removed since reads as none, and is named again when that entry is put back. */
export function EvidenceForm({ desk, evidence, onClose }: EvidenceFormProps) {
  const { t } = useTranslation(['portfolio', 'common']);
  const lengthError = useLengthError();
  const describe = useAction(describePortfolioEvidence);
  const { portfolioEvidenceId, title, description, portfolioEntryId, file } = evidence;
  const { entries } = desk.portfolio;
  const { fields, outcome, isBusy, change, submit } = useDocumentForm<EvidenceFields>(
    `portfolio evidence ${desk.person.participantId} ${portfolioEvidenceId}`,
    { title, description, portfolioEntryId },
    (changed) => describe({ portfolioEvidenceId, changed }),
    'closing',
  );
  const chosen = entries.find((one) => one.portfolioEntryId === fields.portfolioEntryId);
  return (
    <form
      onSubmit={submit}
      autoComplete="off"
      noValidate
      className={classes.form}
      aria-label={`${t('change')}: ${file.name}`}
    >
      <Stack>
        <TextInput
          label={t('field.evidence-title')}
          value={fields.title}
          error={lengthError(fields.title, evidenceLimits.title)}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <Textarea
          label={t('field.shows')}
          autosize
          minRows={2}
          value={fields.description}
          error={lengthError(fields.description, evidenceLimits.description)}
          onChange={(event) => change({ description: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('field.entry')}
          value={chosen?.portfolioEntryId ?? ''}
          data={[
            { value: '', label: t('no-entry') },
            ...entries.map((entry) => ({ value: entry.portfolioEntryId as string, label: entry.title })),
          ]}
          onChange={(event) => {
            const id = event.currentTarget.value;
            const entry = entries.find((one) => one.portfolioEntryId === id);
            change({ portfolioEntryId: entry?.portfolioEntryId ?? null });
          }}
        />
        {outcome && outcome !== 'saved' && <ProblemNotice problem={outcome} />}
        <Group>
          <Button type="submit" loading={isBusy}>
            {t('save')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('common:close')}
          </Button>
          <div role="status">{outcome === 'saved' && <StatusMark tone="good">{t('saved')}</StatusMark>}</div>
        </Group>
      </Stack>
    </form>
  );
}
