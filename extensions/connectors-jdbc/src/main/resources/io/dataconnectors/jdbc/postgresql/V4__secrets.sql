-- The names of the host's keys, each with a fingerprint: a node whose key of a name is another is refused.
CREATE TABLE connectors_key (
    name        text COLLATE "C" PRIMARY KEY,
    fingerprint bytea NOT NULL
);

-- Workspaces that have secrets. Whoever adds one holds the row, so that no two pass the quota together.
CREATE TABLE connectors_secret_workspace (
    workspace text COLLATE "C" PRIMARY KEY
);

-- A secret a row. "sealed" is its value, encrypted for this row with the host's key "key_name".
CREATE TABLE connectors_secret (
    workspace  text COLLATE "C" NOT NULL,
    name       text COLLATE "C" NOT NULL,
    key_name   text COLLATE "C" NOT NULL,
    sealed     bytea NOT NULL,
    written_at timestamp with time zone NOT NULL,
    written_by text COLLATE "C",
    PRIMARY KEY (workspace, name)
);

CREATE INDEX connectors_secret_key ON connectors_secret (key_name);

-- Where a secret may be sent.
CREATE TABLE connectors_secret_origin (
    workspace text COLLATE "C" NOT NULL,
    name      text COLLATE "C" NOT NULL,
    origin    text COLLATE "C" NOT NULL,
    named_at  timestamp with time zone NOT NULL,
    named_by  text COLLATE "C",
    PRIMARY KEY (workspace, name, origin),
    FOREIGN KEY (workspace, name) REFERENCES connectors_secret (workspace, name) ON DELETE CASCADE
);

-- An access token a row, or the lease of a node that fetches it. "digest" names it and tells nothing of it.
CREATE TABLE connectors_token (
    workspace    text COLLATE "C" NOT NULL,
    digest       text COLLATE "C" NOT NULL,
    key_name     text COLLATE "C",
    sealed       bytea,
    due          timestamp with time zone,
    ends         timestamp with time zone,
    holder       text COLLATE "C",
    leased_until timestamp with time zone,
    PRIMARY KEY (workspace, digest)
);

INSERT INTO connectors_sweep (name, due) VALUES ('tokens', CURRENT_TIMESTAMP);

INSERT INTO connectors_schema (version) VALUES (4);
