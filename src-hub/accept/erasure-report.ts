/**
 * Texts that are gone and that no erasure asked for: whoever can write in the database may empty a row and call it erased. Whom an
 * erasure names stands in its own signed text; what came in late about them stands in `erased_subject`, beside its exam,
 * and on no plan that stands.
 */
import { sql } from 'kysely';
import type { Database } from '../store/open-store';

export type LostText = { readonly subjectType: string; readonly subjectId: string; readonly texts: number };

/** By what they are about. */
export async function findLostTexts(database: Database): Promise<readonly LostText[]> {
  const found = await sql<LostText>`
    with asked as (
      select organisation_id, text from change where subject_type = 'erasure' and erased_at is null
    ), gone as (
      select organisation_id, subject_type, subject_id, exam_id::text as exam_id from change
      where (erased_at is not null or text = '') and subject_type not in ('document-conflict', 'people-run-part')
    )
    select subject_type as "subjectType", subject_id as "subjectId", count(*)::int as texts from gone g
    where not exists (select 1 from asked a
        where a.organisation_id = g.organisation_id and strpos(a.text, g.subject_id) > 0)
      and not (g.subject_type in ('assessment', 'exam') and exists (select 1 from asked a
          where a.organisation_id = g.organisation_id)
        and exists (select 1 from erased_subject s where s.organisation_id = g.organisation_id
          and s.subject_type = g.subject_type and s.subject_id = g.subject_id)
        and (g.exam_id is null or exists (select 1 from erased_subject s
          where s.organisation_id = g.organisation_id and s.subject_type = 'exam' and s.subject_id = g.exam_id))
        and not exists (select 1 from document_head h join change c
            on c.organisation_id = h.organisation_id and c.change_id = h.change_id
          where h.organisation_id = g.organisation_id and h.subject_type = 'exam'
            and h.subject_id = g.exam_id and strpos(c.text, g.subject_id) > 0))
    group by subject_type, subject_id order by subject_type, subject_id`.execute(database);
  return found.rows;
}
