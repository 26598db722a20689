package dev.kanmon.engine.develop;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kanmon.contract.Environment;
import dev.kanmon.engine.EngineFixture;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.deploy.DeploySettings;
import dev.kanmon.engine.deploy.StopSignal;
import dev.kanmon.engine.develop.DevelopRequest.Wish;
import dev.kanmon.engine.develop.DevelopRequest.Word;
import dev.kanmon.engine.prismaschema.SchemaFile;
import dev.kanmon.engine.prismaschema.derive.SchemaDeriver;
import dev.kanmon.engine.prismaschema.model.ModelReader;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.schema.shadow.ShadowSettings;
import dev.kanmon.testsupport.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A project with a schema file and a folder of migrations, and its development database, which is its own shadow's server. */
final class DevelopScene implements AutoCloseable {

    static final String HEADER = "datasource db {\n  provider = \"postgresql\"\n}\n\n";
    static final String USER = "model User {\n  id    Int    @id @default(autoincrement())\n  email String\n}\n";

    private final Path migrations;
    private final EngineFixture fixture;
    private String schema = HEADER;
    private Person person = new Answers();
    private Environment environment = Environment.Development;
    private Set<Word> words = Set.of();
    private ShadowSettings shadow;
    private Optional<Seed> seed = Optional.empty();
    private DeploySettings settings = DeploySettings.DEFAULT;

    /** @param project a directory of its own */
    DevelopScene(Path project) {
        this.migrations = project.resolve("migrations");
        this.fixture = new EngineFixture(migrations);
        this.shadow = new ShadowSettings.TargetServer(fixture.target());
    }

    EngineFixture fixture() {
        return fixture;
    }

    TestDatabase database() {
        return fixture.database();
    }

    Path migrations() {
        return migrations;
    }

    /** With the header where the text has no datasource. */
    DevelopScene schema(String text) {
        schema = text.contains("datasource") ? text : HEADER + text;
        return this;
    }

    /** Who is at the terminal from now on; without answers nobody is. */
    DevelopScene person(Person who) {
        person = who;
        return this;
    }

    DevelopScene environment(Environment what) {
        environment = what;
        return this;
    }

    DevelopScene words(Word... said) {
        words = Set.of(said);
        return this;
    }

    DevelopScene shadow(ShadowSettings where) {
        shadow = where;
        return this;
    }

    DevelopScene seed(Seed data) {
        seed = Optional.of(data);
        return this;
    }

    DevelopScene settings(DeploySettings changed) {
        settings = changed;
        return this;
    }

    DevelopResult dev(String name) {
        return dev(new Wish(Optional.of(name), false, false, List.of()));
    }

    DevelopResult createOnly(String name) {
        return dev(new Wish(Optional.of(name), true, false, List.of()));
    }

    DevelopResult renaming(String name, String... renamed) {
        return dev(new Wish(
                Optional.of(name),
                false,
                false,
                Stream.of(renamed).map(RenameWord::parse).toList()));
    }

    DevelopResult dev(Wish wish) {
        DevelopRequest request = new DevelopRequest(
                fixture.target(), environment, wanted(), migrations, shadow, settings, wish, seed, words);
        return Develop.run(
                request,
                person,
                Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC),
                new StopSignal(),
                told -> {});
    }

    PushResult push() {
        return Push.run(
                new PushRequest(fixture.target(), environment, wanted(), settings, words),
                person,
                new StopSignal(),
                told -> {});
    }

    /** What {@code dev} is refused with. */
    Problem refused(String name) {
        return refused(() -> dev(name));
    }

    static Problem refused(Runnable work) {
        ProblemException thrown = catchThrowableOfType(ProblemException.class, work::run);
        return thrown.problem();
    }

    /** The text of a migration's script. */
    String script(String migration) {
        return text(migration + "/migration.sql");
    }

    String text(String file) {
        try {
            return Files.readString(migrations.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the migrations' folders, in order. */
    List<String> folders() {
        if (Files.notExists(migrations)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(migrations)) {
            return entries.filter(Files::isDirectory)
                    .map(entry -> entry.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        fixture.close();
    }

    private SqlSchema wanted() {
        return SchemaDeriver.derive(ModelReader.read(List.of(new SchemaFile("schema.prisma", schema)))
                .model());
    }
}
