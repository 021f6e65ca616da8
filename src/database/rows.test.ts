import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { byKey, groupByKey } from './rows';

const keys = fc.array(fc.nat(8));
const rows = fc.array(fc.record({ key: fc.nat(8), name: fc.string() }));

test('Rows by key stand in the slots of their keys, and null where no row has the key', () => {
  fc.assert(
    fc.property(
      keys,
      fc.uniqueArray(fc.record({ key: fc.nat(8) }), { selector: ({ key }) => key }),
      (asked, found) => {
        expect(byKey(asked, found, ({ key }) => key)).toEqual(
          asked.map((key) => found.find((row) => row.key === key) ?? null),
        );
      },
    ),
  );
});

test('Rows grouped by key keep their order, one group for each slot', () => {
  fc.assert(
    fc.property(keys, rows, (asked, found) => {
      expect(groupByKey(asked, found, ({ key }) => key)).toEqual(
        asked.map((key) => found.filter((row) => row.key === key)),
      );
    }),
  );
});
