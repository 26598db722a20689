package dev.kanmon.bench;

import dev.kanmon.contract.SourceDigest;
import dev.kanmon.engine.deploy.Admission;
import dev.kanmon.engine.deploy.Deploy;
import dev.kanmon.engine.deploy.DeploySettings;
import dev.kanmon.engine.deploy.StopSignal;
import dev.kanmon.engine.plan.Plan;
import dev.kanmon.engine.plan.PlanSettings;
import dev.kanmon.engine.plan.Planner;
import dev.kanmon.engine.schema.shadow.ShadowSettings;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.source.MigrationSource;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.testsupport.TemporaryDirectories;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A part of {@code make bench}: plans of a database with a history, with and without the history replayed already. */
public final class PlanBench {

    private static final int APPLIED = 200;
    private static final int PENDING = 5;
    private static final String ROW = "  %-44s %9s %11s%n";

    private PlanBench() {}

    /** No arguments; needs {@code target/postgresql}, which the build makes. */
    public static void main(String[] arguments) {
        Path cache = TemporaryDirectories.create("kanmon-plan-bench");
        try (TestDatabase database = TestPostgres.shared().newDatabase()) {
            apply(database, source(APPLIED));
            System.out.printf("%nplan: %d migrations applied, %d pending%n%n", APPLIED, PENDING);
            System.out.printf(ROW, "", "ms", "/ off");
            double off = millis(database, new ShadowSettings.Off());
            row("without a rehearsal", off, off);
            ShadowSettings shadow = new ShadowSettings.PrivateServer(
                    Path.of("target", "postgresql").toAbsolutePath(), Optional.of(cache));
            row("first: the history is replayed", millis(database, shadow), off);
            row("second: the history is in the cache", millis(database, shadow), off);
            row("third", millis(database, shadow), off);
        } finally {
            TemporaryDirectories.delete(cache);
        }
    }

    private static void row(String name, double millis, double off) {
        System.out.printf(ROW, name, "%.0f".formatted(millis), "%.2f".formatted(millis / off));
    }

    private static void apply(TestDatabase database, MigrationSource source) {
        try (Session session = open(database)) {
            Deploy.run(
                    session, source, DeploySettings.DEFAULT, Admission.UNCONDITIONAL, new StopSignal(), progress -> {});
        }
    }

    private static double millis(TestDatabase database, ShadowSettings shadow) {
        long began = System.nanoTime();
        Optional<Plan> plan = Planner.plan(
                        () -> open(database),
                        source(APPLIED + PENDING),
                        DeploySettings.DEFAULT,
                        new PlanSettings(shadow, List.of(), false, ConnectionUrl.parse(database.url())),
                        new StopSignal())
                .plan();
        double millis = (System.nanoTime() - began) / 1e6;
        if (plan.isEmpty() || plan.get().migrations().size() != PENDING) {
            throw new IllegalStateException("the plan has not the " + PENDING + " pending migrations");
        }
        return millis;
    }

    private static Session open(TestDatabase database) {
        return TargetConnector.open(ConnectionUrl.parse(database.url()), "kanmon bench");
    }

    private static MigrationSource source(int count) {
        List<Migration> migrations = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            migrations.add(new Migration("%014d_table".formatted(20260101000000L + i), Optional.of(script(i))));
        }
        return new MigrationSource(migrations, Optional.empty(), SourceDigest.of(Map.of()));
    }

    private static String script(int number) {
        String table = "\"Table" + number + "\"";
        return "CREATE TABLE " + table + " (\"id\" SERIAL PRIMARY KEY, \"name\" TEXT NOT NULL, \"parentId\" INTEGER);\n"
                + "CREATE UNIQUE INDEX \"Table" + number + "_name_key\" ON " + table + "(\"name\");\n"
                + "ALTER TABLE " + table + " ADD CONSTRAINT \"Table" + number
                + "_parentId_fkey\" FOREIGN KEY (\"parentId\")"
                + " REFERENCES " + table + "(\"id\") ON DELETE SET NULL ON UPDATE CASCADE;\n"
                + (number == 0 ? "" : "ALTER TABLE \"Table" + (number - 1) + "\" ADD COLUMN \"extra\" TEXT;\n");
    }
}
