import type { EntityRecord, PaperRecord } from '../interchange/paper-record';
import type { GraphWriter, Outcome } from '../writer';

/** What of a writer batches need. */
export type BatchWriter = Pick<GraphWriter, 'writePapers' | 'writeEntities'>;

/** Told what became of a record. */
type Tell = (outcome: Outcome) => void;

/** The database did not take a batch; `cause` says why. */
export class WriteFailure extends Error {
  constructor(cause: unknown) {
    super('a batch was not written', { cause });
    this.name = 'WriteFailure';
  }
}

/** Records in a batch at most; what the database does for a batch as such is then small beside what it does for each. */
const BATCH_RECORDS = 2_000;

/** Characters of text in a batch at most, so that long records do not add up. */
const BATCH_CHARACTERS = 8_000_000;

/** What the fields of a person, a reference and a record weigh beside their texts. */
const WEIGHTS = { author: 60, reference: 80, record: 400 } as const;

/** About how many characters a record holds. Only its content decides, so that batches are the same each time. */
function weightOf({ title, abstract, authors, references, graph }: PaperRecord): number {
  let weight: number = WEIGHTS.record + title.length + (abstract?.length ?? 0);
  for (const { affiliations } of authors) {
    weight += WEIGHTS.author;
    for (const { text } of affiliations) weight += text.length;
  }
  for (const reference of references) weight += WEIGHTS.reference + (reference.title?.length ?? 0);
  for (const { record } of graph?.sources ?? []) weight += record ? weightOf(record) : 0;
  return weight;
}

interface Batch {
  readonly entities: EntityRecord[];
  readonly papers: PaperRecord[];
  readonly tells: Tell[];
  weight: number;
}

/** Gathers records into batches and keeps one batch being written while the next is gathered. */
export interface WriteBehind {
  /** Adds a paper; waits where the batch is full and the one before it is still being written. */
  addPaper(record: PaperRecord, tell: Tell): Promise<void>;
  addEntity(entity: EntityRecord): Promise<void>;
  /** Writes what has been gathered. */
  flush(): Promise<void>;
  /** Waits for the batch that is being written, and leaves what has been gathered since. */
  settle(): Promise<void>;
}

/** All its functions throw a WriteFailure once a batch was not written. */
export function createWriteBehind(writer: BatchWriter): WriteBehind {
  const newBatch = (): Batch => ({ entities: [], papers: [], tells: [], weight: 0 });
  let batch = newBatch();
  let failure: WriteFailure | undefined;
  let writing = Promise.resolve();

  const write = async ({ entities, papers, tells }: Batch): Promise<void> => {
    try {
      if (entities.length > 0) await writer.writeEntities(entities);
      if (papers.length === 0) return;
      const outcomes = await writer.writePapers(papers);
      for (const [index, tell] of tells.entries()) {
        const outcome = outcomes[index];
        if (!outcome)
          throw new Error(`the writer gave ${outcomes.length} outcomes for ${tells.length} papers`);
        tell(outcome);
      }
    } catch (error) {
      failure ??= new WriteFailure(error);
    }
  };
  const throwFailure = (): void => {
    if (failure) throw failure;
  };
  const settle = async (): Promise<void> => {
    await writing;
    throwFailure();
  };
  const send = async (): Promise<void> => {
    const before = writing;
    // The writer takes them one after the other, and prepares this one while it waits for the one before.
    writing = Promise.all([before, write(batch)]).then(() => undefined);
    batch = newBatch();
    await before;
    throwFailure();
  };
  const sendIfFull = async (): Promise<void> => {
    throwFailure();
    const { papers, entities, weight } = batch;
    if (papers.length + entities.length >= BATCH_RECORDS || weight >= BATCH_CHARACTERS) await send();
  };

  return {
    async addPaper(record, tell) {
      batch.papers.push(record);
      batch.tells.push(tell);
      batch.weight += weightOf(record);
      await sendIfFull();
    },
    async addEntity(entity) {
      batch.entities.push(entity);
      await sendIfFull();
    },
    async flush() {
      await send();
      await settle();
    },
    settle,
  };
}
