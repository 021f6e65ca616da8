SELECT p.id AS key, 'paper_' || p.id AS id, p.title, p.id AS name_ FROM paper p WHERE p.id = ANY((SELECT $1::int[])::int[]);

SELECT n.id AS key, 'author_' || n.id AS id, n.id AS name_ FROM author n WHERE n.id = ANY((SELECT $1::int[])::int[]);

SELECT n.id AS key, 'area_' || n.id AS id, n.id AS name_ FROM research_area n WHERE n.id = ANY((SELECT $1::int[])::int[]);

SELECT v.id AS key, 'venue_' || v.id AS id, v.acronym, v.id AS name_ FROM venue v WHERE v.id = ANY((SELECT $1::int[])::int[]);

SELECT q.parent, x.* FROM unnest((SELECT $1::int[])::int[]) AS q (parent) CROSS JOIN LATERAL (SELECT paper_count AS total FROM author WHERE id = q.parent) x;

SELECT r.id AS key, 'area_' || r.id AS id, r.name, r.paper_count AS "paperCount", r.id AS name_ FROM research_area r WHERE r.id = ANY((SELECT $1::int[])::int[]);

SELECT a.id AS key, 'author_' || a.id AS id, a.name, a.id AS name_ FROM author a WHERE a.id = ANY((SELECT $1::int[])::int[]);

SELECT q.parent, x.* FROM unnest((SELECT $1::int[])::int[]) AS q (parent) CROSS JOIN LATERAL (SELECT a.id AS key, 'author_' || a.id AS id, a.name FROM authorship s JOIN author a ON a.id = s.author_id WHERE s.paper_id = q.parent AND s.position <= 1 ORDER BY s.position) x;

