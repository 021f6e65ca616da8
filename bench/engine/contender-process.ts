// Runs the contender named as its argument. The first message is its RowSource, answered when it is ready;
// each further one is a Task, answered with its outcome.
import 'reflect-metadata';
import { once } from 'node:events';
import { type ContenderName, createContender } from './contenders';
import { startGateway } from './gateway';
import { openRows, type RowSource } from './kept-rows';
import { measure } from './measure';
import { OPERATIONS } from './operations';

/** What a contender is told to do. Without `milliseconds` it gives the answer's text, with them a Sample. */
export interface Task {
  readonly operation: string;
  readonly milliseconds?: number;
  readonly loops: number;
}

async function main(): Promise<void> {
  const [source]: RowSource[] = await once(process, 'message');
  if (!source) throw new Error('no source of rows was given');
  const dataSource = await openRows(source);
  // The parent gives one of the names.
  const contender = await createContender(process.argv[2] as ContenderName, dataSource, source);
  const answer = await startGateway(contender);

  async function perform({ operation: name, milliseconds, loops }: Task): Promise<unknown> {
    const operation = OPERATIONS[name];
    if (!operation) throw new Error(`no operation is called ${name}`);
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
