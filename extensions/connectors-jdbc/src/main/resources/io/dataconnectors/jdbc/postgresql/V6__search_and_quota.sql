-- A search asks what changed in its workspace since the one before.
CREATE INDEX connectors_change_of_workspace ON connectors_change (workspace, written);

-- Parts of names are looked for in the memory of nodes.
DROP INDEX IF EXISTS connectors_connector_parts;

-- No workspace has more connectors than are counted here: every addition counts, and holds the row until its transaction ends.
CREATE TABLE connectors_quota (
    workspace text COLLATE "C" PRIMARY KEY,
    counted   bigint NOT NULL
);

INSERT INTO connectors_quota (workspace, counted)
    SELECT workspace, COUNT(*) FROM connectors_connector GROUP BY workspace;

INSERT INTO connectors_schema (version) VALUES (6);
