package dev.kanmon.runner;

import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.develop.DevelopRequest.Word;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** What can be said yes to beforehand when a schema is developed. */
final class DevelopOptions {

    private static final String ACCEPT_DATA_LOSS = "--accept-data-loss";
    private static final String FORCE_RESET = "--force-reset";

    private DevelopOptions() {}

    static CommandSpec addTo(CommandSpec spec) {
        return spec.addOption(Options.flag(
                        RunnerOptions.YES, "The same as " + ACCEPT_DATA_LOSS + ". It says yes to no reset."))
                .addOption(Options.flag(ACCEPT_DATA_LOSS, "What the change itself takes away may be lost."))
                .addOption(Options.flag(
                        FORCE_RESET,
                        "Everything in the database may be lost; takes --environment Development, and is asked for"
                                + " elsewhere."));
    }

    static Set<Word> words(ParseResult arguments) {
        Set<Word> words = EnumSet.noneOf(Word.class);
        if (arguments.hasMatchedOption(RunnerOptions.YES) || arguments.hasMatchedOption(ACCEPT_DATA_LOSS)) {
            words.add(Word.ACCEPT_DATA_LOSS);
        }
        if (arguments.hasMatchedOption(FORCE_RESET)) {
            words.add(Word.FORCE_RESET);
        }
        return words;
    }
}
