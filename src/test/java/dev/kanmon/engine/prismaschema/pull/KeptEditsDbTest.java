package dev.kanmon.engine.prismaschema.pull;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.prismaschema.SchemaFile;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Prisma's own pull loses and this one keeps: comments, the order of blocks and fields, words that mean the same. */
class KeptEditsDbTest {

    private static final String SHOP = """
            CREATE TYPE role AS ENUM ('admin', 'user');
            CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL, role role NOT NULL DEFAULT 'user',
                CONSTRAINT users_email_key UNIQUE (email));
            CREATE TABLE orders (id serial PRIMARY KEY, user_id int NOT NULL,
                CONSTRAINT orders_user_id_fkey FOREIGN KEY (user_id) REFERENCES users ON DELETE RESTRICT ON UPDATE CASCADE);
            """;

    /** Not in Prisma's format, not in the database's order. */
    private static final String EDITED = """
            // The shop.
            datasource db {
              provider = "postgresql"
            }

            // What people may do.
            enum Role {
              user // most of them
              admin
              @@map("role")
            }

            /// Something bought.
            model Order {
              buyer  User @relation(fields: [userId], references: [id], onDelete: Restrict)
              userId Int  @map("user_id") // who pays

              // the number on the bill
              id     Int  @default(autoincrement()) @id
              @@map("orders")
            }

            model User {
              email  String @unique
              role   Role @default(user)
              orders Order[]
              id     Int @id @default(autoincrement())
              @@map("users")
            }
            """;

    private static EmptiedDatabase database;

    @BeforeAll
    static void open() {
        database = new EmptiedDatabase();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void aFileThatSaysTheDatabaseIsLeftAsItIs() {
        assertThat(pulled(SHOP)).isEqualTo(EDITED);
    }

    @Test
    void aNewColumnIsOneNewLine() {
        assertThat(pulled(SHOP + "ALTER TABLE orders ADD paid_at timestamptz"))
                .isEqualTo(EDITED.replace(
                        "  userId Int  @map(\"user_id\") // who pays\n",
                        "  userId Int  @map(\"user_id\") // who pays\n  paid_at DateTime? @db.Timestamptz(6)\n"));
    }

    @Test
    void aNewValueIsOneNewLine() {
        assertThat(pulled(SHOP + "ALTER TYPE role ADD VALUE 'guest'"))
                .isEqualTo(EDITED.replace("  user // most of them\n", "  user // most of them\n  guest\n"));
    }

    @Test
    void aColumnThatIsGoneTakesItsLineAlong() {
        assertThat(pulled(SHOP + "ALTER TABLE users DROP role"))
                .isEqualTo(EDITED.replace("  role   Role @default(user)\n", ""));
    }

    @Test
    void aTableThatIsGoneTakesItsRelationsAlong() {
        String pulled = pulled(SHOP + "DROP TABLE orders");
        assertThat(pulled).doesNotContain("Order").startsWith("// The shop.\n").contains("  email  String @unique\n");
    }

    @Test
    void aNewTableComesAfterTheLastModel() {
        assertThat(pulled(SHOP + "CREATE TABLE tags (id int PRIMARY KEY)"))
                .isEqualTo(EDITED + "\nmodel tags {\n  id Int @id\n}\n");
    }

    @Test
    void viewsAreToldAndLeftOut() {
        List<SchemaFile> files = List.of(new SchemaFile("schema.prisma", EDITED));
        SchemaPull.Result pulled =
                SchemaPull.pull(database.described(SHOP + "CREATE VIEW admins AS SELECT id FROM users", files), files);
        assertThat(pulled.files()).isEqualTo(files);
        assertThat(pulled.warnings()).contains("These views were left out; they stay in the database:\n  - \"admins\"");
    }

    @Test
    void partialIndexesAreToldAndLeftOutWhereTheFileMayNotHaveThem() {
        List<SchemaFile> files = List.of(new SchemaFile("schema.prisma", EDITED));
        SchemaPull.Result pulled = SchemaPull.pull(
                database.described(SHOP + "CREATE INDEX admins ON users (email) WHERE role = 'admin'", files), files);
        assertThat(pulled.files()).isEqualTo(files);
        assertThat(pulled.warnings()).anyMatch(warning -> warning.endsWith("in the database:\n  - \"admins\""));
    }

    private static String pulled(String ddl) {
        List<SchemaFile> files = List.of(new SchemaFile("schema.prisma", EDITED));
        return SchemaPull.pull(database.described(ddl, files), files)
                .files()
                .get(0)
                .text();
    }
}
