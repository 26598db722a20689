package dev.kanmon.engine.plan.rehearsal;

import dev.kanmon.engine.schema.shadow.ShadowServer;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Roles belong to a server, so a shadow lacks the target's. On a server of our own they are made, without any rights. */
final class MissingRoles {

    private final ShadowServer server;
    private final Optional<Set<String>> targetRoles;

    /** @param targetRoles empty: every role that is named is taken to be there */
    MissingRoles(ShadowServer server, Optional<Set<String>> targetRoles) {
        this.server = server;
        this.targetRoles = targetRoles;
    }

    /** The roles that the statement names, and that only the shadow lacks. */
    Set<String> of(ReadStatement statement) {
        Set<String> missing = statement.roles().stream()
                .filter(role -> targetRoles.map(roles -> roles.contains(role)).orElse(true))
                .collect(Collectors.toCollection(HashSet::new));
        targetRoles.ifPresent(roles -> roles.stream()
                .filter(role -> names(statement.statement().text(), role))
                .forEach(missing::add));
        missing.removeAll(server.roles());
        return missing;
    }

    /** @return whether there is any point in running the statement again */
    boolean create(Set<String> missing) {
        if (server.isShared()) {
            return false;
        }
        missing.forEach(server::createRole);
        return !missing.isEmpty();
    }

    /** Also in the body of a DO block, which the parser does not read. */
    private static boolean names(String text, String role) {
        return Pattern.compile("(?<![\\w$])" + Pattern.quote(role) + "(?![\\w$])", Pattern.UNICODE_CHARACTER_CLASS)
                .matcher(text)
                .find();
    }
}
