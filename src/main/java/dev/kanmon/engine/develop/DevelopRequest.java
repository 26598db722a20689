package dev.kanmon.engine.develop;

import dev.kanmon.contract.Environment;
import dev.kanmon.engine.deploy.DeploySettings;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.schema.shadow.ShadowSettings;
import dev.kanmon.engine.target.ConnectionUrl;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be developed, and where.
 *
 * @param target the development database
 * @param environment what it is said to be for
 * @param wanted what the schema file means
 * @param directory where the migrations are, and the new one is written; need not exist
 * @param shadow where migrations are replayed
 * @param settings what may be waited for on the target
 * @param wish what the new migration is to be
 * @param seed sample data for a database that was begun anew, or migrated for the first time
 * @param words what was said yes to beforehand
 */
public record DevelopRequest(
        ConnectionUrl target,
        Environment environment,
        SqlSchema wanted,
        Path directory,
        ShadowSettings shadow,
        DeploySettings settings,
        Wish wish,
        Optional<Seed> seed,
        Set<Word> words) {

    public DevelopRequest {
        words = Set.copyOf(words);
    }

    /**
     * What the new migration is to be.
     *
     * @param name what a person calls it; empty where that is to be asked
     * @param createOnly it is written and not applied, and written even if it is empty
     * @param withDown the script that undoes it is written beside it
     * @param renamed what keeps its content under another name, as {@link RenameWord} reads it
     */
    public record Wish(Optional<String> name, boolean createOnly, boolean withDown, List<RenameWord> renamed) {

        public Wish {
            renamed = List.copyOf(renamed);
        }
    }

    /** The database schemas that the project's tables are in; never empty. */
    List<String> namespaces() {
        return wanted.namespaces().isEmpty() ? List.of(target.schema()) : wanted.namespaces();
    }

    /** What a command line may say yes to. */
    public enum Word {
        /** What the change itself would lose: {@code --yes}, {@code --accept-data-loss}. */
        ACCEPT_DATA_LOSS,
        /** Everything in the database: {@code --force-reset}. */
        FORCE_RESET
    }
}
