/** Finding people by what one can type on a plain keyboard. */
import { describe, expect, it } from 'vitest';
import people from '../../../assets/sample-centre/people.json';
import { type WholeParticipant, wholeParticipant } from '../../../shared/domain/whole-participant';
import { newId } from '../../../shared/kernel/ids';
import { createSearchList } from '../../../test/builders/a-search-list';
import { participantShape } from './participant-search';

const participants: WholeParticipant[] = people.participants.map((p) =>
  wholeParticipant({ ...p, participantId: newId<'Participant'>() }, undefined),
);
const all = createSearchList(participants, participantShape);
const find = (search: string) => all.find(search).rows.map((p) => p.familyName);

describe('a search for participants', () => {
  it.each([
    ['sahin', ['Şahin']],
    ['LUKASZ', ['Wójcik-Źdźbło']],
    ['zdzblo', ['Wójcik-Źdźbło']],
    ['nguyen', ['Nguyễn']],
    ['grosse', ['Größe']],
    ['garcia maria', ['García López']],
    ["van 't hoff", ['Hoff']],
    ['hoff las-2a', ['Hoff']],
    ['9003 null', ['Null']],
    ['0099', ["'t Mannetje"]],
    ["Hoff, Sanne van 't", ['Hoff']],
    ['hoff, sanne', ['Hoff']],
    ['van ‘t', ['Hoff']],
    ['xyz', []],
  ])('"%s" finds %j', (search, names) => {
    expect(find(search)).toEqual(names);
  });

  it('a blank search finds everybody, in the order of a register', () => {
    const names = find('   ');
    expect(names).toHaveLength(participants.length);
    expect(names.indexOf('Arçon-Håkansson')).toBeLessThan(names.indexOf('García López'));
    expect(names.indexOf('Şahin')).toBeLessThan(names.indexOf('Suhartini'));
  });
});
