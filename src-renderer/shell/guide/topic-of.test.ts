// @vitest-environment happy-dom
/** Every screen has help that is about it, for the office and for an examiner, and no help leads to a topic they do not have. */
import { describe, expect, it } from 'vitest';
import { router } from '../../router';
import { isVisible, sectionGroups } from '../sections';
import { audienceOf } from './audience';
import { topicOf } from './topic-of';
import { topicsFor } from './topics';

const paths = Object.keys(router.routesByPath).map((path) => path.replaceAll(/\$\w+/g, 'an-id'));

describe.each([
  ['the office', ['administrator'] as const],
  ['an exam leader who examines', ['leader', 'examiner'] as const],
  ['the exam board', ['board'] as const],
  ['an examiner', ['examiner'] as const],
])('the guide for %s', (_, roles) => {
  const topics = topicsFor([...roles]);
  const isOffice = topics.some(({ key }) => key === 'planning');
  const places = paths.map((path) => ({ path, place: topicOf(path, audienceOf([...roles])) }));
  const theirs = sectionGroups.flatMap(({ sections }) =>
    sections.filter((section) => isVisible(section, [...roles])).map(({ to }) => to),
  );

  it('leads to topics and parts that there are', () => {
    const lost = places.filter(({ place }) => {
      const topic = topics.find(({ key }) => key === place?.topic);
      return place && !(topic && (place.part === null || topic.parts.includes(place.part)));
    });
    expect(lost).toEqual([]);
  });

  it('has something about every screen that they may open', () => {
    const bare = places.filter(({ place }) => place === null).map(({ path }) => path);
    expect(
      bare.filter((path) => isOffice || !/^\/(start|planning|part|qual|comp|str|staff|dev|aud)/.test(path)),
    ).toEqual([]);
    expect(bare.filter((path) => theirs.some((own) => own === path))).toEqual([]);
  });

  it('reads on in topics that they have, and goes to screens that there are', () => {
    const keys = topics.map(({ key }) => key);
    const also = topics.flatMap((topic) => topic.also);
    expect(new Set(keys).size).toBe(keys.length);
    // What an examiner may not read is left out where it is shown.
    if (isOffice) expect(also.filter((key) => !keys.includes(key))).toEqual([]);
    const screens = topics.flatMap(({ screen }) => screen ?? []);
    expect(screens.filter((screen) => !paths.includes(screen))).toEqual([]);
  });
});

it('leads to what one is doing there, and not to the screen that its address begins with', () => {
  expect(topicOf('/participants/groups/an-id', 'office')).toEqual({ topic: 'people', part: 'groups' });
  expect(topicOf('/exam/an-id/mark/an-id', 'examines')).toEqual({ topic: 'marking', part: null });
  expect(topicOf('/results', 'office')?.topic).toBe('results');
  expect(topicOf('/results', 'examines')?.topic).toBe('sheet');
  expect(topicOf('/start', 'looks-on')).toEqual({ topic: 'results', part: 'trouble' });
  expect(topicOf('/results/figures', 'looks-on')).toEqual({ topic: 'results', part: 'figures' });
  expect(topicOf('/nowhere', 'office')).toBeNull();
});
