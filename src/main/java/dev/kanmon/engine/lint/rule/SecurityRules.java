package dev.kanmon.engine.lint.rule;

import dev.kanmon.engine.lint.Rule;
import java.util.List;
import java.util.stream.Stream;

/** What a reviewer would stop. */
final class SecurityRules {

    private SecurityRules() {}

    static List<Rule> all() {
        return Stream.of(AccessRules.all(), SuperuserRules.all(), PasswordRules.all())
                .flatMap(List::stream)
                .toList();
    }
}
