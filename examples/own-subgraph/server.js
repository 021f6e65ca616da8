// A subgraph of a lab's own: news of the lab about papers. Federation by hand: _service, _entities, a key.
const { createServer } = require('node:http');
const { json } = require('node:stream/consumers');
const { buildSchema, graphql } = require('graphql');

const NEWS = [
  {
    about: 'olmoe-open-mixture-of-experts-language-models',
    title: 'Talk in our reading group',
    url: 'https://lab.example/news/reading-group',
    date: '2025-05-06',
  },
  {
    about: 'olmoe-open-mixture-of-experts-language-models',
    title: 'Reproduced on our cluster',
    url: 'https://lab.example/news/reproduced',
    date: '2025-09-01',
  },
];

const types = `
  type Paper @key(fields: "slug") { slug: String! "What the lab says of it, newest first." news: [NewsItem!]! }
  "A note of the lab." type NewsItem { title: String! url: String! date: String! }`;
const sdl = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])${types}`;
const schema = buildSchema(`${types}
  directive @key(fields: String!) repeatable on OBJECT
  scalar _Any
  union _Entity = Paper
  type _Service { sdl: String! }
  type Query { _service: _Service! _entities(representations: [_Any!]!): [_Entity]! }`);

const paper = ({ slug }) => ({
  __typename: 'Paper',
  slug,
  news: NEWS.filter(({ about }) => about === slug).sort((a, b) => b.date.localeCompare(a.date)),
});
const rootValue = {
  _service: { sdl },
  _entities: ({ representations }) => representations.map(paper),
};

const server = createServer(async (request, response) => {
  const { query: source, variables: variableValues, operationName } = await json(request).catch(() => ({}));
  const answer = await graphql({ schema, rootValue, source: source ?? '', variableValues, operationName });
  response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
});
server.listen(Number(process.env.PORT ?? 4101), '127.0.0.1', () =>
  console.log(`news is at http://127.0.0.1:${server.address().port}/graphql`),
);
