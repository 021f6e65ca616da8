import {
  buildASTSchema,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isEnumType,
  isObjectType,
  parse,
} from 'graphql';
import { composeSupergraph } from '../../src/gateway/compose';
import { createLocalSubgraph, type References } from '../../src/graphql/local-subgraph';
import type { LocalSubgraph } from '../../src/graphql/subgraph';

// Non-null fields fail asynchronously only: where a list fails at once, graphql-js leaves the rejections of its other
// items unhandled.

// A small library in four subgraphs, and the same resolvers as one schema, to compare the two.

type Row = Record<string, unknown> & { id: string };
type Resolvers = Record<string, Record<string, GraphQLFieldResolver<never, Library>>>;

/** The data of the library. Each comparison takes a fresh one, as mutations change it. */
export interface Library {
  readonly books: Row[];
  readonly films: Row[];
  readonly authors: Row[];
  readonly reviews: Row[];
}

export function createLibrary(): Library {
  const book = (id: string, fields: object): Row => ({
    __typename: 'Book',
    id,
    title: `Title ${id}`,
    isbn: `isbn-${id}`,
    weight: 10,
    kind: 'fiction',
    related: [],
    authors: [],
    price: { amount: 5, currency: 'EUR' },
    ...fields,
  });
  return {
    books: [
      book('b1', { authors: ['a1', 'a2'], related: ['b2', 'b3'], media: 'f1' }),
      book('b2', { authors: ['a2'], related: ['b1'], kind: 'essay', weight: null }),
      book('b3', { isbn: null, related: ['b4'], media: 'b1', authors: ['a3', 'missing'] }),
      book('b4', { title: null, related: ['b2', 'b2'], price: null, authors: ['a1'] }),
    ],
    films: [
      { __typename: 'Film', id: 'f1', title: 'Film 1', minutes: 90 },
      { __typename: 'Film', id: 'f2', title: null, minutes: null },
    ],
    authors: [
      { __typename: 'Author', id: 'a1', name: 'Ann', friends: [['a2', 'a3'], [], ['a1']] },
      { __typename: 'Author', id: 'a2', name: 'Ben', friends: [['missing'], ['a3']] },
      { __typename: 'Author', id: 'a3', name: null, friends: null },
    ],
    reviews: [
      { __typename: 'Review', id: 'r1', body: 'fine', book: 'b1', author: 'a1' },
      { __typename: 'Review', id: 'r2', body: null, book: 'b2', author: 'a2' },
      { __typename: 'Review', id: 'r3', body: 'poor', book: 'b1', author: 'a3' },
      { __typename: 'Review', id: 'r4', body: 'lost', book: 'b4', author: 'missing' },
    ],
  };
}

const byId = (rows: readonly Row[], id: unknown): Row | null => rows.find((row) => row.id === id) ?? null;
const byIds = (rows: readonly Row[], ids: unknown): (Row | null)[] =>
  (ids as unknown[]).map((id) => byId(rows, id)); // id lists of the rows above
const later = <Value>(value: Value): Promise<Value> => Promise.resolve(value);

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: [
  "@key", "@shareable", "@external", "@requires", "@provides", "@interfaceObject", "@override", "@inaccessible"])`;

const SDL = {
  books: `
    type Query {
      books(first: Int = 3, filter: BookFilter): [Book!]!
      book(id: ID!): Book
      media: [Media]
      search(kind: Kind): [Found]
      shelves: [[Book!]]
      echo(values: [Int!], filter: BookFilter, kind: Kind = FICTION): String
    }
    type Mutation { addBook(title: String!): Book! }
    input BookFilter { kind: Kind, ids: [ID!], minWeight: Int = 0 }
    enum Kind { FICTION ESSAY SECRET @inaccessible }
    interface Media @key(fields: "id") { id: ID! title: String }
    interface Named { title: String }
    type Money @shareable { amount: Int! currency: String }
    type Book implements Media & Named @key(fields: "id") {
      id: ID! title: String isbn: String! kind: Kind weight: Int
      related(first: Int): [Book!]! media: Media price: Money @shareable
      boom: Int subtitle: String
    }
    type Film implements Media & Named @key(fields: "id") { id: ID! title: String minutes: Int }
    union Found = Book | Film`,
  authors: `
    type Query { authors: [Author!]! author(id: ID!): Author }
    type Mutation { renameAuthor(id: ID!, name: String!): Author }
    type Author @key(fields: "id") { id: ID! name: String! friends: [[Author]] secret: String! books: [Book!] }
    type Book @key(fields: "id") { id: ID! authors: [Author]! firstAuthor: Author! }`,
  reviews: `
    type Query { reviews: [Review!]! }
    type Money @shareable { amount: Int! currency: String }
    type Review @key(fields: "id") {
      id: ID! body: String! book: Book @provides(fields: "title") author: Author
    }
    type Author @key(fields: "id") { id: ID! reviews: [Review!]! }
    type Book @key(fields: "id") {
      id: ID! title: String @external weight: Int @external
      reviews(first: Int): [Review] postage(rate: Int = 2): Int @requires(fields: "weight")
      price: Money @shareable subtitle: String @override(from: "books")
    }`,
  ratings: `
    type Query { topMedia: [Media!] }
    type Media @interfaceObject @key(fields: "id") { id: ID! likes: Int! }`,
};

const PUBLIC_SDL = `
  type Query {
    books(first: Int = 3, filter: BookFilter): [Book!]!
    book(id: ID!): Book
    media: [Media]
    search(kind: Kind): [Found]
    shelves: [[Book!]]
    echo(values: [Int!], filter: BookFilter, kind: Kind = FICTION): String
    authors: [Author!]!
    author(id: ID!): Author
    reviews: [Review!]!
    topMedia: [Media!]
  }
  type Mutation { addBook(title: String!): Book! renameAuthor(id: ID!, name: String!): Author }
  input BookFilter { kind: Kind, ids: [ID!], minWeight: Int = 0 }
  enum Kind { FICTION ESSAY }
  interface Media { id: ID! title: String likes: Int! }
  interface Named { title: String }
  type Money { amount: Int! currency: String }
  type Book implements Media & Named {
    id: ID! title: String isbn: String! kind: Kind weight: Int
    related(first: Int): [Book!]! media: Media price: Money boom: Int subtitle: String
    authors: [Author]! firstAuthor: Author!
    reviews(first: Int): [Review] postage(rate: Int = 2): Int likes: Int!
  }
  type Film implements Media & Named { id: ID! title: String minutes: Int likes: Int! }
  union Found = Book | Film
  type Author {
    id: ID! name: String! friends: [[Author]] secret: String! books: [Book!] reviews: [Review!]!
  }
  type Review { id: ID! body: String! book: Book author: Author }`;

function likesOf({ id }: Row): number {
  if (id === 'f2') throw new Error('nobody likes f2');
  return id.length * 10;
}

const RESOLVERS: Record<keyof typeof SDL, Resolvers> = {
  books: {
    Query: {
      books: (_: unknown, { first, filter }, { books }: Library) =>
        books
          .filter(({ id, kind }) =>
            filter?.ids ? filter.ids.includes(id) : !filter?.kind || kind === filter.kind,
          )
          .slice(0, first),
      book: (_: unknown, { id }, { books }: Library) => later(byId(books, id)),
      media: (_: unknown, __, { books, films }: Library) => [books[0], films[0], null, films[1], books[2]],
      search: (_: unknown, { kind }, { books, films }: Library) => [
        ...films,
        ...books.filter((b) => b.kind === kind),
      ],
      shelves: (_: unknown, __, { books }: Library) => [[books[0], books[1]], [], null, [books[2], books[0]]],
      echo: (_: unknown, args) =>
        JSON.stringify(args, Object.keys(args).concat('kind', 'ids', 'minWeight').sort()),
    },
    Mutation: {
      addBook: (_: unknown, { title }, { books }: Library) => {
        const added = { ...createLibrary().books[0], id: `b${books.length + 1}`, title } as Row; // b1 is there
        books.push(added);
        return added;
      },
    },
    Book: {
      isbn: ({ isbn }: Row) => later(isbn),
      related: ({ related }: Row, { first }, { books }: Library) => byIds(books, related).slice(0, first),
      media: ({ media }: Row, _, { books, films }: Library) => later(byId([...books, ...films], media)),
      boom: ({ id }: Row) => {
        if (id === 'b2') throw new Error('boom');
        return id === 'b3' ? Promise.reject(new Error('late boom')) : 1;
      },
    },
  },
  authors: {
    Query: {
      authors: (_: unknown, __, { authors }: Library) => authors.slice(0, 2),
      author: (_: unknown, { id }, { authors }: Library) => byId(authors, id),
    },
    Mutation: {
      renameAuthor: (_: unknown, { id, name }, { authors }: Library) => {
        const author = byId(authors, id);
        return author && Object.assign(author, { name });
      },
    },
    Author: {
      name: ({ name }: Row) => later(name),
      friends: ({ friends }: Row, _, { authors }: Library) =>
        (friends as unknown[] | null)?.map((ids) => byIds(authors, ids)),
      secret: ({ id }: Row) => {
        if (id === 'a2') return Promise.reject(new Error('a secret'));
        return later(id === 'a3' ? null : 'known');
      },
      books: ({ id }: Row, _, { books }: Library) =>
        books.filter(({ authors }) => (authors as unknown[]).includes(id)),
    },
    Book: {
      authors: ({ id }: Row, _, { books, authors }: Library) =>
        byIds(authors, byId(books, id)?.authors ?? []),
      firstAuthor: ({ id }: Row, _, { books, authors }: Library) => {
        if (id === 'b4') return Promise.reject(new Error('no first author'));
        return byIds(authors, byId(books, id)?.authors ?? [])[0];
      },
    },
  },
  reviews: {
    Query: {
      reviews: (_: unknown, __, { reviews }: Library) => reviews.filter(({ body }) => body),
    },
    Review: {
      body: ({ body }: Row) => later(body),
      book: ({ book }: Row, _, { books }: Library) => byId(books, book),
      author: ({ author }: Row, _, { authors }: Library) => byId(authors, author),
    },
    Author: {
      reviews: ({ id }: Row, _, { reviews }: Library) => reviews.filter(({ author }) => author === id),
    },
    Book: {
      reviews: ({ id }: Row, { first }, { reviews }: Library) =>
        later(reviews.filter(({ book }) => book === id).slice(0, first)),
      postage: ({ weight }: Row, { rate }) => (typeof weight === 'number' ? weight * rate : null),
      subtitle: ({ id }: Row) => `Subtitle of ${id}`,
    },
  },
  ratings: {
    Query: {
      topMedia: (_: unknown, __, { films, books }: Library) => [books[1], films[0], books[0]],
    },
    Book: { likes: likesOf },
    Film: { likes: likesOf },
    Media: { likes: likesOf },
  },
};

const KIND_VALUES = new Map([
  ['FICTION', 'fiction'],
  ['ESSAY', 'essay'],
  ['SECRET', 'secret'],
]);

function executable(sdl: string, resolvers: readonly Resolvers[]): GraphQLSchema {
  const schema = buildASTSchema(parse(sdl), { assumeValidSDL: true });
  for (const [typeName, fields] of resolvers.flatMap((map) => Object.entries(map))) {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) continue;
    for (const [name, resolve] of Object.entries(fields)) {
      const field = type.getFields()[name];
      if (field) field.resolve = resolve as GraphQLFieldResolver<unknown, unknown>; // sources are the rows above
    }
  }
  const kind = schema.getType('Kind');
  if (isEnumType(kind)) {
    for (const value of kind.getValues()) value.value = KIND_VALUES.get(value.name);
  }
  return schema;
}

/** The one schema made of the same resolvers. */
export const monolith = executable(PUBLIC_SDL, Object.values(RESOLVERS));

/** The subgraphs over one library. */
export function librarySubgraphs(library: Library): LocalSubgraph[] {
  const { books, films, authors, reviews } = library;
  const media = [...books, ...films];
  const found =
    (rows: readonly Row[]): References<Library>[string] =>
    (representations) =>
      representations.map(({ id }) => byId(rows, id));
  // Of a required field only what the gateway sends counts.
  const sentBook: References<Library>[string] = (representations) =>
    representations.map((sent) => ({ ...byId(books, sent.id), weight: undefined, ...sent }));
  const onlyId: References<Library>[string] = (representations) => representations.map(({ id }) => ({ id }));
  const references: Record<keyof typeof SDL, References<Library>> = {
    books: { Book: found(books), Film: found(films), Media: found(media) },
    authors: { Author: found(authors), Book: found(books) },
    reviews: {
      Review: found(reviews),
      Author: found(authors),
      Book: sentBook,
    },
    ratings: { Media: onlyId },
  };
  return (['books', 'authors', 'reviews', 'ratings'] as const).map((name) =>
    createLocalSubgraph<Library>({
      name,
      schema: executable(`${LINK}\n${SDL[name]}`, [RESOLVERS[name]]),
      references: references[name],
      createContext: () => library,
      ping: async () => {},
      close: async () => {},
    }),
  );
}

/** The supergraph of the library. */
export const librarySupergraph = composeSupergraph(librarySubgraphs(createLibrary()));
