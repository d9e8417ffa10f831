-- A version of a connector a row: a draft as it was written, or what went live. "document" is kept to the letter, and so is the
-- time.
CREATE TABLE IF NOT EXISTS connectors_version (
    workspace    CHARACTER VARYING NOT NULL,
    connector_id CHARACTER VARYING NOT NULL,
    revision     BIGINT NOT NULL,
    kind         CHARACTER VARYING NOT NULL,
    digest       CHARACTER VARYING,
    written_at   CHARACTER VARYING NOT NULL,
    written_by   CHARACTER VARYING,
    document     CHARACTER LARGE OBJECT NOT NULL,
    PRIMARY KEY (workspace, connector_id, revision)
);

CREATE INDEX IF NOT EXISTS connectors_version_person ON connectors_version (workspace, written_by);

MERGE INTO connectors_schema (version) KEY (version) VALUES (2);
