// Runs the contender named as its argument. The first message is the database's connection, answered when it is ready;
// each further one is a Task, answered with its outcome.
import 'reflect-metadata';
import { once } from 'node:events';
import { type ContenderName, createContender } from './contenders';
import { startGateway } from './gateway';
import { openRows } from './kept-rows';
import { measure } from './measure';
import { OPERATIONS } from './operations';

/** What a contender is told to do. Without `milliseconds` it gives the answer's text, with them a Sample. */
export interface Task {
  readonly operation: string;
  readonly milliseconds?: number;
  readonly loops: number;
  /** Whether rows come from memory. */
  readonly kept: boolean;
}

async function main(): Promise<void> {
  const [connection] = await once(process, 'message');
  const rows = await openRows(connection);
  // The parent gives one of the names.
  const contender = await createContender(process.argv[2] as ContenderName, rows, connection);
  const answer = await startGateway(contender);

  async function perform({ operation: name, milliseconds, loops, kept }: Task): Promise<unknown> {
    const operation = OPERATIONS[name];
    if (!operation) throw new Error(`no operation is called ${name}`);
    rows.kept = kept;
    await contender.cpuMs();
    if (milliseconds === undefined) return answer(operation);
    return measure(() => answer(operation), milliseconds, loops, contender.cpuMs);
  }

  process.on('message', (task: Task) => {
    void perform(task).then((outcome) => process.send?.(outcome));
  });
  process.on('disconnect', () => {
    contender.stop();
    process.exit();
  });
  process.send?.('ready');
}

void main();
