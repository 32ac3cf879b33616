/**
 * What stands with the portfolios of a qualification (M25 to M28). Its fields come with a tick; without one they are out
 * of sight with everything typed, until it is saved so.
 */
import { Button, Checkbox, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  type InstructionPart,
  instructionLimits,
  type PortfolioInstruction,
} from '../../../../shared/domain/portfolio-instruction';
import type { QualificationId } from '../../../../shared/kernel/ids';
import type { QualificationHead } from '../../../../shared/records/qualification';
import { setPortfolioInstruction } from '../../../actions/set-portfolio-instruction';
import { useDocument } from '../../../queries/use-documents';
import { ProblemNotice } from '../../../ui/problem-notice';
import { StatusMark } from '../../../ui/status-mark';
import { useDocumentForm } from '../../../ui/typed-text/use-document-form';
import { useLengthError } from '../../../ui/typed-text/use-length-error';
import { useAction } from '../../../ui/use-action';

type Fields = PortfolioInstruction & { readonly isTicked: boolean };

const fieldsOf = ({ portfolioInstruction: written }: QualificationHead): Fields => ({
  isTicked: Boolean(written),
  title: written?.title ?? '',
  explanation: written?.explanation ?? '',
  instruction: written?.instruction ?? '',
});

type PartsProps = {
  readonly fields: Fields;
  readonly lang: string;
  readonly onType: (part: InstructionPart, text: string) => void;
};

function Parts({ fields, lang, onType }: PartsProps) {
  const { t } = useTranslation('terms');
  const lengthError = useLengthError();
  const field = (part: InstructionPart) => ({
    label: t(`portfolio.${part}`),
    description: t(`portfolio.${part}-hint`),
    lang,
    error: lengthError(fields[part], instructionLimits[part]),
    value: fields[part],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      onType(part, event.currentTarget.value),
  });
  return (
    <>
      <TextInput {...field('title')} required withAsterisk={false} />
      <Textarea {...field('explanation')} autosize minRows={2} />
      <Textarea {...field('instruction')} autosize minRows={4} />
    </>
  );
}

function InstructionFields({ head }: { readonly head: QualificationHead }) {
  const { t } = useTranslation('terms');
  const { qualificationId } = head;
  const set = useAction(setPortfolioInstruction);
  const { fields, outcome, isBusy, change, submit } = useDocumentForm<Fields>(
    `portfolio ${qualificationId}`,
    fieldsOf(head),
    (_typed, { isTicked, ...instruction }) =>
      set({ qualificationId, instruction: isTicked ? instruction : null }),
  );
  const willGo = !fields.isTicked && Boolean(head.portfolioInstruction);
  return (
    <form onSubmit={submit} autoComplete="off" noValidate>
      <Stack maw="44rem">
        <Checkbox
          label={t('portfolio.option')}
          description={t(willGo ? 'portfolio.will-go' : 'portfolio.option-hint')}
          checked={fields.isTicked}
          onChange={(event) => change({ isTicked: event.currentTarget.checked })}
        />
        {fields.isTicked && (
          <Parts fields={fields} lang={head.language} onType={(part, text) => change({ [part]: text })} />
        )}
        {outcome && outcome !== 'saved' && <ProblemNotice problem={outcome} />}
        <Group>
          <Button type="submit" loading={isBusy}>
            {t('portfolio.save')}
          </Button>
          <div role="status">{outcome === 'saved' && <StatusMark tone="good">{t('saved')}</StatusMark>}</div>
        </Group>
      </Stack>
    </form>
  );
}

export function PortfolioInstructionForm({ qualificationId }: { readonly qualificationId: QualificationId }) {
  const head = useDocument('qualification', qualificationId)?.document;
  return head ? <InstructionFields key={qualificationId} head={head} /> : null;
}
