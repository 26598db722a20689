package dev.kanmon.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientPlacesTest {

    @TempDir
    Path temporary;

    @Test
    void programsOfTheServersVersionAreTaken() throws IOException {
        install("own/14/bin", "own/16/bin", "own/18/bin");

        assertThat(places("own").forServer(160004)).isEqualTo(new ClientTools(16, temporary.resolve("own/16/bin")));
    }

    @Test
    void nextNewerOnesAreTakenWhereTheServersAreNotThere() throws IOException {
        install("own/14/bin", "own/17/bin", "own/18/bin");

        assertThat(places("own").forServer(150009).major()).isEqualTo(17);
    }

    @Test
    void earlierPlaceWinsAmongTheSameVersion() throws IOException {
        install("own/16/bin", "system/16/bin");

        assertThat(places("own", "system").forServer(160004).directory()).isEqualTo(temporary.resolve("own/16/bin"));
    }

    @Test
    void versionOfWhatIsOnThePathIsAsked() throws IOException {
        install("bin");

        ClientPlaces places = new ClientPlaces(List.of(), List.of(temporary, temporary.resolve("bin")));
        assertThat(places.forServer(140024)).isEqualTo(new ClientTools(17, temporary.resolve("bin")));
    }

    @Test
    void serverNewerThanEveryProgramIsRefusedWithWhatWasFoundAndWhatToDo() throws IOException {
        install("own/14/bin", "own/15/bin");

        assertThatThrownBy(() -> places("own").forServer(180006)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().code()).isEqualTo(ProblemCode.NO_CLIENT_TOOLS);
            assertThat(e.problem().message())
                    .contains("it is PostgreSQL 18")
                    .contains("14 (" + temporary.resolve("own/14/bin") + ")")
                    .contains("15 (");
            assertThat(e.problem().hint())
                    .contains("pgDump.image")
                    .contains("postgresql-client-18")
                    .contains(ClientPlaces.CLIENTS_VARIABLE);
        });
    }

    @Test
    void folderWithoutTheProgramsDoesNotCount() throws IOException {
        Files.createDirectories(temporary.resolve("own/18/bin"));
        Files.createDirectories(temporary.resolve("own/latest/bin"));

        assertThat(places("own", "nowhere").atLeast(14)).isEmpty();
    }

    private ClientPlaces places(String... folders) {
        return new ClientPlaces(
                List.of(folders).stream().map(temporary::resolve).toList(), List.of());
    }

    /** Programs that say that they are of version 17. */
    private void install(String... directories) throws IOException {
        for (String directory : directories) {
            Path bin = Files.createDirectories(temporary.resolve(directory));
            for (String program : List.of(ClientTools.PG_DUMP, ClientTools.PG_RESTORE)) {
                Path file = bin.resolve(program);
                Files.writeString(file, "#!/bin/sh\necho \"" + program + " (PostgreSQL) 17.5 (Debian 17.5-1)\"\n");
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }
}
