package dev.kanmon.engine.lint;

import dev.kanmon.engine.lint.Finding.Place;
import dev.kanmon.engine.lint.LintRequest.Ignore;
import dev.kanmon.engine.sql.Directive;
import dev.kanmon.engine.sql.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Applies the comments of one migration that silence a rule for the statement below them. */
final class IgnoreComments {

    static final String UNUSED = "ignore/unused";
    static final String UNKNOWN_RULE = "ignore/unknown-rule";
    static final String WITHOUT_REASON = "ignore/without-reason";

    private final RuleBook rules;
    private final String migration;
    private final List<Comment> comments;

    /** @param ignore the rule, in this migration */
    private record Comment(Directive directive, Ignore ignore, String reason) {
        boolean silences(Finding finding) {
            int statement = finding.place().statement();
            // What is about the file as a whole is silenced at its beginning.
            boolean here = statement == directive.statement() || statement < 0 && directive.statement() == 0;
            return here && ignore.covers(finding.rule(), finding.place().migration());
        }
    }

    IgnoreComments(RuleBook rules, String migration, Script script) {
        this.rules = rules;
        this.migration = migration;
        this.comments = Directive.in(script).stream()
                .filter(directive -> directive.name().equals(Directive.IGNORE))
                .map(directive -> comment(directive, migration))
                .toList();
    }

    /** @return what is left, and what is wrong with the comments themselves */
    List<Finding> applyTo(List<Finding> findings) {
        List<Finding> left = new ArrayList<>(findings.stream()
                .filter(finding -> comments.stream().noneMatch(comment -> comment.silences(finding)))
                .toList());
        comments.forEach(comment -> check(comment, findings).ifPresent(left::add));
        return left;
    }

    private Optional<Finding> check(Comment comment, List<Finding> findings) {
        String rule = comment.ignore().rule();
        if (!rules.knows(rule)) {
            return Optional.of(finding(
                    UNKNOWN_RULE,
                    comment,
                    rule.isEmpty()
                            ? "This comment names no rule: write -- kanmon:ignore <rule> <reason>."
                            : "There is no rule " + rule + ", so this comment silences nothing."));
        }
        if (findings.stream().noneMatch(comment::silences)) {
            return Optional.of(finding(
                    UNUSED,
                    comment,
                    "Nothing is found here by " + rule + ": this comment silences nothing, remove it."));
        }
        return comment.reason().isEmpty()
                ? Optional.of(
                        finding(WITHOUT_REASON, comment, "This comment silences " + rule + " and does not say why."))
                : Optional.empty();
    }

    private Finding finding(String id, Comment comment, String message) {
        RuleInfo info = rules.info(id);
        int line = comment.directive().line();
        return new Finding(
                id,
                info.severity(),
                new Place(migration, -1, line, 1),
                comment.ignore().rule().isEmpty() ? "comment" : comment.ignore().rule(),
                Optional.empty(),
                message,
                Optional.empty());
    }

    private static Comment comment(Directive directive, String migration) {
        String[] words = directive.argument().split("\\s+", 2);
        return new Comment(directive, new Ignore(words[0], migration), words.length == 2 ? words[1] : "");
    }
}
