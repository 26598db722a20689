package dev.kanmon.engine.lint;

import dev.kanmon.engine.parse.ParseResult.Invalid;
import dev.kanmon.engine.parse.ParseResult.Unparsed;
import dev.kanmon.engine.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with the file itself, whatever its statements mean. */
final class FileChecks {

    static final String SYNTAX = "file/syntax";
    static final String UNPARSED = "analysis/unparsed";

    private final RuleBook rules;
    private final ReadMigration read;
    private final Places places;

    FileChecks(RuleBook rules, ReadMigration read, Places places) {
        this.rules = rules;
        this.read = read;
        this.places = places;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < read.trees().size(); i++) {
            ReadMigration.Tree tree = read.trees().get(i);
            Statement statement = read.script().statements().get(i);
            if (tree.result() instanceof Invalid invalid) {
                findings.add(finding(SYNTAX, places.at(i, tree.base() + invalid.offset()), invalid.message()));
            } else if (tree.result() instanceof Unparsed unparsed) {
                findings.add(finding(UNPARSED, places.at(i, statement.offset()), unparsed.reason()));
            }
        }
        return findings;
    }

    private Finding finding(String rule, Finding.Place place, String message) {
        return new Finding(
                rule,
                rules.info(rule).severity(),
                place,
                place.migration(),
                Optional.empty(),
                message,
                Optional.empty());
    }
}
