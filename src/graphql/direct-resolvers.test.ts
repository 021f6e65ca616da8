import { beforeEach, describe, expect, test } from '@jest/globals';
import { execute, type GraphQLSchema, isObjectType, parse } from 'graphql';
import {
  Arg,
  Args,
  ArgsType,
  buildSchemaSync,
  type ClassType,
  Ctx,
  Field,
  FieldResolver,
  Int,
  type NonEmptyArray,
  ObjectType,
  Query,
  Resolver,
  Root,
  UseMiddleware,
} from 'type-graphql';
import { callDirectly } from './direct-resolvers';

@ObjectType()
class Owl {
  @Field(() => String)
  name: string;
}

@ArgsType()
class Weights {
  @Field(() => Int, { defaultValue: 3 })
  grams: number;
}

const seen: string[] = [];

@Resolver(() => Owl)
class OwlResolver {
  readonly #greeting = 'hoo';

  @Query(() => [Owl])
  owls(
    @Arg('first', () => Int, { defaultValue: 2 }) first: number,
    @Ctx() context: { names: string[] },
  ): Owl[] {
    return context.names.slice(0, first).map((name) => ({ name }));
  }

  @FieldResolver(() => String)
  call(@Arg('times', () => Int) times: number, @Root() owl: Owl): string {
    return `${owl.name}: ${Array(times).fill(this.#greeting).join(' ')}`;
  }

  @FieldResolver(() => Int)
  async weight(@Args(() => Weights) { grams }: Weights): Promise<number> {
    return grams;
  }

  @FieldResolver(() => String)
  nameOnly(@Root('name') name: string): string {
    return name;
  }

  @UseMiddleware(async (_call, next) => {
    seen.push('middleware');
    return next();
  })
  @FieldResolver(() => String)
  watched(@Root() owl: Owl): string {
    return owl.name;
  }

  @FieldResolver(() => String)
  failing(): string {
    throw new Error('no hoot');
  }
}

@Resolver(() => Owl)
class StrangerResolver {
  @FieldResolver(() => String)
  call(): string {
    return 'a stranger';
  }
}

const RESOLVERS: NonEmptyArray<ClassType> = [OwlResolver];
const DOCUMENT = parse('{ owls { name call(times: 2) weight nameOnly watched } }');
const run = (schema: GraphQLSchema, document = DOCUMENT) =>
  execute({ schema, document, contextValue: { names: ['Ada', 'Bo', 'Cy'] } });
const resolveOf = (schema: GraphQLSchema, type: string, field: string) => {
  const object = schema.getType(type);
  return isObjectType(object) ? object.getFields()[field]?.resolve : undefined;
};

let wrapped: GraphQLSchema;
let direct: GraphQLSchema;
beforeEach(() => {
  wrapped = buildSchemaSync({ resolvers: RESOLVERS, validate: false });
  direct = buildSchemaSync({ resolvers: RESOLVERS, validate: false });
  callDirectly(direct, RESOLVERS);
  seen.length = 0;
});

describe('resolvers called directly', () => {
  test('answer what TypeGraphQL’s own do', async () => {
    const answer = await run(direct);
    expect(answer).toEqual(await run(wrapped));
    expect(answer.data?.owls).toHaveLength(2);
    expect(seen).toEqual(['middleware', 'middleware', 'middleware', 'middleware']);
  });

  test('fail as those do', async () => {
    const failing = parse('{ owls(first: 1) { failing } }');
    const [own, others] = [await run(direct, failing), await run(wrapped, failing)];
    expect(own).toEqual(others);
    expect(own.errors?.[0]?.message).toBe('no hoot');
  });

  test('stand in place of the wrapper, but where it does more than call', () => {
    const isReplaced = (field: string) => !String(resolveOf(direct, 'Owl', field)).includes('resolverData');
    expect(['call', 'weight', 'failing', 'nameOnly', 'watched'].filter(isReplaced)).toEqual([
      'call',
      'weight',
      'failing',
    ]);
  });

  test('are those of the classes given, whatever others resolve the same field', async () => {
    const other = buildSchemaSync({ resolvers: [StrangerResolver, OwlResolver], validate: false });
    callDirectly(other, [OwlResolver]);
    const { data } = await run(other, parse('{ owls(first: 1) { call(times: 1) } }'));
    expect(data).toEqual({ owls: [{ call: 'Ada: hoo' }] });
  });
});
