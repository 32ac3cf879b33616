/** What a row of the audit log says in words, for the table and for the file. What is not known stands as it came. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { deviceAccesses } from '../../../../shared/records/device-access';
import { type AuditEntry, auditDone, auditKinds } from '../../../../shared/values/audit-entry';
import { useRoleNames } from '../staff/use-role-names';
import type { AuditNames } from './use-audit-names';

/** Of which a row counts changes; the others count times. */
const countsChanges: readonly string[] = ['pulled', 'brought-back', 'doubted'];

export type AuditWords = {
  readonly what: (entry: AuditEntry) => string;
  readonly kind: (what: string) => string;
  /** Null: all went well. */
  readonly outcome: (entry: AuditEntry) => string | null;
  readonly detail: (entry: AuditEntry) => string;
  readonly count: (entry: AuditEntry) => string;
  readonly who: (entry: AuditEntry) => string;
  readonly about: (entry: AuditEntry) => string;
};

function useDetail(): (entry: AuditEntry) => string {
  const { t } = useTranslation(['audit', 'devices']);
  const roleNames = useRoleNames();
  return ({ what, detail }) => {
    const rolesOf = (said: string) => (said === 'none' ? t('nobody-any-more') : roleNames(said.split(' ')));
    const [first = '', second = ''] = detail.split(what === 'roles-changed' ? ' > ' : ' ');
    switch (what) {
      case 'roles-changed':
        return t('roles', { before: rolesOf(first), after: rolesOf(second) });
      case 'device-access': {
        const access = deviceAccesses.find((one) => one === detail);
        return access ? t(`devices:access.${access}`) : detail;
      }
      case 'device-joined':
        return detail === 'copy' ? t('copy') : detail;
      // A kind of record.
      case 'doubted':
      case 'change-refused':
        return t(`kind.${detail}`, { defaultValue: detail });
      case 'doubt-decided':
        return detail === 'counts' ? t('counts') : t('counts-not');
      case 'code-made':
      case 'code-used':
        return t(first === 'person' ? 'code-for-person' : 'code-for-device', { mark: second });
      default:
        return detail;
    }
  };
}

export function useAuditWords({ nameOf, kindOf }: AuditNames): AuditWords {
  const { t } = useTranslation('audit');
  const detail = useDetail();
  return useMemo(() => {
    const kind = (what: string): string => {
      const known = auditKinds.find((one) => one === what);
      return known ? t(`what.${known}`) : what;
    };
    return {
      kind,
      what: ({ what }) => kind(what),
      outcome: ({ outcome }) => {
        if (outcome === auditDone) return null;
        // Short, because the row says what was tried.
        return t(`outcome.${outcome}`, { defaultValue: t('refused', { code: outcome }) });
      },
      detail,
      count: ({ what, count }) => {
        if (countsChanges.includes(what)) return t('changes', { count });
        return count > 1 ? t('times', { count }) : '';
      },
      who: ({ origin, staffId }) => {
        if (origin === 'command') return t('command-line');
        if (origin === 'candidate') return t('candidate');
        return staffId ? (nameOf(staffId) ?? t('not-known')) : t('not-told');
      },
      about: ({ about }) => {
        if (!about || !kindOf(about)) return '';
        return nameOf(about.id) ?? t('not-known');
      },
    };
  }, [t, detail, nameOf, kindOf]);
}
