import { Arg, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { checkCount } from '../../../graphql/page-arguments';
import { PaperFacet } from '../enums/paper-facet.enum';
import { Facet } from './facet.type';
import { PaperConnectionTypes } from './paper-connection.type';
import type { PaperListing } from './paper-listing';

@Resolver(() => PaperConnectionTypes.Connection)
export class PaperConnectionResolver {
  @FieldResolver(() => [Facet], {
    description: "All the connection's papers, not just this page's, counted by their properties.",
  })
  facets(
    @Root() listing: PaperListing,
    @Arg('by', () => [PaperFacet], { description: 'The properties to count by.' }) by: PaperFacet[],
    @Arg('first', () => Int, {
      nullable: true,
      defaultValue: 10,
      description: 'Values for each property at most, 1–100.',
    })
    first: number | null,
  ): Promise<Facet[]> {
    return listing.facets(by, checkCount('first', first ?? 10));
  }
}
