SELECT c.id AS key, c.slug, c.title, c.description FROM collection c WHERE c.slug = ANY((SELECT $1::text[])::text[]);

SELECT q.parent, x.* FROM unnest((SELECT $1::int[])::int[]) AS q (parent) CROSS JOIN LATERAL (SELECT count(*)::int AS total FROM collection_paper c JOIN paper p ON p.id = c.paper_id WHERE c.collection_id = q.parent) x;

SELECT q.parent, x.* FROM unnest((SELECT $1::int[])::int[]) AS q (parent) CROSS JOIN LATERAL (SELECT p.id AS key, 'paper_' || p.id AS id, p.title, p.year, (SELECT row_to_json(x) FROM (SELECT v.id AS key, 'venue_' || v.id AS id, v.slug, v.name, v.acronym, v.kind FROM venue v WHERE v.id = p.venue_id) x) AS venue, (SELECT json_agg(x) FROM (SELECT kind, url, label FROM paper_link WHERE paper_id = p.id ORDER BY position) x) AS links FROM collection_paper c JOIN paper p ON p.id = c.paper_id WHERE c.collection_id = q.parent ORDER BY c.position ASC LIMIT 11) x;

SELECT q.parent, x.* FROM unnest((SELECT $1::int[])::int[]) AS q (parent) CROSS JOIN LATERAL (SELECT r.id AS key, 'area_' || r.id AS id, r.name FROM paper_area pa JOIN research_area r ON r.id = pa.area_id WHERE pa.paper_id = q.parent ORDER BY pa.position) x;

SELECT q.parent, x.* FROM unnest((SELECT $1::int[])::int[]) AS q (parent) CROSS JOIN LATERAL (SELECT a.id AS key, 'author_' || a.id AS id, a.name FROM authorship s JOIN author a ON a.id = s.author_id WHERE s.paper_id = q.parent ORDER BY s.position) x;

