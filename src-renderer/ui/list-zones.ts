/** Time zones to choose from, by their IANA names. */
import { chooseTimeZone } from '../../shared/values/time-zone';

/** Zones of this program's tables: those given first, then those of the kingdom, then all others. */
export function listZones(...first: readonly string[]): readonly string[] {
  const near = ['Europe/Amsterdam', 'America/Kralendijk', 'America/Curacao', 'America/Aruba'];
  return [...new Set([...first, ...near, ...Intl.supportedValuesOf('timeZone')])].filter(
    (zone) => chooseTimeZone(zone) === zone,
  );
}
