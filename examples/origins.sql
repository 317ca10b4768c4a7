-- How many origins stand behind each answer that is disputed, and who they are. With DuckDB:
--   factcheck scan texts/ --output report.csv && duckdb < origins.sql
SELECT question, answer, count(DISTINCT origin) AS origins, string_agg(DISTINCT origin, ', ' ORDER BY origin) AS who
FROM read_csv('report.csv', types = {'id': 'VARCHAR', 'answer': 'VARCHAR'})
WHERE verdict IN ('contradiction', 'discrepancy')
GROUP BY id, question, answer
ORDER BY question, origins DESC, answer;
