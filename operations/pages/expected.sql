SELECT c.id AS key, c.slug, c.title, c.description FROM collection c WHERE c.slug = ANY($1::text[]);

SELECT q.parent, x.* FROM unnest($3::int[]) AS q (parent) CROSS JOIN LATERAL (SELECT p.id AS key, 'paper_' || p.id AS id, p.title, (c.position)::text AS position0 FROM collection_paper c JOIN paper p ON p.id = c.paper_id WHERE c.collection_id = q.parent AND ((c.position) > ($1::integer)) ORDER BY c.position ASC LIMIT $2::int) x;

