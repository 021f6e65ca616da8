SELECT p.id AS key, 'paper_' || p.id AS id, p.slug, p.title, i.value AS name_ FROM paper p JOIN paper_identifier i ON i.paper_id = p.id AND i.scheme = 'DOI' WHERE i.value = ANY($1::text[]);

SELECT p.id AS key, 'paper_' || p.id AS id, p.slug, p.title, i.value AS name_ FROM paper p JOIN paper_identifier i ON i.paper_id = p.id AND i.scheme = 'ARXIV' WHERE i.value = ANY($1::text[]);

SELECT p.id AS key, 'paper_' || p.id AS id, p.slug, p.title, p.slug AS name_ FROM paper p WHERE p.slug = ANY($1::text[]);

SELECT paper_id AS paper, scheme, value FROM paper_identifier WHERE paper_id = ANY($1::int[]) ORDER BY paper_id, position;

