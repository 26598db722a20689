package dev.kanmon.engine.plan.rehearsal;

import dev.kanmon.engine.history.History;
import dev.kanmon.engine.history.HistoryRow;
import dev.kanmon.engine.parse.PostgresParser;
import dev.kanmon.engine.schema.shadow.ShadowFixture;
import dev.kanmon.engine.schema.shadow.ShadowSettings;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.source.MigrationSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A history and pending migrations, and their rehearsal on a shadow. */
final class RehearsalFixture {

    /** Tests of one JVM run one after the other. */
    private static final PostgresParser PARSER = new PostgresParser();

    private final List<Migration> migrations = new ArrayList<>();
    private final List<HistoryRow> rows = new ArrayList<>();
    private final ShadowSettings settings;
    private Optional<Set<String>> targetRoles = Optional.empty();
    private String schema = "public";

    private RehearsalFixture(ShadowSettings settings) {
        this.settings = settings;
    }

    /** On a private server of its own. */
    static RehearsalFixture onPrivateServer() {
        return new RehearsalFixture(ShadowFixture.TEMPORARY);
    }

    static RehearsalFixture on(ShadowSettings settings) {
        return new RehearsalFixture(settings);
    }

    /** Each an applied migration, h1, h2, … */
    RehearsalFixture history(String... scripts) {
        for (String script : scripts) {
            Migration migration = new Migration("h" + (rows.size() + 1), Optional.of(script));
            migrations.add(migration);
            OffsetDateTime at = OffsetDateTime.parse("2026-01-03T12:00:00Z").plusMinutes(rows.size());
            rows.add(new HistoryRow(
                    migration.name(), migration.checksum().orElseThrow(), migration.name(), at, at, null, null, 1));
        }
        return this;
    }

    /** Each a pending migration, p1, p2, … */
    RehearsalFixture pending(String... scripts) {
        for (String script : scripts) {
            migrations.add(new Migration("p" + (migrations.size() - rows.size() + 1), Optional.of(script)));
        }
        return this;
    }

    /** A pending migration with the script that is to undo it. */
    RehearsalFixture pendingWithDown(String script, String down) {
        String name = "p" + (migrations.size() - rows.size() + 1);
        migrations.add(new Migration(name, Optional.of(script), Optional.of(down)));
        return this;
    }

    RehearsalFixture targetRoles(String... roles) {
        targetRoles = Optional.of(Set.of(roles));
        return this;
    }

    RehearsalFixture schema(String name) {
        schema = name;
        return this;
    }

    Rehearsal rehearse() {
        MigrationSource source = new MigrationSource(migrations, Optional.empty(), "");
        return Rehearser.rehearse(
                settings,
                new RehearsalRequest(
                        "shop",
                        schema,
                        source,
                        new History(rows),
                        targetRoles,
                        Optional.empty(),
                        RehearsalRequest.DEFAULT_STATEMENT_LIMIT),
                PARSER);
    }

    /** The rehearsal, which has to have run. */
    Rehearsal.Rehearsed rehearsed() {
        Rehearsal rehearsal = rehearse();
        if (rehearsal instanceof Rehearsal.Rehearsed rehearsed) {
            return rehearsed;
        }
        throw new AssertionError(rehearsal.toString());
    }

    /** The statements of the first pending migration. */
    List<RehearsedStatement> statements() {
        return rehearsed().migrations().get(0).statements();
    }
}
