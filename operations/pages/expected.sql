SELECT c.id AS key, c.slug, c.title, c.description FROM collection c WHERE c.slug = ANY((SELECT $1::text[])::text[]);

SELECT q.parent, x.* FROM unnest((SELECT $2::int[])::int[]) AS q (parent) CROSS JOIN LATERAL (SELECT p.id AS key, 'paper_' || p.id AS id, p.title, (c.position)::text AS position0 FROM collection_paper c JOIN paper p ON p.id = c.paper_id WHERE c.collection_id = q.parent AND ((c.position) > ($1::integer)) ORDER BY c.position ASC LIMIT 4) x;

