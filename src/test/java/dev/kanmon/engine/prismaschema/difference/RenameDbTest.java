package dev.kanmon.engine.prismaschema.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.prismaschema.GoldenPair;
import dev.kanmon.engine.prismaschema.describe.DatabaseDescriber;
import dev.kanmon.engine.prismaschema.loss.DataLoss;
import dev.kanmon.engine.prismaschema.script.MigrationScript;
import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Renames keep the rows, bring keys and indexes to their new default names, and lead to the wanted schema. */
class RenameDbTest {

    private static final String BEFORE = """
            model User {
              id    Int    @id @default(autoincrement())
              email String @unique
              name  String?
              posts Post[]
              @@index([name, email])
            }
            model Post {
              id       Int  @id
              authorId Int
              author   User @relation(fields: [authorId], references: [id])
            }
            """;
    private static final String AFTER = """
            model Account {
              id    Int    @id @default(autoincrement())
              mail  String @unique
              title String?
              age   Int?
              posts Post[]
              @@index([title, mail])
            }
            model Post {
              id       Int     @id
              writerId Int
              writer   Account @relation(fields: [writerId], references: [id])
            }
            """;
    private static final List<Rename> ALL = List.of(
            new Rename.OfTable(QualifiedName.of("User"), QualifiedName.of("Account")),
            column("User", "email", "mail"),
            column("User", "name", "title"),
            column("Post", "authorId", "writerId"));

    private TestDatabase database;
    private Session session;

    @BeforeEach
    void open() {
        database = TestPostgres.shared().newDatabase();
        session = TargetConnector.open(ConnectionUrl.parse(database.url()), "test");
        session.run(MigrationScript.of(Difference.between(SqlSchema.EMPTY, schema(BEFORE))));
        session.run("INSERT INTO \"User\" (email, name) VALUES ('a@x', 'A'); INSERT INTO \"Post\" VALUES (1, 1)");
    }

    @AfterEach
    void close() {
        session.close();
        database.close();
    }

    @Test
    void scriptRenamesTablesColumnsAndWhatIsNamedAfterThem() {
        assertThat(MigrationScript.of(Difference.between(schema(BEFORE), schema(AFTER), ALL)))
                .isEqualTo("""
                        -- RenameTable
                        ALTER TABLE "User" RENAME TO "Account";

                        -- RenameColumn
                        ALTER TABLE "Account" RENAME COLUMN "email" TO "mail";

                        -- RenameColumn
                        ALTER TABLE "Account" RENAME COLUMN "name" TO "title";

                        -- RenameColumn
                        ALTER TABLE "Post" RENAME COLUMN "authorId" TO "writerId";

                        -- AlterTable
                        ALTER TABLE "Account" ADD COLUMN     "age" INTEGER;
                        ALTER TABLE "Account" RENAME CONSTRAINT "User_pkey" TO "Account_pkey";

                        -- RenameForeignKey
                        ALTER TABLE "Post" RENAME CONSTRAINT "Post_authorId_fkey" TO "Post_writerId_fkey";

                        -- RenameIndex
                        ALTER INDEX "User_email_key" RENAME TO "Account_mail_key";

                        -- RenameIndex
                        ALTER INDEX "User_name_email_idx" RENAME TO "Account_title_mail_idx";
                        """);
    }

    @Test
    void rowsStayAndTheWantedSchemaIsThere() {
        Difference difference = Difference.between(described(), schema(AFTER), ALL);
        assertThat(DataLoss.on(session, difference).isEmpty()).isTrue();
        session.run(MigrationScript.of(difference));
        assertThat(Difference.between(described(), schema(AFTER)).isEmpty()).isTrue();
        assertThat(session.query("SELECT mail, title FROM \"Account\"", row -> row.getString(1) + row.getString(2)))
                .containsExactly("a@xA");
    }

    @Test
    void whatIsLostOfARenamedTableIsCountedUnderItsPresentName() {
        String narrower = AFTER.replace("  title String?\n", "").replace("@@index([title, mail])", "");
        List<Rename> renames = List.of(ALL.get(0), ALL.get(1), ALL.get(3));
        assertThat(DataLoss.on(session, Difference.between(described(), schema(narrower), renames))
                        .warnings())
                .containsExactly(
                        "You are about to drop the column `name` on the `Account` table, which still contains 1"
                                + " non-null values.");
    }

    @Test
    void dropsAndAddsOfOneTypeAreCandidates() {
        assertThat(Difference.between(schema(BEFORE), schema(AFTER)).renameCandidates())
                .containsExactly(column("Post", "authorId", "writerId"));
    }

    @Test
    void aTableOfNearlyTheSameColumnsIsACandidateAndThenItsColumnsAre() {
        String after = BEFORE.replace("User", "Account")
                .replace("name  String?", "names String?")
                .replace("name,", "names,");
        Difference difference = Difference.between(schema(BEFORE), schema(after));
        assertThat(difference.renameCandidates()).containsExactly(ALL.get(0));
        Difference renamed = Difference.between(schema(BEFORE), schema(after), difference.renameCandidates());
        assertThat(renamed.renameCandidates()).containsExactly(column("User", "name", "names"));
    }

    @Test
    void theLikelierIsFirstAndNothingIsInTwo() {
        SqlSchema before = schema("model T {\n id Int @id\n first_name String\n last_name String\n n Int\n}\n");
        SqlSchema after = schema("model T {\n id Int @id\n firstName String\n lastName String\n m BigInt\n}\n");
        assertThat(Difference.between(before, after).renameCandidates())
                .containsExactly(
                        column("T", "first_name", "firstName"),
                        column("T", "last_name", "lastName"),
                        column("T", "n", "m"));
    }

    @Test
    void aRenameOfWhatIsNotThereIsRefused() {
        assertRefused(
                column("Post", "nothing", "writerId"), ProblemCode.UNKNOWN_RENAME, "column nothing of the table Post");
        assertRefused(column("Nobody", "email", "mail"), ProblemCode.UNKNOWN_RENAME, "table Nobody");
        assertRefused(column("Post", "authorId", "nothing"), ProblemCode.UNKNOWN_RENAME, "column nothing");
    }

    @Test
    void aRenameOfWhatStaysIsRefused() {
        assertRefused(column("Post", "id", "writerId"), ProblemCode.IMPOSSIBLE_RENAME, "which stays");
        assertRefused(
                new Rename.OfTable(QualifiedName.of("Post"), QualifiedName.of("Account")),
                ProblemCode.IMPOSSIBLE_RENAME,
                "which stays");
    }

    private static void assertRefused(Rename rename, ProblemCode code, String part) {
        assertThatThrownBy(() -> Difference.between(schema(BEFORE), schema(AFTER), List.of(rename)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.problem().code()).isEqualTo(code))
                .hasMessageContaining(part);
    }

    private SqlSchema described() {
        return DatabaseDescriber.describe(session, List.of("public"));
    }

    private static SqlSchema schema(String models) {
        return GoldenPair.schemaOf("datasource db {\n  provider = \"postgresql\"\n}\n" + models);
    }

    private static Rename column(String table, String from, String to) {
        return new Rename.OfColumn(QualifiedName.of(table), from, to);
    }
}
