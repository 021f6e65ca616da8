import { expect, test } from '@jest/globals';
import { isObjectType } from 'graphql';
import { createDataSource } from '../../src/database/data-source';
import { SUBGRAPHS } from '../../src/subgraphs';

test('no field of ours goes through the wrapper of TypeGraphQL', () => {
  const dataSource = createDataSource({ connection: { url: 'postgres://nowhere.invalid/none' } });
  const wrapped = Object.values(SUBGRAPHS).flatMap((create) =>
    Object.values(create(dataSource).schema.getTypeMap())
      .filter(isObjectType)
      .flatMap((type) =>
        Object.values(type.getFields())
          .filter(({ resolve }) => String(resolve).includes('resolverData'))
          .map(({ name }) => `${type.name}.${name}`),
      ),
  );
  expect(wrapped).toEqual([]);
});
