-- What was installed. Every script enters its version, so that whoever runs it need not.
CREATE TABLE connectors_schema (
    version   integer PRIMARY KEY,
    installed timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- A connector a row. "form" is its JSON form, kept to the letter; what stands beside it is for finding. Texts are compared and
-- sorted by their code points, whatever the collation of the database.
CREATE TABLE connectors_connector (
    workspace      text COLLATE "C" NOT NULL,
    id             text COLLATE "C" NOT NULL,
    name           text COLLATE "C" NOT NULL,
    lower_name     text COLLATE "C" NOT NULL,
    status         text COLLATE "C" NOT NULL,
    revision       bigint NOT NULL,
    draft_revision bigint NOT NULL,
    updated        timestamp with time zone NOT NULL,
    form           json NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT connectors_connector_name UNIQUE (workspace, name)
);

-- Forms are kept beside the rows, so that looking through many rows reads no form.
ALTER TABLE connectors_connector SET (toast_tuple_target = 128);

-- A search for a part of a name looks at names in their order, and at nothing but the index.
CREATE INDEX connectors_connector_names ON connectors_connector (workspace, name) INCLUDE (lower_name);
CREATE INDEX connectors_connector_status ON connectors_connector (workspace, status, name) INCLUDE (lower_name);

-- The names of connectors that changed. "written" is the transaction that changed one: a node that has seen all transactions
-- before one misses none that began earlier and was committed later.
CREATE TABLE connectors_change (
    workspace text COLLATE "C" NOT NULL,
    number    bigint GENERATED ALWAYS AS IDENTITY,
    name      text COLLATE "C" NOT NULL,
    written   xid8 NOT NULL DEFAULT pg_current_xact_id(),
    PRIMARY KEY (workspace, number)
);

CREATE INDEX connectors_change_written ON connectors_change (written);

INSERT INTO connectors_schema (version) VALUES (1);
