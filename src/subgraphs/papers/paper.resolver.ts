import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql';
import { CITATION_STYLES } from '../../bibliography/citation';
import { EXCERPT_LENGTH, excerptOf } from '../../bibliography/excerpt';
import { type IdentifierScheme, identifierUrl } from '../../bibliography/identifier';
import { BadUserInput } from '../../errors/graph-error';
import { PageArguments } from '../../graphql/page-arguments';
import type { ReadContext } from '../../graphql/read-context';
import { citablePaper } from './citation/citable-paper.loader';
import { collectionsOf } from './collection/collection.loader';
import { Collection } from './collection/collection.type';
import { abstractOf } from './details/abstract.loader';
import { ExternalId } from './details/external-id.type';
import { PaperLink } from './details/paper-link.type';
import { CitationStyle } from './enums/citation-style.enum';
import { LinkKind } from './enums/link-kind.enum';
import { PaperConnectionTypes } from './listing/paper-connection.type';
import { type PaperListing, paperListing } from './listing/paper-listing';
import { PAPER_SCOPES } from './listing/paper-scope';
import type { PaperRow } from './paper.table';
import { Paper } from './paper.type';

/** Characters of an excerpt at most. */
const MAX_EXCERPT_LENGTH = 10_000;

/** The first of a scheme. */
function identifierOf({ identifiers }: PaperRow, scheme: IdentifierScheme): string | null {
  return identifiers?.find((identifier) => identifier.scheme === scheme)?.value ?? null;
}

@Resolver(() => Paper)
export class PaperResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The beginning of the abstract: at most maxLength characters, whole words, ending in "…" when something was cut. Null where nothing of the abstract is known.',
  })
  excerpt(
    @Root() paper: PaperRow,
    @Arg('maxLength', () => Int, {
      nullable: true,
      defaultValue: EXCERPT_LENGTH,
      description: `Characters at most, 1–${MAX_EXCERPT_LENGTH}.`,
    })
    maxLength: number | null,
    @Ctx() context: ReadContext,
  ): string | null | Promise<string | null> {
    const length = maxLength ?? EXCERPT_LENGTH;
    if (length < 1 || length > MAX_EXCERPT_LENGTH) {
      throw new BadUserInput(`maxLength must be 1–${MAX_EXCERPT_LENGTH}, got ${length}`);
    }
    const cut = (text: string | null | undefined) => (text == null ? null : excerptOf(text, length));
    // The stored excerpt serves up to its own length; only a longer one needs the abstract.
    const wholeNeeded = length > EXCERPT_LENGTH && paper.abstractStatus === 'COMPLETE';
    if (!wholeNeeded) return cut(paper.excerpt);
    return abstractOf(context, paper.key).then(cut);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Its DOI, in lower case, without resolver address.',
  })
  doi(@Root() paper: PaperRow): string | null {
    return identifierOf(paper, 'DOI');
  }

  @FieldResolver(() => String, { nullable: true, description: 'Its arXiv identifier, without version.' })
  arxivId(@Root() paper: PaperRow): string | null {
    return identifierOf(paper, 'ARXIV');
  }

  @FieldResolver(() => [ExternalId], { description: 'All its identifiers in other systems.' })
  externalIds(@Root() { identifiers }: PaperRow): ExternalId[] {
    return (identifiers ?? []).map(({ scheme, value }) => ({
      scheme,
      value,
      url: identifierUrl(scheme, value),
    }));
  }

  @FieldResolver(() => [PaperLink], { description: 'Its places on the web, in the order the source gives.' })
  links(
    @Root() paper: PaperRow,
    @Arg('kinds', () => [LinkKind], {
      nullable: true,
      description: 'Only these kinds; an empty list gives none, leaving it out gives all.',
    })
    kinds: LinkKind[] | null | undefined,
  ): readonly PaperLink[] {
    const links = paper.links ?? [];
    return kinds ? links.filter(({ kind }) => kinds.includes(kind)) : links;
  }

  @FieldResolver(() => PaperConnectionTypes.Connection, {
    description: 'Papers of the graph that it cites, in the order of its list of references.',
  })
  references(
    @Root() paper: PaperRow,
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: ReadContext,
    @Info() info: GraphQLResolveInfo,
  ): PaperListing {
    return paperListing(context, args, info, { scope: PAPER_SCOPES.references, parent: paper.key });
  }

  @FieldResolver(() => PaperConnectionTypes.Connection, {
    description: 'Papers of the graph that cite it, newest first.',
  })
  citedBy(
    @Root() paper: PaperRow,
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: ReadContext,
    @Info() info: GraphQLResolveInfo,
  ): PaperListing {
    return paperListing(context, args, info, { scope: PAPER_SCOPES.citedBy, parent: paper.key });
  }

  @FieldResolver(() => String, { description: 'How to cite it.' })
  async citation(
    @Root() paper: PaperRow,
    @Arg('style', () => CitationStyle, {
      defaultValue: CitationStyle.BIBTEX,
      description: 'The form to write it in.',
    })
    style: CitationStyle,
    @Ctx() context: ReadContext,
  ): Promise<string> {
    const citable = await citablePaper(context, paper.key);
    if (!citable) throw new BadUserInput('the paper was removed while it was being read; ask again');
    return CITATION_STYLES[style](citable);
  }

  @FieldResolver(() => [Collection], { description: 'The collections it stands in, by title.' })
  collections(@Root() paper: PaperRow, @Ctx() context: ReadContext): Promise<object[]> {
    return collectionsOf(context, paper.key);
  }
}
