import { describeCheck } from './describe-check';

const CONTRACT = `
  type Query { paper(id: ID!): Paper papers(kind: Kind = OPEN): [Paper!]! }
  type Paper { id: ID! title: String }
  enum Kind { OPEN CLOSED }
  input PaperFilter { title: String }
`;

/** The API with something put in the place of a part of the contract. */
const api = (part: string, replacement: string) => ({
  'schema/api.graphql': CONTRACT.replace(part, replacement),
});

describeCheck('contract', {
  good: {
    files: {
      'schema/contract.graphql': CONTRACT,
      'schema/api.graphql': `${CONTRACT} extend type Paper { year: Int } extend enum Kind { LOST }`,
    },
  },
  faults: [
    { title: 'a type gone', files: api('input PaperFilter { title: String }', ''), report: 'PaperFilter' },
    { title: 'a field gone', files: api('title: String }\n  enum', '}\n  enum'), report: 'title' },
    { title: 'an argument gone', files: api('(kind: Kind = OPEN)', ''), report: 'kind' },
    { title: 'an enum value gone', files: api('CLOSED', ''), report: 'CLOSED' },
    { title: 'a looser type', files: api('id: ID! title', 'id: ID title'), report: 'Paper.id' },
    {
      title: 'a stricter type',
      files: api('title: String }\n  enum', 'title: String! }\n  enum'),
      report: 'Paper.title',
    },
    { title: 'another default', files: api('= OPEN', '= CLOSED'), report: 'Query.papers' },
    {
      title: 'a new argument that is required',
      files: api('(id: ID!)', '(id: ID!, year: Int!)'),
      report: 'year',
    },
  ],
  liberties: [
    { title: 'a new argument that may be left out', files: api('(id: ID!)', '(id: ID!, year: Int)') },
  ],
});
