import { type ClassType, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { PageInfo } from './page-info.type';
import { type SelectionInfo, selectedAtAny, selectedFields } from './selection';

/** One page of a connection, read. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** The cursor of one of `rows`. Only to be called where {@link wantsCursors} said so. */
  readonly cursorOf: (row: Row) => string;
}

/** What a resolver returns for a connection: each part is read only when its field is asked for. */
export interface Connection<Row> {
  /** Reads the page; called again, it gives the same one. */
  page(): Promise<Page<Row>>;
  totalCount(): Promise<number>;
}

/** The fields asked of a connection's entries, whether through `nodes` or `edges`. */
export function entryFields(info: SelectionInfo): ReadonlySet<string> {
  return selectedAtAny(info, ['nodes', 'edges.node']);
}

/** Whether any cursor of the page is asked for. */
export function wantsCursors(info: SelectionInfo): boolean {
  const pageInfo = selectedFields(info, 'pageInfo');
  return (
    selectedFields(info, 'edges').has('cursor') || pageInfo.has('startCursor') || pageInfo.has('endCursor')
  );
}

function pageInfoOf<Row>(page: Page<Row>): PageInfo {
  const first = page.rows[0];
  const last = page.rows.at(-1);
  return {
    hasNextPage: page.hasNextPage,
    hasPreviousPage: page.hasPreviousPage,
    // Getters, since a page whose cursors nobody asked for has none to give.
    get startCursor() {
      return first === undefined ? null : page.cursorOf(first);
    },
    get endCursor() {
      return last === undefined ? null : page.cursorOf(last);
    },
  };
}

/** The GraphQL types of a connection and the resolver behind them. */
export interface ConnectionTypes {
  readonly Connection: ClassType;
  readonly Edge: ClassType;
  readonly ConnectionResolver: ClassType;
}

@ObjectType({ description: 'The edge fields that a connection adds of its own: none.' })
class NoFurtherFields {}

/** What an edge of a connection holds besides its cursor and node. */
export interface EdgeFields<Row> {
  /** A class with those fields. */
  readonly type: ClassType;
  readonly valuesOf: (row: Row) => object;
}

/**
 * Declares `<name>Connection` and `<name>Edge` for a node type (GraphQL Cursor Connections specification).
 *
 * @param plural what the entries are, for descriptions: "papers".
 * @param edgeFields further fields of an edge.
 */
export function connectionTypes<Row>(
  name: string,
  plural: string,
  node: () => ClassType,
  edgeFields: EdgeFields<Row> = { type: NoFurtherFields, valuesOf: () => ({}) },
): ConnectionTypes {
  @ObjectType(`${name}Edge`, { description: `One of the ${plural} of a connection.`, simpleResolvers: true })
  class Edge extends edgeFields.type {
    @Field(() => String, { description: 'Where this entry stands, for after and before.' })
    cursor: string;

    @Field(node, { description: 'The entry.' })
    node: Row;
  }

  @ObjectType(`${name}Connection`, { description: `A list of ${plural}, read page by page.` })
  class EntryConnection {
    @Field(() => [Edge], { description: 'The entries of this page, each with its cursor.' })
    edges: Edge[];

    @Field(() => [node()], { description: 'The entries of this page.' })
    nodes: Row[];

    @Field(() => PageInfo, { description: 'Whether and where it goes on.' })
    pageInfo: PageInfo;

    @Field(() => Int, {
      description: `How many ${plural} there are on all pages. Counted only when asked for.`,
    })
    totalCount: number;
  }

  @Resolver(() => EntryConnection)
  class ConnectionResolver {
    @FieldResolver(() => [Edge])
    async edges(@Root() connection: Connection<Row>): Promise<object[]> {
      const page = await connection.page();
      return page.rows.map((row) => ({
        ...edgeFields.valuesOf(row),
        node: row,
        get cursor() {
          return page.cursorOf(row);
        },
      }));
    }

    @FieldResolver(() => [node()])
    async nodes(@Root() connection: Connection<Row>): Promise<readonly Row[]> {
      return (await connection.page()).rows;
    }

    @FieldResolver(() => PageInfo)
    async pageInfo(@Root() connection: Connection<Row>): Promise<PageInfo> {
      return pageInfoOf(await connection.page());
    }

    @FieldResolver(() => Int)
    totalCount(@Root() connection: Connection<Row>): Promise<number> {
      return connection.totalCount();
    }
  }

  return { Connection: EntryConnection, Edge, ConnectionResolver };
}
