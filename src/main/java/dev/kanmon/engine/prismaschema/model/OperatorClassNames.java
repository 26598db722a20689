package dev.kanmon.engine.prismaschema.model;

import java.util.Optional;

/** What schema files call the operator classes of a database. */
public final class OperatorClassNames {

    private OperatorClassNames() {}

    /**
     * @param sqlName such as {@code jsonb_path_ops}
     * @return such as {@code JsonbPathOps}; empty where it has to be written {@code raw("…")}
     */
    public static Optional<String> inSchema(String sqlName) {
        return OperatorClass.withSqlName(sqlName).map(OperatorClass::name);
    }
}
