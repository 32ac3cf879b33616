/**
 * The result sheet of one candidate: to read together, in the language they choose, to save, to print, to hand over as data.
 * Everything on it stands exactly so in the PDF.
 */
import { Alert, Button, Text } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssessmentId, ExamId } from '../../../shared/kernel/ids';
import type { Language } from '../../../shared/texts/languages';
import { useActor } from '../../queries/use-actor';
import { type LiveSheet, useSheet } from '../../queries/use-sheet';
import { useSubjectHandIn } from '../../queries/use-subject-hand-ins';
import { EmptyState } from '../../ui/empty-state';
import { HandInBadge } from '../../ui/hand-in-badge';
import { usePageCommand } from '../../ui/page-view';
import { usePreferences } from '../../ui/preferences';
import { ScreenFrame } from '../../ui/screen-frame';
import { WayBack } from '../../ui/way-back';
import { seesAllResults } from '../admin/results/own-results';
import { EvidenceSection } from '../exam/evidence/evidence-section';
import { SheetActions } from './sheet-actions';
import { SheetObjection } from './sheet-objection';
import { SheetView } from './sheet-view';
import { SheetWalk } from './sheet-walk';
import { useSheetActions } from './use-sheet-actions';

type SheetDeskProps = { readonly live: LiveSheet; readonly onLanguage: (language: Language) => void };

function SheetDesk({ live, onLanguage }: SheetDeskProps) {
  const { t } = useTranslation('sheet');
  const { sheet, exam, candidate, assessment } = live;
  const told = assessment.received;
  const handIn =
    live.handIn ??
    (told && { state: 'received' as const, receiptNumber: told.number, receivedAt: told.receivedAt });
  const own = useSubjectHandIn(candidate.assessmentId);
  const filesWaiting = own?.filesWaiting ?? null;
  const target = { examId: exam.examId, assessmentId: candidate.assessmentId };
  const actor = useActor();
  const actions = useSheetActions(target, sheet.language);
  const isFree = actions.running === null;
  usePageCommand('print', isFree ? () => actions.run('print') : null);
  usePageCommand('export', isFree ? () => actions.run('save-json') : null);
  const issued = assessment.sheets.length;
  return (
    <ScreenFrame
      title={t('screen.title')}
      subtitle={`${candidate.name} · ${candidate.number} · ${exam.title}`}
      back={<WayBack />}
      width="reading"
    >
      <SheetWalk assessmentId={candidate.assessmentId} />
      {sheet.isDraft ? (
        <Alert color="amber" icon={<IconPencil aria-hidden />} title={t('screen.draft-title')}>
          {t('screen.draft-text')}
        </Alert>
      ) : (
        <>
          <div>
            <HandInBadge
              exam={exam}
              handIn={handIn}
              waiting={filesWaiting ? (own?.waiting ?? 0) : 0}
              filesWaiting={filesWaiting}
            />
          </div>
          <SheetObjection language={sheet.language} />
        </>
      )}
      <SheetActions
        actions={actions}
        language={sheet.language}
        onLanguage={onLanguage}
        isDraft={sheet.isDraft}
        mayPack={actor !== undefined && actor !== null && seesAllResults(actor)}
      />
      {issued > 0 && (
        <Text size="sm" c="dimmed">
          {t('screen.issued', { count: issued })}
        </Text>
      )}
      {!sheet.isDraft && <EvidenceSection exam={exam} assessment={assessment} mayChange={false} />}
      <SheetView sheet={sheet} label={t('screen.sheet-label', { name: candidate.name })} />
    </ScreenFrame>
  );
}

/** A draft can be seen and printed too, and says so on every page. */
export function SheetScreen() {
  const { t } = useTranslation('sheet');
  const params = useParams({ strict: false });
  const [chosen, setChosen] = useState<Language | null>(null);
  const onScreen = usePreferences((preferences) => preferences.language);
  const assessmentId = (params.assessmentId ?? '') as AssessmentId;
  const live = useSheet((params.examId ?? '') as ExamId, assessmentId, chosen, onScreen);
  if (live === undefined) return <Text role="status">{t('screen.loading')}</Text>;
  if (live === null)
    return (
      <EmptyState
        title={t('screen.not-found-title')}
        action={<Button renderRoot={(props) => <Link to="/" {...props} />}>{t('screen.back')}</Button>}
      >
        {t('screen.not-found')}
      </EmptyState>
    );
  return <SheetDesk key={assessmentId} live={live} onLanguage={setChosen} />;
}
