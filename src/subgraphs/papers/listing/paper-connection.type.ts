import { Field, Float, ObjectType } from 'type-graphql';
import { connectionTypes } from '../../../graphql/connection';
import { Paper } from '../paper.type';
import { highlightOf } from './highlight';
import type { ListedPaper } from './paper-listing';

@ObjectType({ simpleResolvers: true, description: 'How well a paper matches a search.' })
class SearchMatch {
  @Field(() => Float, {
    nullable: true,
    description:
      'How well the paper matches filter.search: best where the search is the title or stands in it word for word, then where title, keywords and names have all the words near to each other, then where they have many; of equals the newer is better. Only comparable within one search. Null without it.',
  })
  score: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The title, and the abstract around the first word found in it, as HTML: words found stand in <mark>, everything else is escaped. Null without filter.search.',
  })
  highlight: string | null;
}

export const PaperConnectionTypes = connectionTypes<ListedPaper>('Paper', 'papers', () => Paper, {
  type: SearchMatch,
  valuesOf: (row) => ({
    score: row.score ?? null,
    highlight: row.marked ? highlightOf(row.marked) : null,
  }),
});
