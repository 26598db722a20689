package dev.kanmon.engine.lint.schema;

import dev.kanmon.engine.parse.Node;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What is known of a schema at one moment. */
public interface SchemaView {

    /** What a name without a schema means; empty where a script has made that unknown. */
    String defaultSchema();

    Optional<Table> table(ObjectName name);

    Collection<Table> tables();

    /** Whether a pending migration made this table, so that nobody uses it and nothing is in it. */
    default boolean isNew(ObjectName table) {
        return table(table).map(Table::madeInRun).orElse(false);
    }

    /** As {@link #isNew}, but without doubt: not by CREATE TABLE IF NOT EXISTS, which says nothing where there was one. */
    default boolean isCertainlyNew(ObjectName table) {
        return table(table)
                .map(found -> found.madeInRun() && !found.mayHaveExisted())
                .orElse(false);
    }

    Optional<Index> index(ObjectName name);

    List<Index> indexesOf(ObjectName table);

    /** The {@code PartitionSpec} of a partitioned table; empty for any other. */
    Optional<Node> partitionKey(ObjectName table);

    /** The table that this one is a partition of, or inherits from. */
    Optional<ObjectName> parentOf(ObjectName table);

    /** Partitions and children, and theirs, from the top down. */
    List<ObjectName> descendantsOf(ObjectName table);

    Optional<ObjectName> defaultPartitionOf(ObjectName table);

    /** Whether it is a domain with a CHECK or NOT NULL. */
    boolean isConstrainedDomain(ObjectName type);

    /** Whether it is a domain that may refuse NULL: by NOT NULL, or by a CHECK that looks at NULL. */
    boolean refusesNull(ObjectName type);

    /** Values of an enum type, in order; empty for a type that is no enum, or not known. */
    Optional<List<String>> enumValues(ObjectName type);

    /** Whether a pending migration made the object, of whatever kind: type, view, schema, function. */
    boolean madeInRun(ObjectKind kind, ObjectName name);

    /** Whether a function may give another value in each row; empty for one that no migration made. */
    Optional<Boolean> isVolatile(ObjectName routine);

    /** The statements that define a function or procedure of this name, of any arguments: CREATE FUNCTION as it was written. */
    List<String> definitionsOf(ObjectName routine);
}
