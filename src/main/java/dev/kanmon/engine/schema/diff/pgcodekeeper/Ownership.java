package dev.kanmon.engine.schema.diff.pgcodekeeper;

import java.util.List;
import org.pgcodekeeper.core.PgDiffUtils;
import org.pgcodekeeper.core.schema.AbstractDatabase;
import org.pgcodekeeper.core.schema.AbstractTable;
import org.pgcodekeeper.core.schema.PgPrivilege;
import org.pgcodekeeper.core.schema.PgStatement;

/**
 * Takes out of a schema whose its objects are: a shadow's role is another than the target's, and so owners, and what
 * they may do with what is theirs, differ always and say nothing.
 */
final class Ownership {

    private Ownership() {}

    static void forget(AbstractDatabase schema) {
        schema.getDescendants().forEach(object -> {
            String owner = object.getOwner();
            if (object instanceof AbstractTable table) {
                table.getColumns().forEach(column -> forget(column, owner));
            }
            forget(object, owner);
        });
    }

    private static void forget(PgStatement object, String owner) {
        if (owner == null) {
            return;
        }
        String name = PgDiffUtils.getQuotedName(owner);
        List<PgPrivilege> others = object.getPrivileges().stream()
                .filter(privilege -> !privilege.getRole().equals(name))
                .toList();
        object.setOwner(null);
        if (others.size() < object.getPrivileges().size()) {
            object.clearPrivileges();
            others.forEach(object::addPrivilege);
        }
    }
}
