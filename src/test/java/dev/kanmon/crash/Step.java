package dev.kanmon.crash;

/** One statement of a migration whose effect can be found again in the database. */
sealed interface Step {

    /** The statement in the script of a migration. */
    String sql(String migration);

    /** Whether PostgreSQL refuses it inside of a transaction. */
    default boolean alone() {
        return false;
    }

    /** Inserts a row that nothing keeps unique: what is done twice is there twice. */
    record Mark(int number) implements Step {
        @Override
        public String sql(String migration) {
            return "INSERT INTO " + Effects.MARKS + " VALUES ('" + migration + "', " + number + ")";
        }
    }

    record CreateTable(String table) implements Step {
        @Override
        public String sql(String migration) {
            return "CREATE TABLE " + table + " (id bigint PRIMARY KEY, note text)";
        }
    }

    /** Changes nothing, and takes its time about it. */
    record Sleep(int millis) implements Step {
        @Override
        public String sql(String migration) {
            return "SELECT pg_sleep(" + millis / 1000.0 + ")";
        }
    }

    /** Makes the table of marks, and one with so many rows that an index on it takes about 100 ms. */
    record Prepare() implements Step {
        private static final int ROWS = 30_000;

        @Override
        public String sql(String migration) {
            return "CREATE TABLE " + Effects.MARKS + " (migration text NOT NULL, number int NOT NULL);\n"
                    + "CREATE TABLE crash_rows AS SELECT i AS id FROM generate_series(1, " + ROWS + ") i";
        }
    }

    record CreateIndex(String index) implements Step {
        @Override
        public String sql(String migration) {
            return "CREATE INDEX CONCURRENTLY " + index + " ON crash_rows (md5(id::text || '" + index + "'))";
        }

        @Override
        public boolean alone() {
            return true;
        }
    }

    record DropIndex(String index) implements Step {
        @Override
        public String sql(String migration) {
            return "DROP INDEX CONCURRENTLY " + index;
        }

        @Override
        public boolean alone() {
            return true;
        }
    }
}
