-- The names of the host's keys, each with a fingerprint: a node whose key of a name is another is refused.
CREATE TABLE IF NOT EXISTS connectors_key (
    name        CHARACTER VARYING PRIMARY KEY,
    fingerprint BINARY VARYING NOT NULL
);

-- Workspaces that have secrets. Whoever adds one holds the row, so that no two pass the quota together.
CREATE TABLE IF NOT EXISTS connectors_secret_workspace (
    workspace CHARACTER VARYING PRIMARY KEY
);

-- A secret a row. "sealed" is its value, encrypted for this row with the host's key "key_name".
CREATE TABLE IF NOT EXISTS connectors_secret (
    workspace  CHARACTER VARYING NOT NULL,
    name       CHARACTER VARYING NOT NULL,
    key_name   CHARACTER VARYING NOT NULL,
    sealed     BINARY VARYING NOT NULL,
    written_at TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    written_by CHARACTER VARYING,
    PRIMARY KEY (workspace, name)
);

CREATE INDEX IF NOT EXISTS connectors_secret_key ON connectors_secret (key_name);

-- Where a secret may be sent.
CREATE TABLE IF NOT EXISTS connectors_secret_origin (
    workspace CHARACTER VARYING NOT NULL,
    name      CHARACTER VARYING NOT NULL,
    origin    CHARACTER VARYING NOT NULL,
    named_at  TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    named_by  CHARACTER VARYING,
    PRIMARY KEY (workspace, name, origin),
    FOREIGN KEY (workspace, name) REFERENCES connectors_secret (workspace, name) ON DELETE CASCADE
);

-- An access token a row, or the lease of a node that fetches it. "digest" names it and tells nothing of it.
CREATE TABLE IF NOT EXISTS connectors_token (
    workspace    CHARACTER VARYING NOT NULL,
    digest       CHARACTER VARYING NOT NULL,
    key_name     CHARACTER VARYING,
    sealed       BINARY VARYING,
    due          TIMESTAMP(9) WITH TIME ZONE,
    ends         TIMESTAMP(9) WITH TIME ZONE,
    holder       CHARACTER VARYING,
    leased_until TIMESTAMP(9) WITH TIME ZONE,
    PRIMARY KEY (workspace, digest)
);

INSERT INTO connectors_sweep (name, due)
    SELECT 'tokens', CURRENT_TIMESTAMP WHERE NOT EXISTS (SELECT 1 FROM connectors_sweep WHERE name = 'tokens');

MERGE INTO connectors_schema (version) KEY (version) VALUES (4);
