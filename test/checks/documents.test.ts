import { describeCheck } from './describe-check';

const fence = (text: string) => `# Page\n\n\`\`\`graphql\n${text}\n\`\`\`\n`;

describeCheck('documents', {
  good: {
    files: {
      'schema/api.graphql': 'type Query { paper(id: ID!): String }\n',
      'operations/one-paper/OnePaper.graphql': 'query OnePaper($id: ID!) { paper(id: $id) }\n',
      'operations/one-paper/variables.json': '{ "id": "a" }\n',
      'docs/page.md': `${fence('query OnePaper($id: ID!) {\n  paper(id: $id)\n}')}\n${fence('type Paper { id: ID! }')}`,
    },
  },
  faults: [
    {
      title: 'a field that the API does not have',
      files: { 'operations/two/Two.graphql': 'query Two { papers }\n' },
      report: 'operations/two/Two.graphql: Cannot query field "papers" on type "Query"',
    },
    {
      title: 'what is no GraphQL',
      files: { 'src/web/card.graphql': 'query Card {\n' },
      report: 'src/web/card.graphql: Syntax Error',
    },
    {
      title: 'an operation without a name',
      files: { 'operations/two/Two.graphql': '{ paper(id: "a") }\n' },
      report: 'operations/two/Two.graphql: has an operation without a name',
    },
    {
      title: 'a name given twice',
      files: { 'operations/two/Two.graphql': 'query OnePaper($id: ID!) { paper(id: $id) }\n' },
      report:
        'operations/two/Two.graphql: OnePaper is the name of an operation in operations/one-paper/OnePaper.graphql too',
    },
    {
      title: 'a variable of another type',
      files: { 'operations/one-paper/variables.json': '{ "id": { "a": 1 } }\n' },
      report: 'operations/one-paper/OnePaper.graphql: Variable "$id" got invalid value',
    },
    {
      title: 'a required variable that is not given',
      files: { 'operations/one-paper/variables.json': '{}\n' },
      report: 'Variable "$id" of required type "ID!" was not provided',
    },
    {
      title: 'a variable that is not declared',
      files: { 'operations/one-paper/variables.json': '{ "id": "a", "di": "b" }\n' },
      report: 'variables.json gives $di, which is not declared',
    },
    {
      title: 'an invalid document in the docs',
      files: { 'docs/more.md': fence('query More { papers }') },
      report: 'docs/more.md:4: Cannot query field "papers"',
    },
    {
      title: 'an operation that the docs show otherwise than it is',
      files: { 'docs/more.md': fence('query OnePaper { paper(id: "b") }') },
      report: 'docs/more.md:4: OnePaper is another operation in operations/one-paper/OnePaper.graphql',
    },
    {
      title: 'an example of the playground that is not there',
      files: { 'operations/playground.json': '["one-paper", "gone"]\n' },
      report: 'operations/playground.json names no case: gone',
    },
  ],
});
