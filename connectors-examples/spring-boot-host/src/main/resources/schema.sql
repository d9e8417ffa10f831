CREATE TABLE workflow (id VARCHAR(36) PRIMARY KEY, tenant VARCHAR(64), name VARCHAR(100), connector VARCHAR(100));
CREATE TABLE customer (id VARCHAR(36) PRIMARY KEY, tenant VARCHAR(64), order_number VARCHAR(36), order_status VARCHAR(100));
