package dev.kanmon.engine.golden;

import dev.kanmon.runner.DiffRun;
import dev.kanmon.testsupport.MigrationFolder;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Migrations, the database that they made, further ones, and {@code kanmon diff} between them. */
final class GoldenDiff implements AutoCloseable {

    private final MigrationFolder migrations = new MigrationFolder();
    private final List<TestDatabase> databases = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private final TestDatabase live = database();

    GoldenDiff() {
        environment.put("DATABASE_URL", live.url());
        environment.put("SHADOW_DATABASE_URL", live.url());
    }

    MigrationFolder migrations() {
        return migrations;
    }

    TestDatabase live() {
        return live;
    }

    /** Another one, in which these scripts have run. */
    TestDatabase database(String... scripts) {
        TestDatabase database = TestPostgres.shared().newDatabase();
        databases.add(database);
        database.sql(scripts);
        return database;
    }

    /** From the migrations to the live database. */
    DiffRun fromMigrations(String... options) {
        return run(options, "--from-migrations", folder(), "--to-url-env", "DATABASE_URL");
    }

    /** From the live database to the migrations. */
    DiffRun toMigrations(String... options) {
        return run(options, "--from-url-env", "DATABASE_URL", "--to-migrations", folder());
    }

    DiffRun between(TestDatabase from, TestDatabase to, String... options) {
        environment.put("FROM_URL", from.url());
        environment.put("TO_URL", to.url());
        return run(options, "--from-url-env", "FROM_URL", "--to-url-env", "TO_URL");
    }

    /** On the tests' own server, for that is quicker than starting a private one each time. */
    DiffRun run(String[] options, String... sides) {
        List<String> arguments = new ArrayList<>(List.of(sides));
        arguments.addAll(List.of("--shadow", "external"));
        arguments.addAll(List.of(options));
        return DiffRun.of(environment, arguments.toArray(String[]::new));
    }

    String folder() {
        return migrations.migrations().toString();
    }

    @Override
    public void close() {
        databases.forEach(TestDatabase::close);
        migrations.close();
    }
}
