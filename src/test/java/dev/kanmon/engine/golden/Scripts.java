package dev.kanmon.engine.golden;

/** The migrations of the recordings; their checksums are in the recorded rows. */
final class Scripts {

    static final String INIT = """
            -- CreateTable
            CREATE TABLE "User" (
                "id" SERIAL NOT NULL,
                "email" TEXT NOT NULL,

                CONSTRAINT "User_pkey" PRIMARY KEY ("id")
            );
            """;
    static final String ADD_NAME = "-- AlterTable\nALTER TABLE \"User\" ADD COLUMN     \"name\" TEXT;\n";
    static final String EMAIL_UNIQUE =
            "-- CreateIndex\nCREATE UNIQUE INDEX \"User_email_key\" ON \"User\"(\"email\");\n";
    static final String NEXT = "CREATE TABLE \"N\" (id int);\n";
    static final String TWO_COLUMNS =
            "ALTER TABLE \"User\" ADD COLUMN a int;\nALTER TABLE \"User\" ADD COLUMN b int;\n";
    static final String SELECT = "SELECT 1;\n";
    static final String SYNTAX_ERROR = """
            -- three statements, the second is wrong
            CREATE TABLE "A" ("id" INTEGER NOT NULL);
            CREATE TABEL "B" ("id" INTEGER NOT NULL);
            CREATE TABLE "C" ("id" INTEGER NOT NULL);
            """;
    static final String SYNTAX_MENDED = SYNTAX_ERROR.replace("TABEL", "TABLE");
    static final String AFTER = "CREATE TABLE \"After\" (id int);\n";
    static final String RUNTIME_ERROR = """
            CREATE TABLE "A" ("id" INTEGER NOT NULL);

            ALTER TABLE "User" ADD COLUMN "age" INTEGER NOT NULL;

            CREATE TABLE "C" ("id" INTEGER NOT NULL);
            """;
    static final String TRANSACTION_THAT_FAILS = "BEGIN;\nCREATE TABLE \"A\" (id int);\nSELECT 1/0;\nCOMMIT;\n";
    static final String TRANSACTION = "BEGIN;\nCREATE TABLE \"A\" (id int);\nCOMMIT;\n";
    static final String TRANSACTION_LEFT_OPEN = "BEGIN;\nCREATE TABLE \"B\" (id int);\n";
    static final String PENDING = "CREATE TABLE \"P\" (id int);\n";
    static final String MISSPELT = "SELEC 1;\n";
    static final String LEGACY = "CREATE TABLE legacy (id int primary key);\n";
    static final String LEGACY_NEXT = "ALTER TABLE legacy ADD COLUMN name text;\n";
    static final String X = "CREATE TABLE x (id int);\n";
    static final String INIT_IN_ONE_LINE = "CREATE TABLE \"User\" (\"id\" SERIAL NOT NULL, \"email\" TEXT NOT NULL,"
            + " CONSTRAINT \"User_pkey\" PRIMARY KEY (\"id\"));\n";
    static final String TWO = "CREATE TABLE two (id int);\n";
    static final String NEXTT = "CREATE TABLE nextt (id int);\n";

    private Scripts() {}
}
