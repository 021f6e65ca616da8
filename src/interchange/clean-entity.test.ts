import { expect, test } from '@jest/globals';
import { cleanEntity } from './clean-entity';
import { Rejection } from './rejection';

test.each([
  [
    { entity: 'area', path: ['AI', 'NLP <i>x</i>'], slug: 'nlp', description: 'About  words' },
    { entity: 'area', path: ['AI', 'NLP x'], slug: 'nlp', description: 'About words' },
  ],
  [
    { entity: 'area', path: 'AI > NLP', slug: 'No Slug' },
    { entity: 'area', path: ['AI', 'NLP'] },
  ],
  [
    { entity: 'venue', name: 'NeurIPS', kind: 'CONFERENCE', slug: 'neurips' },
    { entity: 'venue', name: 'NeurIPS', kind: 'CONFERENCE', slug: 'neurips' },
  ],
  [
    { entity: 'collection', title: 'Best of 2020', position: 4 },
    { entity: 'collection', title: 'Best of 2020', slug: 'best-of-2020' },
  ],
])('%j is read as %j', (entity, expected) => {
  expect(cleanEntity(entity)).toEqual(expected);
  expect(cleanEntity(cleanEntity(entity))).toEqual(expected);
});

test.each([
  [null, 'an entity must be an object, not null'],
  [{ entity: 'person' }, 'an entity must be an area, a venue or a collection'],
  [{ entity: 'area', path: [[[]], 5] }, 'an area needs a path such as "A > B"'],
  [{ entity: 'venue', name: ' ' }, 'a venue needs a name'],
  [{ entity: 'collection' }, 'a collection needs a title'],
])('%j is rejected: %s', (entity, reason) => {
  expect(() => cleanEntity(entity)).toThrow(new Rejection(reason));
});
