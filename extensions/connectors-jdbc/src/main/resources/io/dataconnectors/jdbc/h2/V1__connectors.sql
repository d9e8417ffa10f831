-- What was installed. Every script enters its version, so that whoever runs it need not. Two may run a script at once.
CREATE TABLE IF NOT EXISTS connectors_schema (
    version   INTEGER PRIMARY KEY,
    installed TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL
);

-- A connector a row. "form" is its JSON form, kept to the letter; what stands beside it is for finding.
CREATE TABLE IF NOT EXISTS connectors_connector (
    workspace      CHARACTER VARYING NOT NULL,
    id             CHARACTER VARYING NOT NULL,
    name           CHARACTER VARYING NOT NULL,
    lower_name     CHARACTER VARYING NOT NULL,
    status         CHARACTER VARYING NOT NULL,
    revision       BIGINT NOT NULL,
    draft_revision BIGINT NOT NULL,
    updated        TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    form           CHARACTER LARGE OBJECT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT IF NOT EXISTS connectors_connector_name UNIQUE (workspace, name)
);

-- A search for a part of a name looks at names in their order, and at nothing but the index.
CREATE INDEX IF NOT EXISTS connectors_connector_names ON connectors_connector (workspace, name, lower_name);
CREATE INDEX IF NOT EXISTS connectors_connector_status ON connectors_connector (workspace, status, name, lower_name);

-- How many changes there were. Whoever makes one holds this row until the commit, so changes are numbered as they are committed.
CREATE TABLE IF NOT EXISTS connectors_change_count (
    id      INTEGER PRIMARY KEY,
    counted BIGINT NOT NULL
);

INSERT INTO connectors_change_count (id, counted)
    SELECT 1, 0 WHERE NOT EXISTS (SELECT 1 FROM connectors_change_count);

-- The names of connectors that changed.
CREATE TABLE IF NOT EXISTS connectors_change (
    workspace CHARACTER VARYING NOT NULL,
    number    BIGINT GENERATED ALWAYS AS IDENTITY,
    name      CHARACTER VARYING NOT NULL,
    written   BIGINT NOT NULL,
    PRIMARY KEY (workspace, number)
);

CREATE INDEX IF NOT EXISTS connectors_change_written ON connectors_change (written);

MERGE INTO connectors_schema (version) KEY (version) VALUES (1);
