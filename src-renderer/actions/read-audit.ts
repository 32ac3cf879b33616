/** A page of the hub's audit log, as an administrator at work may read it. */
import type { AuditAnswer, AuditFilter } from '../../shared/values/audit-entry';
import type { Action } from './action';

export const readAudit: Action<AuditFilter, AuditAnswer> = ({ host }, filter) => host.sync.audit(filter);
