SELECT p.id AS key, 'paper_' || p.id AS id, p.slug, p.title, p.type, CASE WHEN p.abstract IS NOT NULL THEN 'COMPLETE' WHEN p.excerpt IS NOT NULL THEN 'EXCERPT_ONLY' ELSE 'MISSING' END AS "abstractStatus", p.excerpt, p.first_public_on AS "firstPublicOn", p.published_on AS "publishedOn", p.year, p.venue_id AS "venueKey", p.presentation, i.value AS name_ FROM paper p JOIN paper_identifier i ON i.paper_id = p.id AND i.scheme = 'ARXIV' WHERE i.value = ANY($1::text[]);

SELECT v.id AS key, 'venue_' || v.id AS id, v.name, v.kind, v.id AS name_ FROM venue v WHERE v.id = ANY($1::int[]);

SELECT paper_id AS paper, scheme, value FROM paper_identifier WHERE paper_id = ANY($1::int[]) ORDER BY paper_id, position;

SELECT cp.paper_id AS paper, c.id AS key, c.slug, c.title, c.description FROM collection_paper cp JOIN collection c ON c.id = cp.collection_id WHERE cp.paper_id = ANY($1::int[]) ORDER BY c.title COLLATE "C", c.id;

SELECT paper_id AS paper, kind, url, label FROM paper_link WHERE paper_id = ANY($1::int[]) ORDER BY paper_id, position;

SELECT q.parent, x.* FROM unnest($1::int[]) AS q (parent) CROSS JOIN LATERAL (SELECT r.id AS key, 'area_' || r.id AS id, r.slug, r.name FROM paper_area pa JOIN research_area r ON r.id = pa.area_id WHERE pa.paper_id = q.parent ORDER BY pa.position) x;

SELECT s.paper_id AS paper, s.position, s.raw_name AS "rawName", s.is_corresponding AS "isCorresponding", a.id AS key, 'author_' || a.id AS id, a.slug, a.paper_count AS "paperCount" FROM authorship s JOIN author a ON a.id = s.author_id WHERE s.paper_id = ANY($1::int[]) ORDER BY s.paper_id, s.position;

