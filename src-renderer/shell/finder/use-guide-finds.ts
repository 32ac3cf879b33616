/** Topics of the guide, and parts of them, by what they are called; what they say is searched in the guide itself. */
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isFoundIn } from '../../../shared/kernel/search-index';
import type { Staff } from '../../../shared/records/staff';
import { usePreferences } from '../../ui/preferences';
import { loadGuide } from '../guide/load-guide';
import { topicsFor } from '../guide/topics';
import { type Find, type FindGroup, most } from './compose-finds';

type Line = { readonly find: Find; readonly text: string };

/** Its texts are part of the program and fetched when the finder opens; until they are here nothing of it is found. */
function useIsThere(): boolean {
  const language = usePreferences((state) => state.language);
  const [there, setThere] = useState<string | null>(null);
  useEffect(() => {
    let isWanted = true;
    loadGuide(language).then(
      () => isWanted && setThere(language),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [language]);
  return there === language;
}

/** Topics before their parts; none before the first letter. */
export function useGuideFinds(roles: Staff['roles'], sought: string): FindGroup {
  const { t } = useTranslation('guide');
  const isThere = useIsThere();
  const lines = useMemo((): readonly Line[] => {
    if (!isThere) return [];
    const topics = topicsFor(roles);
    const parts = topics.flatMap(({ key, parts }) => parts.map((part) => ({ key, part })));
    return [
      ...topics.map(({ key }) => {
        const label = t(`topic.${key}.title`);
        const find = { key: `guide-${key}`, label, detail: t(`topic.${key}.about`), topic: key, part: null };
        return { find, text: `${label} ${t(`topic.${key}.words`)}` };
      }),
      ...parts.map(({ key, part }) => {
        const label = t(`topic.${key}.part.${part}.title`);
        const find = {
          key: `guide-${key}-${part}`,
          label,
          detail: t(`topic.${key}.title`),
          topic: key,
          part,
        };
        return { find, text: label };
      }),
    ];
  }, [isThere, roles, t]);
  const found = sought.trim() === '' ? [] : lines.filter(({ text }) => isFoundIn(text, sought));
  return { kind: 'guide', finds: found.slice(0, most).map(({ find }) => find), total: found.length };
}
