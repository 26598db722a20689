package dev.kanmon.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderStoreTest {

    @TempDir
    Path temporary;

    private FolderStore store() {
        return new FolderStore(temporary);
    }

    @Test
    void fileIsThereOnlyWhenItIsComplete() throws IOException {
        try (PartialFile partial = store().create("shop.dump")) {
            partial.content().write("rows".getBytes());
            assertThat(store().names()).isEmpty();

            partial.complete();
        }
        assertThat(store().names()).containsExactly("shop.dump");
        try (var content = store().open("shop.dump")) {
            assertThat(content).hasContent("rows");
        }
    }

    @Test
    void fileThatIsNotCompletedLeavesNothing() throws IOException {
        try (PartialFile partial = store().create("shop.dump")) {
            partial.content().write("half of it".getBytes());
        }
        assertThat(everything()).isEmpty();
    }

    @Test
    void completeFileTakesThePlaceOfAnEarlierOne() throws IOException {
        write("shop.dump", "old");
        write("shop.dump", "new");

        assertThat(temporary.resolve("shop.dump")).hasContent("new");
        assertThat(everything()).containsExactly("shop.dump");
    }

    @Test
    void whoWasLeftBehindWritingCannotSpoilTheNextAttempt() throws IOException {
        PartialFile ghost = store().create("shop.dump");
        ghost.content().write("of the ghost".getBytes());
        write("shop.dump", "of the next attempt");

        ghost.content().write("more".getBytes());
        assertThatThrownBy(ghost::complete).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(
                        e.problem().code())
                .isEqualTo(ProblemCode.BACKUP_NOT_WRITTEN));
        ghost.close();
        assertThat(temporary.resolve("shop.dump")).hasContent("of the next attempt");
        assertThat(everything()).containsExactly("shop.dump");
    }

    @Test
    void checkRemovesWhatAKilledProcessLeftADayAgoAndNothingElse() throws IOException {
        store().create("old.dump");
        store().create("running.dump");
        write("kept.dump", "complete and old");
        age("old.dump", Duration.ofHours(25));
        age("kept.dump", Duration.ofDays(400));

        store().check(1);

        assertThat(everything()).hasSize(2).contains("kept.dump").anyMatch(name -> name.endsWith("-running.dump"));
    }

    @Test
    void folderIsMadeByTheCheck() {
        FolderStore store = new FolderStore(temporary.resolve("a/b"));
        store.check(1);

        assertThat(temporary.resolve("a/b")).isEmptyDirectory();
    }

    @Test
    void checkSaysHowMuchRoomThereIsAndHowMuchIsNeeded() {
        assertThatThrownBy(() -> store().check(Long.MAX_VALUE)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().code()).isEqualTo(ProblemCode.NO_ROOM_FOR_BACKUP);
            assertThat(e.problem().message())
                    .contains(temporary.toString())
                    .contains((Long.MAX_VALUE >> 20) + " MiB")
                    .contains("are free");
        });
    }

    @Test
    void fileInThePlaceOfTheFolderIsToldWithWhatToDo() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "");

        assertThatThrownBy(() -> new FolderStore(file).check(1)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().code()).isEqualTo(ProblemCode.BACKUP_STORE_UNUSABLE);
            assertThat(e.problem().hint()).contains("mounted");
        });
    }

    @Test
    void onlyAbandonedFilesOfItsOwnAreRemoved() throws IOException {
        Path own = temporary.resolve(".kanmon-partial-" + UUID.randomUUID() + "-shop.dump");
        Path foreign = temporary.resolve(".kanmon-partial-notes");
        FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
        for (Path file : List.of(own, foreign)) {
            Files.writeString(file, "half");
            Files.setLastModifiedTime(file, longAgo);
        }

        new FolderStore(temporary).check(1);

        assertThat(own).doesNotExist();
        assertThat(foreign).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "", "../shop.dump", "a/b", "/etc/passwd", ".kanmon-partial-x"})
    void namesThatLeadElsewhereAreRefused(String name) {
        assertThatThrownBy(() -> store().open(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().delete(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().create(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void missingFileIsToldByItsAddress() {
        assertThatThrownBy(() -> store().open("shop.dump"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().message()).contains("file://" + temporary + "/shop.dump"));
    }

    @Test
    void folderIsThereOnlyWhenItIsCompleteAndTakesThePlaceOfAnEarlierOne() throws IOException {
        for (String content : List.of("old", "new")) {
            try (PartialFolder partial = store().createFolder("shop.dump")) {
                Files.writeString(partial.path().resolve("toc.dat"), content);
                partial.complete();
            }
        }
        try (PartialFolder dropped = store().createFolder("other.dump")) {
            Files.writeString(dropped.path().resolve("toc.dat"), "half");
        }

        assertThat(temporary.resolve("shop.dump/toc.dat")).hasContent("new");
        assertThat(everything()).containsExactly("shop.dump");
    }

    @Test
    void deletingIsDoneOnceAndAgain() throws IOException {
        write("shop.dump", "rows");
        store().delete("shop.dump");
        store().delete("shop.dump");

        assertThat(everything()).isEmpty();
    }

    @Test
    void folderThatIsNotThereHoldsNothing() {
        assertThat(new FolderStore(temporary.resolve("nowhere")).names()).isEmpty();
    }

    private void write(String name, String content) throws IOException {
        try (PartialFile partial = store().create(name)) {
            partial.content().write(content.getBytes());
            partial.complete();
        }
    }

    private void age(String ending, Duration age) throws IOException {
        try (Stream<Path> entries = Files.list(temporary)) {
            Path file = entries.filter(entry -> entry.toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow();
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
        }
    }

    private List<String> everything() throws IOException {
        try (Stream<Path> entries = Files.list(temporary)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }
}
