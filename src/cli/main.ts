import 'reflect-metadata';
import { CommanderError } from 'commander';
import { StartupError } from '../errors/startup-error';
import { failureText } from './failure-text';
import { createProgram, withDefaultCommand } from './program';
import { abandon, STOP_SIGNALS } from './stop-signals';

/** Exit status where the command line itself cannot be understood. */
const WRONG_USAGE = 2;

async function main(): Promise<void> {
  // As the first process of a container we would not be ended by a signal that has no handler.
  for (const signal of STOP_SIGNALS) process.on(signal, abandon);
  process.once('beforeExit', reportLoss);
  try {
    await createProgram().parseAsync(withDefaultCommand(process.argv.slice(2)), { from: 'user' });
  } catch (error) {
    // Commander has printed its own errors, and help and version are no failures.
    if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : WRONG_USAGE);
    process.stderr.write(error instanceof StartupError ? failureText(error) : unexpected(error));
    process.exit(1);
  }
  process.off('beforeExit', reportLoss);
}

/** Node ends when nothing it waits for keeps it alive, and would do so with success in the middle of a command. */
function reportLoss(): void {
  process.stderr.write('papergraph: the command came to its end without an outcome; please report this\n');
  process.exit(1);
}

/** What is said of a fault of the program itself: with the stack, which whoever mends it needs. */
function unexpected(error: unknown): string {
  return `papergraph: unexpected failure: ${error instanceof Error ? error.stack : error}\n`;
}

void main();
