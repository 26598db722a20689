package dev.kanmon.engine;

import dev.kanmon.engine.deploy.Admission;
import dev.kanmon.engine.deploy.Deploy;
import dev.kanmon.engine.deploy.DeploySettings;
import dev.kanmon.engine.deploy.Progress;
import dev.kanmon.engine.deploy.StopSignal;
import dev.kanmon.engine.resolve.Resolution;
import dev.kanmon.engine.resolve.Resolve;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.source.MigrationSource;
import dev.kanmon.engine.source.SourceReader;
import dev.kanmon.engine.status.Status;
import dev.kanmon.engine.status.StatusReport;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A database of its own, a folder of migrations, and the engine's commands on both, each in a session of its own. */
public final class EngineFixture implements AutoCloseable {

    private final TestDatabase database = TestPostgres.shared().newDatabase();
    private final List<Progress> progress = new CopyOnWriteArrayList<>();
    private final Path folder;
    private String url = database.url();
    private DeploySettings settings = DeploySettings.DEFAULT;
    private StopSignal stop = new StopSignal();

    /** @param folder where the migrations lie; need not exist */
    public EngineFixture(Path folder) {
        this.folder = folder;
    }

    public TestDatabase database() {
        return database;
    }

    /** What the deploys so far have told. */
    public List<Progress> progress() {
        return progress;
    }

    public EngineFixture settings(DeploySettings changed) {
        settings = changed;
        return this;
    }

    /** The URL that the following commands use. */
    public EngineFixture url(String changed) {
        url = changed;
        return this;
    }

    public EngineFixture stop(StopSignal changed) {
        stop = changed;
        return this;
    }

    /** Writes or replaces a migration. */
    public EngineFixture migration(String name, String script) {
        return file(name + "/migration.sql", script);
    }

    public EngineFixture file(String path, String text) {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public EngineFixture file(String path, byte[] content) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a file, or a folder with what is in it. */
    public EngineFixture remove(String path) {
        try (Stream<Path> tree = Files.walk(folder.resolve(path))) {
            tree.sorted(Comparator.reverseOrder()).forEach(EngineFixture::delete);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public CommandResult deploy() {
        try (Session session = open()) {
            return Deploy.run(session, source(), settings, Admission.UNCONDITIONAL, stop, progress::add);
        }
    }

    public StatusReport status() {
        try (Session session = open()) {
            return Status.run(session, source());
        }
    }

    public CommandResult resolveApplied(String migration) {
        return resolve(new Resolution(migration, Resolution.Mark.APPLIED, false));
    }

    public CommandResult resolveRolledBack(String migration) {
        return resolve(new Resolution(migration, Resolution.Mark.ROLLED_BACK, false));
    }

    public CommandResult resolve(Resolution resolution) {
        try (Session session = open()) {
            return Resolve.run(session, source(), resolution, settings, stop, progress::add);
        }
    }

    public MigrationSource source() {
        return SourceReader.read(List.of(folder));
    }

    public Session open() {
        return TargetConnector.open(target(), "kanmon test");
    }

    public ConnectionUrl target() {
        return ConnectionUrl.parse(url);
    }

    /** All rows of the history, by start. */
    public List<Map<String, Object>> rows() {
        return database.query("SELECT migration_name, checksum, finished_at IS NOT NULL AS finished,"
                + " rolled_back_at IS NOT NULL AS rolled_back, logs, applied_steps_count AS steps"
                + " FROM public._prisma_migrations ORDER BY started_at, finished_at NULLS LAST");
    }

    /** Whether a table, index or view is there. */
    public boolean exists(String relation) {
        return database.value("SELECT to_regclass(?) IS NOT NULL", relation).equals(true);
    }

    @Override
    public void close() {
        database.close();
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
