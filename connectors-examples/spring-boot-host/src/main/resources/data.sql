INSERT INTO workflow VALUES ('w-1', 'acme', 'Answer where is my order', 'retrieve_order');
INSERT INTO workflow VALUES ('w-2', 'globex', 'Nightly export', 'export_orders');
INSERT INTO customer VALUES ('c-7', 'acme', '1042', NULL);
