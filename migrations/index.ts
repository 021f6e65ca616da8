import { EnableTrigrams1764000000001 } from './1764000000001-enable-trigrams';
import { CreateVenues1764000000002 } from './1764000000002-create-venues';
import { CreatePapers1764000000003 } from './1764000000003-create-papers';
import { CreatePaperDetails1764000000004 } from './1764000000004-create-paper-details';
import { CreateAuthors1764000000005 } from './1764000000005-create-authors';
import { CreateAuthorships1764000000006 } from './1764000000006-create-authorships';
import { CreateAreas1764000000007 } from './1764000000007-create-areas';
import { CreateCollections1764000000008 } from './1764000000008-create-collections';
import { CreateSourceRecords1764000000009 } from './1764000000009-create-source-records';
import { CreatePaperSearch1764000000010 } from './1764000000010-create-paper-search';
import { KeepImportState1764000000011 } from './1764000000011-keep-import-state';
import { CountGraphVersions1764000000012 } from './1764000000012-count-graph-versions';
import { SummariseAreas1764000000013 } from './1764000000013-summarise-areas';
import { PrepareSearches1764000000014 } from './1764000000014-prepare-searches';
import { OrderPapersOfVenues1764000000015 } from './1764000000015-order-papers-of-venues';
import { SearchAuthorsApart1764000000016 } from './1764000000016-search-authors-apart';
import { SortAuthorsApart1764000000017 } from './1764000000017-sort-authors-apart';
import { HoldYearsToDates1764000000018 } from './1764000000018-hold-years-to-dates';

/** Every migration, oldest first. Listed by hand so that what runs does not depend on what lies in a folder. */
export const MIGRATIONS = [
  EnableTrigrams1764000000001,
  CreateVenues1764000000002,
  CreatePapers1764000000003,
  CreatePaperDetails1764000000004,
  CreateAuthors1764000000005,
  CreateAuthorships1764000000006,
  CreateAreas1764000000007,
  CreateCollections1764000000008,
  CreateSourceRecords1764000000009,
  CreatePaperSearch1764000000010,
  KeepImportState1764000000011,
  CountGraphVersions1764000000012,
  SummariseAreas1764000000013,
  PrepareSearches1764000000014,
  OrderPapersOfVenues1764000000015,
  SearchAuthorsApart1764000000016,
  SortAuthorsApart1764000000017,
  HoldYearsToDates1764000000018,
];
