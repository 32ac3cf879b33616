/** A file as a record names it; its digest follows from its name, so that another name is another file. */
import { digestOf } from '../../shared/domain/digest';
import type { NamedFile } from '../../shared/values/named-file';

export const aNamedFile = (given: Partial<NamedFile> = {}): NamedFile => ({
  digest: digestOf(given.name ?? 'foto.jpg'),
  bytes: 2_411_724,
  mediaType: 'image/jpeg',
  name: 'foto.jpg',
  madeAt: '2026-11-24T08:41:07.000Z',
  ...given,
});
