import { describeCheck } from './describe-check';

const API = `
type Query {
  "A paper."
  paper("Which one." id: ID! "Which kind." filter: Filter): Paper
}
"A paper."
type Paper { "Its state." state: State }
"A state."
enum State { "Known." KNOWN }
"A filter."
input Filter { "A state." state: State }
"A day."
scalar Date
`;

describeCheck('descriptions', {
  good: { files: { 'schema/api.graphql': API, 'schema/supergraph.graphql': 'type Query { bare: Int }' } },
  faults: [
    ...[
      ['a type', '"A paper."\ntype', 'Paper has', 'type'],
      ['a field', '"Its state."', 'Paper.state has'],
      ['a field of the root', '"A paper."', 'Query.paper has'],
      ['an argument', '"Which one."', 'Query.paper.id has'],
      ['an enum value', '"Known."', 'State.KNOWN has'],
      ['an input field', '"A state." state', 'Filter.state has', 'state'],
      ['a scalar', '"A day."', 'Date has'],
    ].map(([what, description = '', report, kept = '']) => ({
      title: `${what} without a description`,
      files: { 'schema/api.graphql': API.replace(description, kept) },
      report: `schema/api.graphql: ${report} no description`,
    })),
    {
      title: 'a description that is empty',
      files: { 'schema/api.graphql': API.replace('"Known."', '" "') },
      report: 'schema/api.graphql: State.KNOWN has no description',
    },
    {
      title: 'a subgraph without descriptions',
      files: {
        'schema/papers.graphql': 'extend schema @link(url: "x")\n"A paper." type Paper { id: ID! }',
      },
      report: 'schema/papers.graphql: Paper.id has no description',
    },
  ],
});
