-- >>> before
CREATE TABLE "Order" (id bigint PRIMARY KEY, "userId" bigint NOT NULL, status text NOT NULL, at timestamptz, number text UNIQUE);
CREATE INDEX "Order_userId_idx" ON "Order"("userId");
CREATE INDEX "Order_status_at_idx" ON "Order"(status, at);
-- >>> finds: the primary key has one
CREATE INDEX "Order_id_idx" ON "Order"(id);
-- >>> finds: the same once more
CREATE INDEX order_user ON "Order"("userId");
-- >>> finds: an older one begins with it
CREATE INDEX "Order_status_idx" ON "Order"(status);
-- >>> finds: an older one becomes superfluous [schema differs: one index fewer]
CREATE INDEX CONCURRENTLY "Order_userId_at_idx" ON "Order"("userId", at);
-- >>> finds: a unique constraint has one
CREATE INDEX "Order_number_idx" ON "Order"(number);
-- >>> spares: another order of columns, or another last column
CREATE INDEX "Order_at_status_idx" ON "Order"(at, status);
CREATE INDEX "Order_status_number_idx" ON "Order"(status, number);
-- >>> spares: a unique index is more than an index
CREATE UNIQUE INDEX "Order_status_key" ON "Order"(status);
-- >>> spares: a condition, an expression, an operator class, another method, INCLUDE
CREATE INDEX a ON "Order"("userId") WHERE status = 'open';
CREATE INDEX b ON "Order"(lower(status));
CREATE INDEX c ON "Order"(status text_pattern_ops);
CREATE INDEX d ON "Order" USING hash ("userId");
CREATE INDEX e ON "Order"("userId") INCLUDE (at);
-- >>> spares: the older one is dropped in the same migration
DROP INDEX "Order_userId_idx";
CREATE INDEX "Order_userId_at_idx" ON "Order"("userId", at);
