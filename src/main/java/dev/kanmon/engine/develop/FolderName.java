package dev.kanmon.engine.develop;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.source.MigrationOrder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Names the folder of the next migration: the time in UTC, and what a person calls it. */
final class FolderName {

    private static final String TIME_PATTERN = "uuuuMMddHHmmss";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(TIME_PATTERN);

    private FolderName() {}

    /**
     * It sorts after all that are there, since it is made of what they make: where the last one's time is not yet over (a
     * colleague's clock, or two in one second), it gets the second after that.
     *
     * @param existing the names of the other migrations, in the order of their bytes
     * @param called the words of a person; may be empty
     * @throws ProblemException K2004 where no name of this form sorts after them
     */
    static String of(Instant now, List<String> existing, String called) {
        LocalDateTime time = LocalDateTime.ofInstant(now, ZoneOffset.UTC).withNano(0);
        Optional<String> last = existing.isEmpty() ? Optional.empty() : Optional.of(existing.get(existing.size() - 1));
        LocalDateTime after = last.flatMap(FolderName::time)
                .map(latest -> latest.plusSeconds(1))
                .filter(time::isBefore)
                .orElse(time);
        String name = TIME.format(after) + "_" + MigrationSlug.of(called);
        last.filter(other -> MigrationOrder.BY_BYTES.compare(other, name) >= 0).ifPresent(other -> {
            throw sortsBefore(name, other);
        });
        return name;
    }

    private static Optional<LocalDateTime> time(String migration) {
        if (migration.length() < TIME_PATTERN.length()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(migration.substring(0, TIME_PATTERN.length()), TIME));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ProblemException sortsBefore(String name, String last) {
        return ProblemException.invalidInput(
                ProblemCode.AMBIGUOUS_ORDER,
                "A new migration `" + name + "` would run before `" + last + "`, which it builds on.",
                "Rename that one so that its name begins with 14 digits, the time of its making; where it is applied"
                        + " already, rename its rows in _prisma_migrations with it.");
    }
}
