package dev.kanmon.runner.lint;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.lint.MigrationToLint;
import dev.kanmon.engine.lint.MigrationToLint.Standing;
import dev.kanmon.engine.source.Checksum;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The migrations to be linted, with what is known of the target.
 *
 * @param migrations in the order in which they run
 * @param missing files of migrations that the target has, and that are no longer among the migrations
 * @param files all that a finding can be in
 */
public record LintSource(List<MigrationToLint> migrations, List<ScriptFile> missing, List<ScriptFile> files) {

    /** Where the target has none of them. */
    public static LintSource ofAll(List<ScriptFile> files) {
        return of(files, List.of(), file -> Standing.PENDING);
    }

    /**
     * Where the target has the first ones.
     *
     * @param last the last of those
     * @throws ProblemException where there is no migration of that name
     */
    public static LintSource since(String last, List<ScriptFile> files) {
        int count = IntStream.range(0, files.size())
                        .filter(i -> files.get(i).migration().equals(last))
                        .findFirst()
                        .orElseThrow(() -> ProblemException.invalidInput(
                                ProblemCode.UNKNOWN_MIGRATION,
                                "There is no migration `" + last + "` among those to be linted.",
                                "Name the last one that is applied as its folder is named."))
                + 1;
        Set<ScriptFile> applied = Set.copyOf(files.subList(0, count));
        return of(files, List.of(), file -> applied.contains(file) ? Standing.APPLIED : Standing.PENDING);
    }

    /** @param applied the migrations as the target has them */
    public static LintSource against(List<ScriptFile> applied, List<ScriptFile> files) {
        Map<String, String> texts = applied.stream().collect(Collectors.toMap(ScriptFile::migration, ScriptFile::text));
        Set<String> names = files.stream().map(ScriptFile::migration).collect(Collectors.toSet());
        List<ScriptFile> missing = applied.stream()
                .filter(file -> !names.contains(file.migration()))
                .toList();
        return of(files, missing, file -> standing(file, texts));
    }

    /** How many of them are looked at. */
    public int pending() {
        return (int) migrations.stream().filter(MigrationToLint::isPending).count();
    }

    /** Whatever line ends a checkout gave them. */
    private static Standing standing(ScriptFile file, Map<String, String> applied) {
        if (!applied.containsKey(file.migration())) {
            return Standing.PENDING;
        }
        boolean same = Checksum.matches(file.text(), Checksum.of(applied.get(file.migration())));
        return same ? Standing.APPLIED : Standing.EDITED;
    }

    private static LintSource of(
            List<ScriptFile> files, List<ScriptFile> missing, Function<ScriptFile, Standing> standing) {
        return new LintSource(
                files.stream()
                        .map(file -> new MigrationToLint(file.migration(), file.text(), standing.apply(file)))
                        .toList(),
                missing,
                Stream.concat(files.stream(), missing.stream()).toList());
    }
}
