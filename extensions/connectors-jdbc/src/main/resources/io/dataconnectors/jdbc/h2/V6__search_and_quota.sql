-- A search asks what changed in its workspace since the one before.
CREATE INDEX IF NOT EXISTS connectors_change_of_workspace ON connectors_change (workspace, written);

-- No workspace has more connectors than are counted here: every addition counts, and holds the row until its transaction ends.
CREATE TABLE IF NOT EXISTS connectors_quota (
    workspace CHARACTER VARYING PRIMARY KEY,
    counted   BIGINT NOT NULL
);

MERGE INTO connectors_quota (workspace, counted) KEY (workspace)
    SELECT workspace, COUNT(*) FROM connectors_connector GROUP BY workspace;

MERGE INTO connectors_schema (version) KEY (version) VALUES (6);
