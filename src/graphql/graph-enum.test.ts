import { expect, test } from '@jest/globals';
import { isEnumType } from 'graphql';
import { buildSchemaSync, Query, Resolver } from 'type-graphql';
import { graphEnum } from './graph-enum';

const Colour = graphEnum('Colour', 'What it looks like.', { RED: 'As blood.', DARK_BLUE: 'As the sea.' });

@Resolver()
class ColourResolver {
  @Query(() => Colour)
  colour(): keyof typeof Colour {
    return Colour.DARK_BLUE;
  }
}

test('An enum of the graph has values that stand for themselves, each with its description', () => {
  expect(Colour).toEqual({ RED: 'RED', DARK_BLUE: 'DARK_BLUE' });
  const type = buildSchemaSync({ resolvers: [ColourResolver] }).getType('Colour');
  if (!isEnumType(type)) throw new Error('Colour is no enum');
  expect(type.description).toBe('What it looks like.');
  expect(type.getValues().map(({ name, value, description }) => ({ name, value, description }))).toEqual([
    { name: 'RED', value: 'RED', description: 'As blood.' },
    { name: 'DARK_BLUE', value: 'DARK_BLUE', description: 'As the sea.' },
  ]);
});
