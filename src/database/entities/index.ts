import { AffiliationEntity } from './affiliation.entity';
import { AreaAuthorEntity } from './area-author.entity';
import { AreaYearEntity } from './area-year.entity';
import { AuthorEntity } from './author.entity';
import { AuthorIdentifierEntity } from './author-identifier.entity';
import { AuthorNameEntity } from './author-name.entity';
import { AuthorSearchEntity } from './author-search.entity';
import { AuthorshipEntity } from './authorship.entity';
import { CollectionEntity } from './collection.entity';
import { CollectionPaperEntity } from './collection-paper.entity';
import { OrganizationEntity } from './organization.entity';
import { PaperEntity } from './paper.entity';
import { PaperAreaEntity } from './paper-area.entity';
import { PaperFormerSlugEntity } from './paper-former-slug.entity';
import { PaperIdentifierEntity } from './paper-identifier.entity';
import { PaperLinkEntity } from './paper-link.entity';
import { PaperMergeEntity } from './paper-merge.entity';
import { PaperReferenceEntity } from './paper-reference.entity';
import { PaperSearchEntity } from './paper-search.entity';
import { PendingReferenceEntity } from './pending-reference.entity';
import { PendingReferenceIdentifierEntity } from './pending-reference-identifier.entity';
import { ResearchAreaEntity } from './research-area.entity';
import { SearchWordEntity } from './search-word.entity';
import { SourceRecordEntity } from './source-record.entity';
import { VenueEntity } from './venue.entity';

/** Every table of the graph. */
export const ENTITIES = [
  AffiliationEntity,
  AreaAuthorEntity,
  AreaYearEntity,
  AuthorEntity,
  AuthorIdentifierEntity,
  AuthorNameEntity,
  AuthorSearchEntity,
  AuthorshipEntity,
  CollectionEntity,
  CollectionPaperEntity,
  OrganizationEntity,
  PaperAreaEntity,
  PaperEntity,
  PaperFormerSlugEntity,
  PaperIdentifierEntity,
  PaperLinkEntity,
  PaperMergeEntity,
  PaperReferenceEntity,
  PaperSearchEntity,
  PendingReferenceEntity,
  PendingReferenceIdentifierEntity,
  ResearchAreaEntity,
  SearchWordEntity,
  SourceRecordEntity,
  VenueEntity,
];
