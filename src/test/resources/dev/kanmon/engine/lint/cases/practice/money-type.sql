-- >>> finds: a price of type money [schema differs: numeric]
CREATE TABLE product (id bigint PRIMARY KEY, price money NOT NULL DEFAULT 0);
-- >>> spares: a price of type numeric
CREATE TABLE product (id bigint PRIMARY KEY, money numeric(19, 4) NOT NULL);
