import { Command } from 'commander';
import { addDoctorCommand } from './commands/doctor';
import { addDocumentsCommand } from './commands/documents';
import { addExportCommand } from './commands/export';
import { addImportCommand } from './commands/import';
import { addMergesCommand } from './commands/merges';
import { addMigrateCommand } from './commands/migrate';
import { addSchemaCommand } from './commands/schema';
import { addSeedCommand } from './commands/seed';
import { addServeCommand } from './commands/serve';
import { addSubgraphCommand } from './commands/subgraph';
import { packageVersion } from './package-root';

const EXAMPLES = `
Examples:
  papergraph                                    serve the graph on http://127.0.0.1:4000, data in .papergraph
  papergraph --port 8080 --host 0.0.0.0         serve it to the network
  papergraph --database-url postgres://user:password@db.lab.example/papergraph
  papergraph subgraph authors --port 4102       serve one subgraph
  papergraph --subgraph authors=http://127.0.0.1:4102/graphql
  papergraph doctor                             say what is in force and what is wrong

Every flag has an environment variable; .env.example and docs/operations.md list them.`;

/** Commander's wording in the form of our own failures: one line, with our name before it. */
function usageFailure(text: string): string {
  const oneLine = text
    .trim()
    .replace(/^error: /, '')
    .replace(/\n\((.*)\)$/, '. $1');
  return `papergraph: ${oneLine.replace(/[.?]$/, '')}${oneLine.endsWith('?') ? '?' : '.'} See papergraph --help.\n`;
}

/** The command line. Throws CommanderError where commander would end the process. */
export function createProgram(): Command {
  const program = new Command('papergraph')
    .description('A GraphQL gateway over a federated graph of papers, authors and research areas.')
    .version(packageVersion())
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(usageFailure(text)) })
    .addHelpText('after', EXAMPLES);
  addServeCommand(program);
  addSubgraphCommand(program);
  addSeedCommand(program);
  addExportCommand(program);
  addImportCommand(program);
  addMergesCommand(program);
  addMigrateCommand(program);
  addDoctorCommand(program);
  addSchemaCommand(program);
  addDocumentsCommand(program);
  return program;
}

const OF_THE_PROGRAM = ['-h', '--help', '-V', '--version'];

/** The arguments with `serve` before them where they name no command. */
export function withDefaultCommand(args: readonly string[]): string[] {
  const [first = ''] = args;
  const isForServe = first === '' || (first.startsWith('-') && !OF_THE_PROGRAM.includes(first));
  return isForServe ? ['serve', ...args] : [...args];
}
