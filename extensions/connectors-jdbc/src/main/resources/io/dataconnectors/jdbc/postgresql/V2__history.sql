-- A version of a connector a row: a draft as it was written, or what went live. "document" is kept to the letter, and so is the
-- time, of which a timestamp would lose digits.
CREATE TABLE connectors_version (
    workspace    text COLLATE "C" NOT NULL,
    connector_id text COLLATE "C" NOT NULL,
    revision     bigint NOT NULL,
    kind         text NOT NULL,
    digest       text,
    written_at   text NOT NULL,
    written_by   text COLLATE "C",
    document     json NOT NULL,
    PRIMARY KEY (workspace, connector_id, revision)
);

CREATE INDEX connectors_version_person ON connectors_version (workspace, written_by) WHERE written_by IS NOT NULL;

INSERT INTO connectors_schema (version) VALUES (2);
