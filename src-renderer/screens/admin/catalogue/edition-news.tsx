/**
 * Says above the overview that the catalogue has newer editions of what stands here, without anybody asking for it. It is
 * compared once per answer of the hub; what was found is kept with that answer.
 */
import { Alert } from '@mantine/core';
import { IconGitCompare } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { noteFoundEditions } from '../../../actions/note-found-editions';
import { useAction } from '../../../ui/use-action';
import { useFreshComparison } from './use-fresh-comparison';
import { useLaidAnswer } from './use-laid-answer';

/** New editions come a few times a year. */
const maxAgeMs = 12 * 3_600_000;

/** What goes wrong is told where somebody compares: at the next visit it is tried again. */
const nobodyAsked = (): void => undefined;

/** Nothing while nothing differs. */
export function EditionNews() {
  const { t } = useTranslation(['catalogue', 'common']);
  const { heads, answered } = useFreshComparison(maxAgeMs);
  const note = useAction(noteFoundEditions);
  const isToCompare = answered !== null && answered.found === undefined;
  const { desk } = useLaidAnswer(isToCompare ? answered : null, nobodyAsked);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per answer
  useEffect(() => {
    if (!isToCompare || desk === null) return;
    void desk.compare({ parts: answered.parts }).then((found) => {
      if (found.ok) void note({ request: answered, comparison: found.value });
    });
  }, [isToCompare, answered?.requestId, desk, note]);
  const versions = new Set(
    (answered?.found ?? []).map(
      ({ qualificationId, versionDigest }) => `${qualificationId} ${versionDigest}`,
    ),
  );
  const count = (heads ?? []).filter(
    ({ qualificationId, versionDigest, status }) =>
      status !== 'archived' && versions.has(`${qualificationId} ${versionDigest}`),
  ).length;
  if (answered === null || count === 0) return null;
  return (
    <Alert
      role="status"
      icon={<IconGitCompare aria-hidden />}
      title={t('news.title', { count })}
      withCloseButton
      closeButtonLabel={t('common:close')}
      onClose={() => void note({ request: answered, comparison: null })}
    >
      <Link to="/qualifications/catalogue">{t('news.look')}</Link>
    </Alert>
  );
}
