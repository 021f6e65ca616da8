import { expect, test } from '@jest/globals';
import { cleanRecord } from '../interchange/clean-record';
import { placed, placementOf } from './placement';

const record = (paper: object) => cleanRecord({ title: 'A paper', ...paper }).record;

test('a paper keeps its own places first and has none twice', () => {
  const placement = placementOf({ areas: ['robotics > grasping', 'AI'], collection: 'lab' });
  const own = record({ areas: ['Robotics > Grasping'], collection: { title: 'Lab', position: 3 } });
  expect(placed(own, placement)).toMatchObject({
    areas: [['Robotics', 'Grasping'], ['AI']],
    collections: [{ slug: 'lab', title: 'Lab', position: 3 }],
  });
});

test('a placement that names nothing changes nothing', () => {
  const own = record({});
  expect(placed(own, placementOf({}))).toBe(own);
});

test('an area without a name and a collection that is no slug are refused', () => {
  expect(() => placementOf({ areas: ['  '] })).toThrow('an area must be a name such as "Robotics"');
  expect(() => placementOf({ collection: 'Lab Papers' })).toThrow(
    'a collection must be a slug such as lab-papers, got "Lab Papers"',
  );
});
