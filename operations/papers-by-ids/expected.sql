SELECT p.id AS key, 'paper_' || p.id AS id, p.slug, p.title, (SELECT json_agg(x) FROM (SELECT scheme, value FROM paper_identifier WHERE paper_id = p.id ORDER BY position) x) AS identifiers, i.value AS name_ FROM paper p JOIN paper_identifier i ON i.paper_id = p.id AND i.scheme = 'DOI' WHERE i.value = ANY((SELECT $1::text[])::text[]);

SELECT p.id AS key, 'paper_' || p.id AS id, p.slug, p.title, (SELECT json_agg(x) FROM (SELECT scheme, value FROM paper_identifier WHERE paper_id = p.id ORDER BY position) x) AS identifiers, i.value AS name_ FROM paper p JOIN paper_identifier i ON i.paper_id = p.id AND i.scheme = 'ARXIV' WHERE i.value = ANY((SELECT $1::text[])::text[]);

SELECT p.id AS key, 'paper_' || p.id AS id, p.slug, p.title, (SELECT json_agg(x) FROM (SELECT scheme, value FROM paper_identifier WHERE paper_id = p.id ORDER BY position) x) AS identifiers, p.slug AS name_ FROM paper p WHERE p.slug = ANY((SELECT $1::text[])::text[]);

